"""What a fine-tuned network's kind says of parts it did not learn from: one more network learns without each share."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.data.dataset import DataSet
from castinspect.data.folds import grouped_folds
from castinspect.data.samples import LoadedSamples
from castinspect.evaluation.score import judged_only, scores_of
from castinspect.training.config import TrainingConfig
from castinspect.training.events import BatchFinished, FoldProgress, TrainingFinished, TrainingStarted

OutOfFoldLogits = tuple[NDArray[np.float32], NDArray[np.int64]]
"""Logits (n, classes) of pictures that the network which gave them had not learned from, and their indices (n,)."""


def out_of_fold_logits(
    config: TrainingConfig, dataset: DataSet, samples: LoadedSamples, pool: Sequence[int], finish: threading.Event
) -> Generator[FoldProgress, None, OutOfFoldLogits | None]:
    """Deal the parts into folds, and teach a network without each as the run's own was taught.

    Args:
        config: Of the run; its `folds` says how many.
        dataset: Its classes and folder.
        samples: Its pictures.
        pool: Indices of those to learn from and to validate on.
        finish: Set when the run should end.

    Returns:
        None where the run was to end before all folds were through.

    Raises:
        DataError: A class has only one part.
        TrainingError: The loss of a fold broke down before any epoch was finished.
    """
    labels, groups = samples.labels[list(pool)], [samples.groups[i] for i in pool]
    folds = grouped_folds(labels, groups, config.folds, config.seed)
    logits: list[NDArray[np.float32]] = []
    indices: list[int] = []
    places = {samples.paths[index]: index for index in pool}
    for fold, (learned, held) in enumerate(folds, start=1):
        sides = {"train": learned, "test": held}
        split = {name: samples.chosen([pool[i] for i in side]) for name, side in sides.items()}
        finished = yield from _taught(config, DataSet(dataset.folder, dataset.classes, split), fold, len(folds), finish)
        if finished is None:
            return None
        logits.append(scores_of(finished.scored, finished.metadata).logits)
        indices += [places[picture.inspection.path] for picture in judged_only(finished.scored)]
    return np.concatenate(logits), np.array(indices, np.int64)


def _taught(
    config: TrainingConfig, dataset: DataSet, fold: int, folds: int, finish: threading.Event
) -> Generator[FoldProgress, None, TrainingFinished | None]:
    from castinspect.training.run.trainer import train

    with tempfile.TemporaryDirectory(prefix="fold-") as folder:
        alone = {"folds": 0, "regroup": False, "out": Path(folder) / "fold.safetensors"}
        epochs = config.epochs
        with closing(iter(train(config.model_copy(update=alone), dataset))) as events:
            for event in events:
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
