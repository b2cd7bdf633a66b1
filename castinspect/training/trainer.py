"""A training run, from a folder of labelled pictures to a checkpoint with its score."""

from __future__ import annotations

import errno
import math
import os
import tempfile
import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

import numpy as np

from castinspect.errors import CheckpointError, TrainingError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.messages import Message
from castinspect.models.backbones import Backbone, find_backbone
from castinspect.models.checkpoint import SUFFIX, read_metadata, save_checkpoint
from castinspect.models.device import choose_device
from castinspect.models.metadata import CheckpointMetadata
from castinspect.models.weights import ChosenWeights, build_started_model, choose_weights, download_imagenet
from castinspect.paths import models_dir
from castinspect.training.conclusion import Conclusion
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.dataset import DataSet, Splits, read_dataset
from castinspect.training.events import (
    BatchFinished,
    EpochFinished,
    TrainingEvent,
    TrainingFinished,
    TrainingNotice,
    TrainingStarted,
    WeightsDownloading,
)
from castinspect.training.samples import LoadedSamples, fingerprint, load_samples, split_loaded
from castinspect.training.stage_run import Judged, StageRun
from castinspect.training.strategies import TrainingStage, plan_stages

if TYPE_CHECKING:
    from torch import Tensor

    from castinspect.training.learner import Learner

Outcome = Literal["completed", "stopped", "diverged"]
Event = TypeVar("Event", bound=TrainingEvent)
Result = TypeVar("Result")


def train(config: TrainingConfig) -> TrainingRun:
    """Prepare a training run; iterating over it trains.

    ```python
    for event in train(TrainingConfig(data=Path("parts"))):
        print(event)
    ```
    """
    return TrainingRun(config)


@dataclass
class _Best:
    """The epoch with the lowest validation loss so far."""

    epoch: int
    loss: float
    state: dict[str, Tensor]
    logits: np.ndarray


