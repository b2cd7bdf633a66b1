"""The stages of a run, one after the other: the best epoch is kept, and each epoch is one to go on from."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np

from castinspect.messages import Message
from castinspect.models.checkpoint import save_checkpoint
from castinspect.models.metadata import CheckpointMetadata
from castinspect.progress import BackbonePass, Notice
from castinspect.training.events import BatchFinished, EpochFinished, TrainingEvent
from castinspect.training.head.path import cross_entropies, mean_by_part
from castinspect.training.head.run import STRENGTHS, HeadRun
from castinspect.training.learner.snapshot import take_snapshot
from castinspect.training.run.context import Judged, RunParts
from castinspect.training.run.phase import StageRun
from castinspect.training.run.state import Best, Place, RunState, save_state
from castinspect.training.strategies import TrainingStage

if TYPE_CHECKING:
    from torch import Tensor

Outcome = Literal["completed", "stopped", "diverged"]


class Course:
    """Trains stage after stage, each from the best epoch so far.

    Args:
        parts: Of the run.
        stages: In order.
        metadata: Of the checkpoint, as far as it is known.
        unfinished: Where the best epoch so far is written.
        state_file: Where the state after each epoch is written; None writes none.
        finish: Set when the run should end after the current batch.
        state: Where to begin.
    """

    def __init__(
        self,
        parts: RunParts,
        stages: tuple[TrainingStage, ...],
        metadata: CheckpointMetadata,
        unfinished: Path,
        state_file: Path | None,
        finish: threading.Event,
        state: RunState,
    ) -> None:
        self._parts = parts
        self._stages = stages
        self._metadata = metadata
        self._unfinished = unfinished
        self._state_file = state_file
        self._finish = finish
        self._state = state
        self.outcome: Outcome = "completed"

    @property
    def best(self) -> Best | None:
        """The epoch that is kept."""
        return self._state.best

    def run(self) -> Iterator[TrainingEvent]:
        """Train; what was told of epochs before a restart is told again."""
        yield from self._state.epochs
        if not self._state.epochs:
            self._save()
        for index in range(self._state.place.stage, len(self._stages)):
            stage = self._stages[index]
            yield from self._stage(index, stage)
            if self.outcome != "completed":
                break
            self._next_stage(stage)
        else:
            yield from self._told_what_is_kept()
        yield from self._refit_head()

    def _stage(self, index: int, stage: TrainingStage) -> Iterator[TrainingEvent]:
        for event in self._events(index, stage):
            if _is_diverged(event):
                self.outcome = "diverged"
                return
            if isinstance(event, Judged):
                yield self._epoch_finished(event, stage)
            else:
                yield event
            if self._finish.is_set():
                self.outcome = "stopped"
                return
            if isinstance(event, Judged) and self._is_in_vain(event, stage):
                yield from self._told_of_early_end(event, stage)
                return

    def _events(self, index: int, stage: TrainingStage) -> Iterator[TrainingEvent | Judged]:
        place, snapshot = self._state.place, self._state.snapshot
        if stage.only_head:
            return HeadRun(self._parts, stage).run(index, place.first_epoch)
        if self.best is not None and not place.done:
            self._parts.learner.resume_from(self.best.state)
        return StageRun(self._parts, stage).run(index, place.first_epoch, place.done, snapshot if place.done else None)

    def _next_stage(self, stage: TrainingStage) -> None:
        place = self._state.place
        skipped = place.skipped + stage.epochs - place.done
        following = Place(place.stage + 1, place.first_epoch + place.done, 0, skipped)
        self._state = replace(self._state, place=following)

    def _refit_head(self) -> Iterator[TrainingEvent]:
        """Fit the head once more to all pictures, judged on parts left out, if it is what a fine-tuning leaves.

        It was judged on the few validation parts, as the fine-tuning was. As the head alone it can learn from these,
        too, and its cuts be chosen by every part.
        """
        parts = self._parts.of_head_alone()
        if self.best is None or self.best.stage != "head" or self._stages[-1].only_head or not parts.is_cross_validated:
            return
        parts.learner.resume_from(self.best.state)
        for event in HeadRun(parts, replace(self._stages[0], epochs=STRENGTHS)).run(0, self.best.epoch):
            if isinstance(event, BackbonePass):
                yield event
            elif isinstance(event, Judged) and event.is_choice:
                state = {**self.best.state, **parts.learner.head_state()}
                best = replace(self.best, state=state, logits=event.score.logits, judged_on=event.judged_on)
                self._state = replace(self._state, best=best)

    # --- epochs ---

    def _epoch_finished(self, judged: Judged, stage: TrainingStage) -> EpochFinished:
        place = replace(self._state.place, done=judged.epoch - self._state.place.first_epoch + 1)
        is_best = self.best is None or self._is_better(judged, self.best, stage)
        event = self._told(judged, stage, place, best=is_best)
        self._state = replace(self._state, place=place, epochs=(*self._state.epochs, event))
        if is_best:
            score = judged.score
            best = Best(judged.epoch, stage.name, score.loss, self._weights(stage), score.logits, judged.judged_on)
            self._state = replace(self._state, best=best)
        self._write(stage, place, is_best=is_best)
        return event

    def _is_better(self, judged: Judged, best: Best, stage: TrainingStage) -> bool:
        """Whether an epoch is to be kept instead: one that fine-tunes a head must be better by more than chance."""
        if judged.is_choice is not None:
            return judged.is_choice
        if not judged.score.loss < best.loss or best.stage != "head" or stage.only_head:
            return judged.score.loss < best.loss
        samples = self._parts.samples
        labels = samples.labels[judged.judged_on]
        gains = cross_entropies(best.logits, labels) - cross_entropies(judged.score.logits, labels)
        by_part = mean_by_part(gains, [samples.groups[i] for i in judged.judged_on])
        return bool(by_part.mean() > by_part.std() / np.sqrt(len(by_part)))

    def _weights(self, stage: TrainingStage) -> dict[str, Tensor]:
        """A copy of the network's weights; from one head to the next nothing else has changed."""
        if stage.only_head and self.best is not None:
            return {**self.best.state, **self._parts.learner.head_state()}
        return self._parts.learner.state()

    def _told(self, judged: Judged, stage: TrainingStage, place: Place, *, best: bool) -> EpochFinished:
        epochs = self._parts.config.epochs - place.skipped
        in_stage = stage.epochs - place.done
        after = epochs - judged.epoch - in_stage
        return EpochFinished(
            epoch=judged.epoch,
            epochs=epochs,
            stage=stage.name,
            train_loss=judged.train_loss,
            train_accuracy=judged.train_accuracy,
            validation_loss=judged.score.loss,
            validation_accuracy=judged.score.accuracy,
            seconds=judged.seconds,
            seconds_left=judged.seconds * in_stage + judged.later_seconds * after,
            best=best,
        )

    def _write(self, stage: TrainingStage, place: Place, *, is_best: bool) -> None:
        """The best epoch as a checkpoint, and the state to go on from; a head is found again faster than written."""
        if stage.only_head:
            if self.best is not None and place.done == stage.epochs:
                save_checkpoint(self._unfinished, self.best.state, self._metadata)
            return
        if is_best and self.best is not None:
            save_checkpoint(self._unfinished, self.best.state, self._metadata)
        if self._state_file is not None:
            self._state = replace(self._state, snapshot=take_snapshot(self._parts.learner))
            self._save()

    def _save(self) -> None:
        if self._state_file is not None:
            save_state(self._state_file, self._state)

    # --- ends ---

    def _is_in_vain(self, judged: Judged, stage: TrainingStage) -> bool:
        """Whether the backbone has learned for so long without getting better that the stage is not worth its rest."""
        if self.best is None or stage.only_head or self._state.place.done == stage.epochs:
            return False
        lowest = min(self._state.epochs, key=lambda event: event.validation_loss).epoch
        since = judged.epoch - max(lowest, self._state.place.first_epoch - 1)
        return since >= self._parts.config.patience

    def _told_of_early_end(self, judged: Judged, stage: TrainingStage) -> Iterator[TrainingEvent]:
        values = {"stage": stage.name, "epoch": judged.epoch, "patience": self._parts.config.patience}
        yield Notice(Message("stage-ended-early", values))

    def _told_what_is_kept(self) -> Iterator[TrainingEvent]:
        head = next((event for event in self._state.epochs if event.stage == "head"), None)
        if self.best is None or head is None or self._stages[-1].only_head:
            return
        tuned = min(e.validation_loss for e in self._state.epochs if e.stage != "head")
        code = "head-kept" if self.best.stage == "head" else "fine-tuned-kept"
        yield Notice(Message(code, {"head": head.validation_loss, "tuned": tuned}))


def _is_diverged(event: TrainingEvent | Judged) -> bool:
    match event:
        case BatchFinished():
            return not math.isfinite(event.loss)
        case Judged():
            return not math.isfinite(event.score.loss)
    return False
