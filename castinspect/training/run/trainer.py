"""A training run, from a folder of labelled pictures to a checkpoint with its score."""

from __future__ import annotations

import errno
import os
import tempfile
import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np

from castinspect.data.dataset import DataSet, Splits, read_dataset
from castinspect.data.samples import LoadedSamples, fingerprint, load_samples, run_preprocessing, split_loaded
from castinspect.devices.device import choose_device
from castinspect.errors import CheckpointError, DataError, TrainingError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.messages import Message
from castinspect.models.backbones import Backbone, find_backbone
from castinspect.models.checkpoint import SUFFIX, read_metadata
from castinspect.models.metadata import CheckpointMetadata
from castinspect.models.weights import ChosenWeights, build_started_model, choose_weights, download_imagenet
from castinspect.paths import models_dir
from castinspect.progress import Notice
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import TrainingEvent, TrainingFinished, TrainingStarted
from castinspect.training.run.conclusion import Conclusion
from castinspect.training.run.context import RunParts
from castinspect.training.run.fold_run import OutOfFoldLogits, out_of_fold_logits
from castinspect.training.run.state import RunState, forget, interrupted_run, load_state, state_file, unfinished_file
from castinspect.training.strategies import TrainingStage, plan_stages

if TYPE_CHECKING:
    from torch import Tensor

    from castinspect.training.learner.learner import Learner
    from castinspect.training.run.phases import Course

Event = TypeVar("Event", bound=TrainingEvent)
Result = TypeVar("Result")


def train(config: TrainingConfig, dataset: DataSet | None = None) -> TrainingRun:
    """Prepare a training run; iterating over it trains.

    ```python
    for event in train(TrainingConfig(data=Path("parts"))):
        print(event)
    ```

    Args:
        config: What to do.
        dataset: Which pictures to learn from and to test on; None reads it from the folder.
    """
    return TrainingRun(config, dataset=dataset)


def resume(file: Path | None = None) -> TrainingRun:
    """Prepare an interrupted run, to go on from its last finished epoch.

    Args:
        file: Its state; None takes the latest one that was left.

    Raises:
        TrainingError: There is none, or it cannot be read.
    """
    interrupted = interrupted_run(file)
    if interrupted is None:
        raise TrainingError("resume-unreadable", path=file) if file else TrainingError("resume-nothing")
    return TrainingRun(interrupted.config, interrupted.file)