class TrainingRun:
    """Yields `TrainingEvent`s; ends with `TrainingFinished`, or with a `CastInspectError` that says why not.

    Ceasing to iterate and closing the iterator discards the run. `finish` ends it early and keeps the best epoch. The
    best epoch so far is also on disk, as `NAME.unfinished.safetensors`, so that a crash does not lose it.
    """

    def __init__(self, config: TrainingConfig) -> None:
        self.config = config
        self._finish = threading.Event()
        self._best: _Best | None = None
        self._outcome: Outcome = "completed"

    def finish(self) -> None:
        """Ask the run to end after the current batch and to keep the best epoch; may be called from any thread."""
        self._finish.set()

    def __iter__(self) -> Generator[TrainingEvent, None, None]:
        """Train.

        Raises:
            DataError: The data cannot be trained on.
            WeightsError: The weights to start from are not at hand.
            TrainingError: The loss broke down, or the run was stopped, before any epoch was finished.
        """
        return self._run()

    def _run(self) -> Generator[TrainingEvent, None, None]:
        backbone = find_backbone(self.config.backbone)
        dataset = read_dataset(self.config.data, self.config.roles)
        _require_writable(self._out())
        chosen = yield from self._stoppable(self._fetch_weights(backbone))
        preprocessing = Preprocessing(
            size=self.config.size or backbone.input_size, light=self.config.light or chosen.light, lean=True
        )
        samples, notices = yield from self._stoppable(self._load(dataset, preprocessing))
        yield from map(TrainingNotice, notices)
        splits = split_loaded(
            dataset,
            samples,
            validation=self.config.validation_share,
            test=self.config.test_share,
            seed=self.config.seed,
        )
        device = choose_device(self.config.device)
        if device.fallback:
            yield TrainingNotice(device.fallback)
        if chosen.kind == "none" and self.config.strategy is not Strategy.SCRATCH:
            yield TrainingNotice(Message("training-from-nothing", {"strategy": str(self.config.strategy)}))
        learner = self._build(backbone, chosen, preprocessing, dataset, samples, splits, device.name)
        stages = plan_stages(self.config, backbone)
        yield TrainingStarted(
            classes=dataset.classes,
            train_count=len(splits.train),
            validation_count=len(splits.validation),
            test_count=len(splits.test),
            backbone=backbone.name,
            weights=chosen.label,
            device=device.name,
            epochs=self.config.epochs,
            stages=tuple(stage.name for stage in stages),
        )
        metadata = self._metadata(backbone, chosen, preprocessing, dataset, samples)
        unfinished = self._out().with_suffix(".unfinished" + SUFFIX)
        try:
            yield from self._learn(learner, stages, samples, splits, metadata, unfinished)
            conclusion = Conclusion(self.config, backbone, chosen, preprocessing, dataset, samples, splits, device.name)
            yield (yield from self._conclude(conclusion, metadata, unfinished))
        except GeneratorExit:  # discarded; after an error the best epoch stays on disk
            unfinished.unlink(missing_ok=True)
            raise
        unfinished.unlink(missing_ok=True)

    def _stoppable(self, steps: Generator[Event, None, Result]) -> Generator[Event, None, Result]:
        """Go through preparations that leave nothing to keep when the run is asked to finish."""
        with closing(steps):
            while True:
                try:
                    event = next(steps)
                except StopIteration as end:
                    return cast("Result", end.value)
                yield event
                if self._finish.is_set():
                    raise TrainingError("training-stopped-early")

    def _load(
        self, dataset: DataSet, preprocessing: Preprocessing
    ) -> Generator[TrainingEvent, None, tuple[LoadedSamples, list[Message]]]:
        pattern, regroup = self.config.part_pattern, self.config.regroup
        return (yield from load_samples(dataset, preprocessing, part_pattern=pattern, regroup=regroup))

    def _fetch_weights(self, backbone: Backbone) -> Generator[TrainingEvent, None, ChosenWeights]:
        choice = "none" if self.config.strategy is Strategy.SCRATCH else self.config.weights
        chosen = choose_weights(backbone, choice)
        if chosen.needs_download:
            for progress in download_imagenet(backbone):
                yield WeightsDownloading(progress.received_bytes, progress.total_bytes)
            chosen = choose_weights(backbone, choice)
        return chosen

    def _build(
        self,
        backbone: Backbone,
        chosen: ChosenWeights,
        preprocessing: Preprocessing,
        dataset: DataSet,
        samples: LoadedSamples,
        splits: Splits,
        device: str,
    ) -> Learner:
        import torch

        from castinspect.training.learner import Learner, seeded_head

        torch.manual_seed(self.config.seed)
        model = build_started_model(backbone, len(dataset.classes), preprocessing.size, chosen)
        seeded_head(model, backbone, self.config.seed)
        counts = np.bincount(samples.labels[list(splits.train)], minlength=len(dataset.classes))
        class_weights = counts.sum() / (len(counts) * np.maximum(counts, 1))
        return Learner(
            model, backbone, preprocessing, class_weights.tolist(), device, self.config.seed,
            pretrained=chosen.kind != "none",
        )  # fmt: skip

    def _learn(
        self,
        learner: Learner,
        stages: tuple[TrainingStage, ...],
        samples: LoadedSamples,
        splits: Splits,
        metadata: CheckpointMetadata,
        unfinished: Path,
    ) -> Iterator[TrainingEvent]:
        first_epoch = 1
        for index, stage in enumerate(stages):
            if self._best is not None:
                learner.resume_from(self._best.state)
            for event in StageRun(self.config, learner, stage, samples, splits).run(index, first_epoch):
                if _is_diverged(event):
                    self._outcome = "diverged"
                    return
                if isinstance(event, Judged):
                    last_epoch = first_epoch + stage.epochs - 1
                    yield self._epoch_finished(event, stage, last_epoch, metadata, unfinished)
                else:
                    yield event
                if self._finish.is_set():
                    self._outcome = "stopped"
                    return
            first_epoch += stage.epochs

    def _epoch_finished(
        self, judged: Judged, stage: TrainingStage, last_epoch: int, metadata: CheckpointMetadata, unfinished: Path
    ) -> EpochFinished:
        score = judged.score
        is_best = self._best is None or score.loss < self._best.loss
        if is_best:
            self._best = _Best(judged.epoch, score.loss, judged.learner.state(), score.logits)
            save_checkpoint(unfinished, self._best.state, metadata)
        in_stage, after = last_epoch - judged.epoch, self.config.epochs - last_epoch
        return EpochFinished(
            epoch=judged.epoch,
            epochs=self.config.epochs,
            stage=stage.name,
            train_loss=judged.train_loss,
            train_accuracy=judged.train_accuracy,
            validation_loss=score.loss,
            validation_accuracy=score.accuracy,
            seconds=judged.seconds,
            seconds_left=judged.seconds * in_stage + judged.later_seconds * after,
            best=is_best,
        )

    def _conclude(
        self, conclusion: Conclusion, metadata: CheckpointMetadata, unfinished: Path
    ) -> Generator[TrainingEvent, None, TrainingFinished]:
        """Choose temperature and cuts, then score the test pictures as an inspection would."""
        if self._best is None:
            raise TrainingError("training-diverged" if self._outcome == "diverged" else "training-stopped-early")
        state = _halved(self._best.state) if self.config.half else self._best.state
        concluded = yield from conclusion.write(state, self._best.logits, metadata, self._out(), unfinished)
        return TrainingFinished(
            self._out(), read_metadata(self._out()), self._best.epoch, self._outcome, concluded.scored
        )

    def _metadata(
        self,
        backbone: Backbone,
        chosen: ChosenWeights,
        preprocessing: Preprocessing,
        dataset: DataSet,
        samples: LoadedSamples,
    ) -> CheckpointMetadata:
        settings: dict[str, Any] = self.config.model_dump(mode="json", exclude={"out", "data", "roles"})
        return CheckpointMetadata(
            name=self._out().stem,
            backbone=backbone.name,
            weights=chosen.label,
            classes=dataset.classes,
            preprocessing=preprocessing,
            strategy=str(self.config.strategy),
            settings=settings,
            seed=self.config.seed,
            dataset=fingerprint(dataset, samples),
        )

    def _out(self) -> Path:
        if self.config.out is None:
            stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
            name = f"{self.config.data.resolve().name}-{self.config.backbone}-{self.config.strategy}-{stamp}{SUFFIX}"
            self.config = self.config.model_copy(update={"out": models_dir() / name})
        assert self.config.out is not None
        return self.config.out


def _halved(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights in half precision; biases and statistics, which are few and need its range, stay as they are."""
    return {name: tensor.half() if tensor.ndim > 1 else tensor for name, tensor in state.items()}


def _is_diverged(event: TrainingEvent | Judged) -> bool:
    match event:
        case BatchFinished():
            return not math.isfinite(event.loss)
        case Judged():
            return not math.isfinite(event.score.loss)
    return False


def _require_writable(checkpoint: Path) -> None:
    """Find out before the training, not after it, whether its result can be written.

    Raises:
        CheckpointError: It cannot.
    """
    try:
        if checkpoint.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        checkpoint.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=checkpoint.parent):
            pass
    except OSError as error:
        raise CheckpointError("checkpoint-not-written", path=checkpoint, detail=error.strerror or error) from error
