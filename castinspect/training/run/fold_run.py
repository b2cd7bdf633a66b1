"""What a fine-tuned network's kind says of parts it did not learn from: one more network learns without each share."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.data.folders import DataSet
from castinspect.data.folds import grouped_folds
from castinspect.errors import DataError, TrainingError
from castinspect.evaluation.score import judged_only, scores_of
from castinspect.messages import Message
from castinspect.progress import Notice
from castinspect.training.config import TrainingConfig
from castinspect.training.events import BatchFinished, FoldProgress, TrainingEvent, TrainingFinished, TrainingStarted
from castinspect.training.run.context import RunContext
from castinspect.training.run.state import BestEpoch

OutOfFoldLogits = tuple[NDArray[np.float32], NDArray[np.int64]]
"""Logits (n, classes) of pictures that the network which gave them had not learned from, and their indices (n,)."""

Train = Callable[[TrainingConfig, DataSet], Generator[TrainingEvent, None, TrainingFinished]]
"""Learns from a given data set and is scored on it, as `castinspect.training.run.trainer.train` does."""


def judged_by_folds(
    context: RunContext, best: BestEpoch, finish: threading.Event, train: Train
) -> Generator[FoldProgress | Notice, None, BestEpoch]:
    """The epoch that is kept, judged on every part; on the validation pictures alone where folds cannot be.

    Args:
        context: Of the run; its `folds` says into how many shares the parts are dealt.
        best: As it was judged on the validation pictures.
        finish: Set when the run should end.
        train: Teaches the network of a fold.
    """
    try:
        found = yield from out_of_fold_logits(context, finish, train)
    except (DataError, TrainingError):
        yield Notice(Message("folds-impossible"))
        return best
    return best if found is None else replace(best, logits=found[0], judged_on=found[1])


def out_of_fold_logits(
    context: RunContext, finish: threading.Event, train: Train
) -> Generator[FoldProgress, None, OutOfFoldLogits | None]:
    """Deal the parts into folds, and teach a network without each as the run's own was taught.

    Args:
        context: Of the run; its `folds` says how many.
        finish: Set when the run should end.
        train: Teaches the network of a fold.

    Returns:
        None where the run was to end before all folds were through.

    Raises:
        DataError: A class has only one part.
        TrainingError: The loss of a fold broke down before any epoch was finished.
    """
    config, samples, pool = context.config, context.samples, context.pool
    labels, groups = samples.labels[list(pool)], [samples.groups[i] for i in pool]
    folds = grouped_folds(labels, groups, config.folds, config.seed)
    logits: list[NDArray[np.float32]] = []
    indices: list[int] = []
    index_of = {samples.paths[index]: index for index in pool}
    for fold, (learned, held) in enumerate(folds, start=1):
        sides = {"train": samples.chosen([pool[i] for i in learned]), "test": samples.chosen([pool[i] for i in held])}
        with tempfile.TemporaryDirectory(prefix="fold-") as folder:
            alone = {"folds": 0, "regroup": False, "out": Path(folder) / "fold.safetensors"}
            given = DataSet(context.dataset.folder, context.dataset.classes, sides)
            run = train(config.model_copy(update=alone), given)
            finished = yield from _taught(run, config.epochs, (fold, len(folds)), finish)
        if finished is None:
            return None
        logits.append(scores_of(finished.scored, finished.metadata).logits)
        indices += [index_of[picture.inspection.path] for picture in judged_only(finished.scored)]
    return np.concatenate(logits), np.array(indices, np.int64)


def _taught(
    run: Generator[TrainingEvent, None, TrainingFinished], epochs: int, place: tuple[int, int], finish: threading.Event
) -> Generator[FoldProgress, None, TrainingFinished | None]:
    """Go through the run of a fold, the first of `place` of its second; None where it was to end before."""
    fold, folds = place
    with closing(run):
        for event in run:
            match event:
                case TrainingFinished():
                    return event
                case TrainingStarted():
                    epochs = event.epochs
                case BatchFinished():
                    done = event.epoch - 1 + event.batch / event.batches
                    yield FoldProgress(fold, folds, done / epochs)
            if finish.is_set():
                return None
    raise AssertionError("a run ends with TrainingFinished or an error")
