"""What a fine-tuned network's kind says of parts it did not learn from: one more network learns without each share."""

from __future__ import annotations

import threading
from collections.abc import Generator
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


def judged_by_folds(
    context: RunContext, best: BestEpoch, finish: threading.Event
) -> Generator[FoldProgress | Notice, None, BestEpoch]:
    """The epoch that is kept, judged on every part; on the validation pictures alone where folds cannot be.

    Args:
        context: Of the run; its `folds` says into how many shares the parts are dealt.
        best: As it was judged on the validation pictures.
        finish: Set when the run should end.
    """
    try:
        found = yield from out_of_fold(context, finish)
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
    pool = np.array(context.pool, np.int64)
    groups = [context.samples.groups[i] for i in pool]
    folds = grouped_folds(context.samples.labels[pool], groups, context.config.folds, context.config.seed)
    found = []
    for fold, (learned, held) in enumerate(folds, start=1):
        splits = Splits(tuple(pool[learned].tolist()), tuple(pool[held].tolist()), ())
        without = replace(context, splits=splits)
        learner = build_learner(without)
        for share in _taught(without, learner):
            yield FoldProgress(fold, len(folds), share)
            if finish.is_set():
                return None
        pixels, labels = context.samples.pixels[pool[held]], context.samples.labels[pool[held]]
        logits = learner.evaluate(learner.pictures(pixels), labels).logits
        if not np.isfinite(logits).all():
            raise TrainingError("training-diverged")
        found.append(OutOfFold(logits, learner.second_look(pixels), pool[held]))
    return OutOfFold(
        np.concatenate([part.logits for part in found]),
        np.concatenate([part.looked for part in found]),
        np.concatenate([part.indices for part in found]),
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
