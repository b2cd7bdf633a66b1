"""A training run, from a folder of labelled pictures to a checkpoint with its score."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from castinspect.errors import CastInspectError, TrainingError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspector import Inspector, softmax
from castinspect.messages import Message
from castinspect.models.backbones import Backbone, find_backbone
from castinspect.models.checkpoint import SUFFIX, load_checkpoint, save_checkpoint
from castinspect.models.device import choose_device
from castinspect.models.metadata import CheckpointMetadata, Cuts
from castinspect.models.weights import ChosenWeights, build_started_model, choose_weights, download_imagenet
from castinspect.paths import models_dir
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.dataset import DataSet, Splits, read_dataset
from castinspect.training.evaluation import choose_cuts, evaluate_inspections
from castinspect.training.events import (
    BackbonePass,
    BatchFinished,
    EpochFinished,
    StageStarted,
    TrainingEvent,
    TrainingFinished,
    TrainingNotice,
    TrainingStarted,
    WeightsDownloading,
)
from castinspect.training.samples import LoadedSamples, fingerprint, load_samples, split_loaded
from castinspect.training.strategies import TrainingStage, plan_stages

if TYPE_CHECKING:
    from torch import Tensor

    from castinspect.training.features import HeadLearner
    from castinspect.training.learner import Learner, Score

Outcome = Literal["completed", "stopped", "diverged"]


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
        self._began = 0.0

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
        chosen = yield from self._fetch_weights(backbone)
        preprocessing = Preprocessing(size=self.config.size or backbone.input_size)
        samples, notices = load_samples(dataset, preprocessing)
        yield from map(TrainingNotice, notices)
        splits = split_loaded(
            dataset,
            samples,
            validation=self.config.validation_share,
            test=self.config.test_share,
            seed=self.config.seed,
        )
        device = choose_device(self.config.device)
        if device.fallback and self.config.device != "auto":
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
            yield self._conclude(metadata, dataset, samples, splits, device.name)
        except (CastInspectError, GeneratorExit):  # nothing worth keeping, or discarded
            unfinished.unlink(missing_ok=True)
            raise
        unfinished.unlink(missing_ok=True)

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
        return Learner(model, backbone, preprocessing, class_weights.tolist(), device, self.config.seed)

    def _learn(
        self,
        learner: Learner,
        stages: tuple[TrainingStage, ...],
        samples: LoadedSamples,
        splits: Splits,
        metadata: CheckpointMetadata,
        unfinished: Path,
    ) -> Iterator[TrainingEvent]:
        self._began = time.perf_counter()
        first_epoch = 1
        for index, stage in enumerate(stages):
            for event in _StageRun(self.config, learner, stage, samples, splits).run(index, first_epoch):
                if isinstance(event, _Judged):
                    yield self._epoch_finished(event, stage, metadata, unfinished)
                elif self._is_diverged(event):
                    self._outcome = "diverged"
                    return
                else:
                    yield event
                if self._finish.is_set():
                    self._outcome = "stopped"
                    return
            first_epoch += stage.epochs

    def _is_diverged(self, event: TrainingEvent) -> bool:
        return isinstance(event, BatchFinished) and not math.isfinite(event.loss)

    def _epoch_finished(
        self, judged: _Judged, stage: TrainingStage, metadata: CheckpointMetadata, unfinished: Path
    ) -> EpochFinished:
        score = judged.score
        is_best = math.isfinite(score.loss) and (self._best is None or score.loss < self._best.loss)
        if is_best:
            self._best = _Best(judged.epoch, score.loss, judged.state(), score.logits)
            save_checkpoint(unfinished, self._best.state, metadata)
        per_epoch = (time.perf_counter() - self._began) / judged.epoch
        return EpochFinished(
            epoch=judged.epoch,
            epochs=self.config.epochs,
            stage=stage.name,
            train_loss=judged.train_loss,
            train_accuracy=judged.train_accuracy,
            validation_loss=score.loss,
            validation_accuracy=score.accuracy,
            seconds=judged.seconds,
            seconds_left=per_epoch * (self.config.epochs - judged.epoch),
            best=is_best,
        )

    def _conclude(
        self, metadata: CheckpointMetadata, dataset: DataSet, samples: LoadedSamples, splits: Splits, device: str
    ) -> TrainingFinished:
        """Choose the cuts on the validation pictures, then score the test pictures as an inspection would."""
        if self._best is None:
            raise TrainingError("training-diverged" if self._outcome == "diverged" else "training-stopped-early")
        validation = list(splits.validation)
        cuts = _cuts_of(self._best.logits, samples.labels[validation], metadata)
        metadata = metadata.model_copy(update={"cuts": cuts})
        out = self._out()
        save_checkpoint(out, self._best.state, metadata)
        scored = splits.test or splits.validation
        truth = {samples.paths[i]: dataset.classes[samples.labels[i]].name for i in scored}
        inspector = Inspector.from_checkpoint(load_checkpoint(out), device, maps=False)
        split = "test" if splits.test else "validation"
        evaluation = evaluate_inspections(inspector.inspect(list(truth)), truth, metadata, split=split)
        metadata = metadata.model_copy(update={"evaluation": evaluation})
        save_checkpoint(out, self._best.state, metadata)
        return TrainingFinished(out, metadata, self._best.epoch, self._outcome)

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


@dataclass(frozen=True)
class _Judged:
    """An epoch that was trained and judged, before it is known whether it is the best."""

    epoch: int
    train_loss: float
    train_accuracy: float
    score: Score
    seconds: float
    learner: Learner | HeadLearner

    def state(self) -> dict[str, Tensor]:
        return self.learner.state()


class _StageRun:
    """The epochs of one stage."""

    def __init__(
        self, config: TrainingConfig, learner: Learner, stage: TrainingStage, samples: LoadedSamples, splits: Splits
    ) -> None:
        self._config = config
        self._learner = learner
        self._stage = stage
        train, validation = list(splits.train), list(splits.validation)
        self._train = samples.pixels[train], samples.labels[train]
        self._validation = samples.pixels[validation], samples.labels[validation]

    def run(self, index: int, first_epoch: int) -> Iterator[TrainingEvent | _Judged]:
        from castinspect.training.features import HeadLearner

        batch_size = self._config.batch_size
        head = HeadLearner(self._learner, batch_size) if self._stage.only_head else None
        count = len(self._train[1])
        per_epoch = head.steps(count, batch_size, augmented=self._config.augment) if head else -(-count // batch_size)
        learning, total = self._learner.begin(self._stage, per_epoch * self._stage.epochs)
        yield StageStarted(index, self._stage.name, first_epoch, learning, total)
        if head:
            for done, of in head.compute(self._train[0], self._validation[0], augmented=self._config.augment):
                yield BackbonePass(done, of)
        for epoch in range(first_epoch, first_epoch + self._stage.epochs):
            yield from self._epoch(epoch, per_epoch, head)
        if head:
            head.fold()

    def _epoch(self, epoch: int, batches: int, head: HeadLearner | None) -> Iterator[TrainingEvent | _Judged]:
        started = time.perf_counter()
        pixels, labels = self._train
        batch_size = self._config.batch_size
        if head:
            generator = np.random.default_rng((self._config.seed, epoch))
            steps = head.train_one_epoch(labels, batch_size, generator)
        else:
            steps = self._learner.train_one_epoch(pixels, labels, batch_size, augmented=self._config.augment)
        losses, right, seen = 0.0, 0, 0
        for batch, (loss, correct, size) in enumerate(steps, start=1):
            losses, right, seen = losses + loss * size, right + correct, seen + size
            yield BatchFinished(epoch, batch, max(batch, batches), loss)
        score = head.score(self._validation[1]) if head else self._learner.score(*self._validation, batch_size)
        seconds = time.perf_counter() - started
        yield _Judged(epoch, losses / seen, right / seen, score, seconds, head or self._learner)


def _cuts_of(logits: np.ndarray, labels: np.ndarray, metadata: CheckpointMetadata) -> Cuts:
    ok = list(metadata.ok_indices)
    defect_probabilities = 1 - softmax(logits)[:, ok].sum(axis=1)
    return choose_cuts(defect_probabilities, ~np.isin(labels, ok))
