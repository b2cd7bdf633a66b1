"""What a fine-tuned network's kind says of parts it did not learn from: one more network learns without each share."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.data.folds import grouped_folds
from castinspect.data.splits import Splits
from castinspect.errors import DataError, TrainingError
from castinspect.messages import Message
from castinspect.progress import Notice
from castinspect.training.events import BatchFinished, FoldProgress
from castinspect.training.run.context import RunContext
from castinspect.training.run.preparation import build_learner
from castinspect.training.run.state import BestEpoch
from castinspect.training.strategies import plan_phases

if TYPE_CHECKING:
    from castinspect.training.learner.learner import Learner


@dataclass(frozen=True)
class OutOfFold:
    """What networks say of pictures whose parts they did not learn from, each picture once.

    Attributes:
        logits: (n, classes) of the pictures as they are.
        looked: (n, classes) by the second look.
        indices: (n,) of the pictures among all samples.
    """

    logits: NDArray[np.float32]
    looked: NDArray[np.float32]
    indices: NDArray[np.int64]


FoldTeaching = Callable[[RunContext, threading.Event], Generator[FoldProgress, None, OutOfFold | None]]
"""As `out_of_fold`, in this process or in several."""


def judged_by_folds(
    context: RunContext, best: BestEpoch, finish: threading.Event, teaching: FoldTeaching
) -> Generator[FoldProgress | Notice, None, BestEpoch]:
    """The epoch that is kept, judged on every part; on the validation pictures alone where folds cannot be.

    Args:
        context: Of the run; its `folds` says into how many shares the parts are dealt.
        best: As it was judged on the validation pictures.
        finish: Set when the run should end.
        teaching: Teaches the networks, as `out_of_fold` does.
    """
    try:
        found = yield from teaching(context, finish)
    except (DataError, TrainingError):
        yield Notice(Message("folds-impossible"))
        return best
    return best if found is None else replace(best, logits=found.logits, judged_on=found.indices, looked=found.looked)


def out_of_fold(context: RunContext, finish: threading.Event) -> Generator[FoldProgress, None, OutOfFold | None]:
    """Deal the parts into folds, and teach a network without each as the run's own was taught.

    Args:
        context: Of the run; its `folds` says how many.
        finish: Set when the run should end.

    Returns:
        None where the run was to end before all folds were through.

    Raises:
        DataError: A class has only one part.
        TrainingError: The loss of a fold broke down, or not even two pictures fit the memory.
    """
    found, folds = [], dealt(context)
    for fold, splits in enumerate(folds, start=1):
        steps = without_share(context, splits)
        try:
            while True:
                yield FoldProgress(fold, len(folds), next(steps))
                if context.group.any(finish.is_set()):
                    return None
        except StopIteration as end:
            found.append(end.value)
    return together(found)


def dealt(context: RunContext) -> list[Splits]:
    """The run's folds: what is learned from, and as validation the share that is left out.

    Raises:
        DataError: A class has only one part.
    """
    pool = np.array(context.pool, np.int64)
    groups = [context.samples.groups[i] for i in pool]
    folds = grouped_folds(context.samples.labels[pool], groups, context.config.folds, context.config.seed)
    return [Splits(tuple(pool[learned].tolist()), tuple(pool[held].tolist()), ()) for learned, held in folds]


def without_share(context: RunContext, splits: Splits) -> Generator[float, None, OutOfFold]:
    """Teach a network on one fold.

    Args:
        context: What travels through the run: data, samples, splits, backbone, device.
        splits: One of `dealt`.

    Yields:
        The share of the epochs that is done.

    Returns:
        What the network says of the share that was left out.

    Raises:
        TrainingError: The loss broke down, or not even two pictures fit the memory.
    """
    without, held = replace(context, splits=splits), np.array(splits.validation, np.int64)
    learner = build_learner(without)
    yield from _taught(without, learner)
    pixels, labels = context.samples.pixels[held], context.samples.labels[held]
    logits = learner.evaluate(learner.pictures(pixels), labels).logits
    if not np.isfinite(logits).all():
        raise TrainingError("training-diverged")
    return OutOfFold(logits, learner.second_look(pixels) if context.config.looks_twice else logits, held)


def together(parts: Sequence[OutOfFold]) -> OutOfFold:
    """What networks of several folds say, one after the other."""
    return OutOfFold(
        np.concatenate([part.logits for part in parts]),
        np.concatenate([part.looked for part in parts]),
        np.concatenate([part.indices for part in parts]),
    )


def _taught(context: RunContext, learner: Learner) -> Generator[float, None, None]:
    """Teach a network phase by phase to its last epoch; yields the share of the epochs that is done."""
    from castinspect.training.head.run import HeadRun
    from castinspect.training.run.fine_tuning import FineTuning

    first, epochs = 1, context.config.epochs
    for index, phase in enumerate(plan_phases(context.config, context.backbone)):
        run = (
            HeadRun(context, learner, phase).run(index, first)
            if phase.only_head
            else FineTuning(context, learner, phase, evaluated=False).run(index, first)
        )
        for event in run:
            if isinstance(event, BatchFinished):
                yield min(1.0, (event.epoch - 1 + event.batch / event.batches) / epochs)
        first += phase.epochs