class TrainingRun:
    """Yields `TrainingEvent`s; ends with `TrainingFinished`, or with a `CastInspectError` that says why not.

    Ceasing to iterate and closing the iterator discards the run. `finish` ends it early and keeps the best epoch. The
    best epoch so far is also on disk, as `NAME.unfinished.safetensors`, so that a crash does not lose it; so is what it
    takes to go on, as `NAME.interrupted.safetensors`. `suspend` makes a discarded run leave both.

    Args:
        config: What to do.
        interrupted: The state of the same run to go on from.
        dataset: See `train`.
    """

    def __init__(self, config: TrainingConfig, interrupted: Path | None = None, dataset: DataSet | None = None) -> None:
        self.config = config
        self._dataset = dataset
        self._interrupted = interrupted
        self._finish = threading.Event()
        self._suspend = threading.Event()

    def finish(self) -> None:
        """Ask the run to end after the current batch and to keep the best epoch; may be called from any thread."""
        self._finish.set()

    def suspend(self) -> None:
        """Leave what it takes to go on another day when the iterator is closed; may be called from any thread."""
        self._suspend.set()

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
        dataset = self._dataset or read_dataset(self.config.data, self.config.roles)
        _require_writable(self._out())
        chosen = yield from self._stoppable(self._fetch_weights(backbone))
        preprocessing = run_preprocessing(backbone, self.config.size, self.config.light or chosen.light)
        samples, notices = yield from self._stoppable(self._load(dataset, preprocessing))
        yield from map(Notice, notices)
        splits = split_loaded(
            dataset,
            samples,
            validation=self.config.validation_share,
            test=self.config.test_share,
            seed=self.config.seed,
        )
        device = choose_device(self.config.device)
        if device.fallback:
            yield Notice(device.fallback)
        if chosen.kind == "none" and self.config.strategy is not Strategy.SCRATCH:
            yield Notice(Message("training-from-nothing", {"strategy": str(self.config.strategy)}))
        learner = self._build(backbone, chosen, preprocessing, dataset, samples, splits, device.name)
        parts = RunParts(self.config, backbone, chosen, preprocessing, learner, samples, splits)
        stages = plan_stages(self.config, backbone)
        yield TrainingStarted(
            classes=dataset.classes,
            train_count=len(splits.train) + len(splits.validation) * parts.is_cross_validated,
            validation_count=0 if parts.is_cross_validated else len(splits.validation),
            test_count=len(splits.test),
            backbone=backbone.name,
            weights=chosen.label,
            device=device.name,
            epochs=self.config.epochs,
            stages=tuple(stage.name for stage in stages),
        )
        conclusion = Conclusion(self.config, backbone, chosen, preprocessing, dataset, samples, splits, device.name)
        yield from self._kept_on_disk(parts, stages, conclusion, self._metadata(conclusion))

    def _kept_on_disk(
        self, parts: RunParts, stages: tuple[TrainingStage, ...], conclusion: Conclusion, metadata: CheckpointMetadata
    ) -> Iterator[TrainingEvent]:
        """Learn and conclude; after an error what there is stays on disk."""
        from castinspect.training.run.phases import Course

        unfinished = unfinished_file(self._out())
        kept = state_file(self._out()) if self._dataset is None else None  # a given data set cannot be given again
        state = self._begin(metadata)
        course = Course(parts, stages, metadata, unfinished, kept, self._finish, state)
        try:
            yield from course.run()
            yield (yield from self._conclude(course, conclusion, metadata, unfinished))
        except GeneratorExit:
            if not self._suspend.is_set():
                unfinished.unlink(missing_ok=True)
                _forget(kept)
            raise
        except TrainingError:  # nothing to keep
            _forget(kept)
            raise
        unfinished.unlink(missing_ok=True)
        _forget(kept)

    def _begin(self, metadata: CheckpointMetadata) -> RunState:
        """Where to begin: at the start, or where the run was interrupted.

        Raises:
            TrainingError: The pictures are no longer the same.
        """
        if self._interrupted is None:
            places = {"data": self.config.data.resolve(), "out": self._out().resolve()}
            return RunState(self.config.model_copy(update=places), metadata.dataset)
        state = load_state(self._interrupted)
        if state.fingerprint != metadata.dataset:
            raise TrainingError("resume-data-changed", folder=self.config.data)
        return state

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
            yield from download_imagenet(backbone)
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

        from castinspect.training.learner.learner import Learner, seeded_head

        torch.manual_seed(self.config.seed)
        model = build_started_model(backbone, len(dataset.classes), preprocessing.size, chosen)
        seeded_head(model, backbone, self.config.seed)
        counts = np.bincount(samples.labels[list(splits.train)], minlength=len(dataset.classes))
        class_weights = counts.sum() / (len(counts) * np.maximum(counts, 1))
        return Learner(
            model, backbone, preprocessing, class_weights.tolist(), device, self.config.seed,
            batch_size=self.config.batch_size, pretrained=chosen.kind != "none",
        )  # fmt: skip

    def _conclude(
        self, course: Course, conclusion: Conclusion, metadata: CheckpointMetadata, unfinished: Path
    ) -> Generator[TrainingEvent, None, TrainingFinished]:
        """Choose temperature and cuts, then score the test pictures as an inspection would."""
        best = course.best
        if best is None:
            raise TrainingError("training-diverged" if course.outcome == "diverged" else "training-stopped-early")
        metadata = metadata.model_copy(update={"kept_epoch": best.epoch, "kept_stage": best.stage})
        state = _halved(best.state) if self.config.half else best.state
        out = self._out()
        unseen = (best.logits, best.judged_on)
        if self.config.folds > 1 and best.stage != "head" and course.outcome == "completed":
            unseen = (yield from self._unseen_by_folds(conclusion)) or unseen
        concluded = yield from conclusion.write(state, *unseen, metadata, out, unfinished)
        made = read_metadata(out)
        return TrainingFinished(out, made, best.epoch, course.outcome, concluded.scored, concluded.unseen)

    def _unseen_by_folds(self, run: Conclusion) -> Generator[TrainingEvent, None, OutOfFoldLogits | None]:
        """What the cuts of a fine-tuned network are chosen by; None where only the validation pictures can tell."""
        pool = sorted(run.splits.train + run.splits.validation)
        try:
            return (yield from out_of_fold_logits(self.config, run.dataset, run.samples, pool, self._finish, _events))
        except (DataError, TrainingError):
            yield Notice(Message("folds-impossible"))
            return None

    def _metadata(self, run: Conclusion) -> CheckpointMetadata:
        settings: dict[str, Any] = self.config.model_dump(mode="json", exclude={"out", "data", "roles"})
        return CheckpointMetadata(
            name=self._out().stem,
            backbone=run.backbone.name,
            weights=run.weights.label,
            classes=run.dataset.classes,
            preprocessing=run.preprocessing,
            strategy=str(self.config.strategy),
            settings=settings,
            seed=self.config.seed,
            dataset=fingerprint(run.dataset, run.samples),
        )

    def _out(self) -> Path:
        if self.config.out is None:
            stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
            name = f"{self.config.data.resolve().name}-{self.config.backbone}-{self.config.strategy}-{stamp}{SUFFIX}"
            self.config = self.config.model_copy(update={"out": models_dir() / name})
        assert self.config.out is not None
        return self.config.out


def _events(config: TrainingConfig, dataset: DataSet) -> Generator[TrainingEvent, None, None]:
    return iter(train(config, dataset))


def _halved(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights in half precision; biases and statistics, which are few and need its range, stay as they are."""
    return {name: tensor.half() if tensor.ndim > 1 else tensor for name, tensor in state.items()}


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


def _forget(kept: Path | None) -> None:
    if kept is not None:
        forget(kept)
