"""The phases of a run, one after the other: the best epoch is kept, and each epoch is one to go on from."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from castinspect.errors import CheckpointError
from castinspect.messages import Message
from castinspect.models.checkpoint import save_checkpoint
from castinspect.models.metadata import CheckpointMetadata
from castinspect.progress import BackbonePass, Notice
from castinspect.training.events import BatchFinished, EpochFinished, TrainingEvent
from castinspect.training.head.run import STRENGTHS, HeadRun
from castinspect.training.learner.snapshot import take_snapshot
from castinspect.training.run.choice import is_better, is_in_vain
from castinspect.training.run.context import EpochEvaluated, RunContext
from castinspect.training.run.files import RunFiles
from castinspect.training.run.fine_tuning import FineTuning
from castinspect.training.run.state import BestEpoch, Position, RunState, save_state
from castinspect.training.strategies import Phase

if TYPE_CHECKING:
    from torch import Tensor

    from castinspect.training.learner.learner import Learner

Outcome = Literal["completed", "stopped", "diverged"]


class PhaseLoop:
    """Trains phase after phase, each from the best epoch so far.

    Args:
        context: What travels through the run: data, samples, splits, backbone, device.
        learner: The network that learns.
        phases: In order.
        metadata: Of the checkpoint, as far as it is known.
        files: Where the best epoch so far, and the state after each epoch, are written.
        finish: Set when the run should end after the current batch.
        state: Where to begin.
    """

    def __init__(
        self,
        context: RunContext,
        learner: Learner,
        phases: tuple[Phase, ...],
        metadata: CheckpointMetadata,
        files: RunFiles,
        finish: threading.Event,
        state: RunState,
    ) -> None:
        self._context = context
        self._learner = learner
        self._phases = phases
        self._metadata = metadata
        self._files = files
        self._finish = finish
        self._state = state
        self._is_unsaved_told = False
        self.outcome: Outcome = "completed"

    @property
    def best(self) -> BestEpoch | None:
        """The epoch that is kept."""
        return self._state.best

    def run(self) -> Iterator[TrainingEvent]:
        """Train; what was told of epochs before a restart is told again."""
        yield from self._state.epochs
        if not self._state.epochs:
            self._save()
        for index in range(self._state.position.phase, len(self._phases)):
            phase = self._phases[index]
            yield from self._run_phase(index, phase)
            if self.outcome != "completed":
                break
            self._next_phase(phase)
        else:
            yield from self._told_what_is_kept()
        yield from self._refit_head()

    def _run_phase(self, index: int, phase: Phase) -> Iterator[TrainingEvent]:
        """Train the epochs of one phase, until they are done, in vain or asked to end, or the loss breaks down."""
        for event in self._epochs_of(index, phase):
            if _is_diverged(event):
                self.outcome = "diverged"
                return
            if isinstance(event, EpochEvaluated):
                yield from self._epoch_finished(event, phase)
            else:
                yield event
            if self._learner.group.any(self._finish.is_set()):
                self.outcome = "stopped"
                return
            patience, state = self._context.config.patience, self._state
            if isinstance(event, EpochEvaluated) and is_in_vain(state.epochs, state.position, phase, patience):
                values = {"phase": phase.name, "epoch": event.epoch, "patience": patience}
                yield Notice(Message("phase-ended-early", values))
                return

    def _epochs_of(self, index: int, phase: Phase) -> Iterator[TrainingEvent | EpochEvaluated]:
        position, snapshot = self._state.position, self._state.snapshot
        if phase.only_head:
            return HeadRun(self._context, self._learner, phase).run(index, position.first_epoch)
        if self.best is not None and not position.done:
            self._learner.resume_from(self.best.state)
        tuning = FineTuning(self._context, self._learner, phase)
        return tuning.run(index, position.first_epoch, position.done, snapshot if position.done else None)

    def _next_phase(self, phase: Phase) -> None:
        position = self._state.position
        skipped = position.skipped + phase.epochs - position.done
        following = Position(position.phase + 1, position.first_epoch + position.done, 0, skipped)
        self._state = replace(self._state, position=following)

    def _refit_head(self) -> Iterator[TrainingEvent]:
        """Fit the head once more to all pictures, judged on parts left out, if it is what a fine-tuning leaves.

        It was judged on the few validation parts, as the fine-tuning was. As the head alone it can learn from these,
        too, and its cuts be chosen by every part.
        """
        alone = self._context.of_head_alone()
        if self.best is None or self.best.phase != "head" or self._phases[-1].only_head:
            return
        if not alone.is_cross_validated:
            return
        self._learner.resume_from(self.best.state)
        refit = HeadRun(alone, self._learner, replace(self._phases[0], epochs=STRENGTHS))
        for event in refit.run(0, self.best.epoch):
            if isinstance(event, BackbonePass):
                yield event
            elif isinstance(event, EpochEvaluated) and event.is_choice:
                state = {**self.best.state, **self._learner.head_state()}
                best = replace(self.best, state=state, logits=event.score.logits, judged_on=event.judged_on)
                self._state = replace(self._state, best=best)

    # --- epochs ---

    def _epoch_finished(self, found: EpochEvaluated, phase: Phase) -> Iterator[TrainingEvent]:
        """Keep an epoch where it is the best so far, and write what it takes to go on after it."""
        position = replace(self._state.position, done=found.epoch - self._state.position.first_epoch + 1)
        is_best = self.best is None or is_better(found, self.best, phase, self._context.samples)
        event = self._told(found, phase, position, best=is_best)
        self._state = replace(self._state, position=position, epochs=(*self._state.epochs, event))
        if is_best:
            score, weights = found.score, self._weights(phase)
            best = BestEpoch(found.epoch, phase.name, score.loss, weights, score.logits, found.judged_on)
            self._state = replace(self._state, best=best)
        unsaved = None
        try:
            self._write(phase, position, is_best=is_best)
        except CheckpointError as error:  # a disk that is full now may have room when the run ends
            unsaved = error.message
        yield event
        if unsaved is not None and not self._is_unsaved_told:
            self._is_unsaved_told = True
            yield Notice(Message("run-not-saved", {"detail": unsaved}))

    def _weights(self, phase: Phase) -> dict[str, Tensor]:
        """A copy of the network's weights; from one head to the next nothing else has changed."""
        if phase.only_head and self.best is not None:
            return {**self.best.state, **self._learner.head_state()}
        return self._learner.state()

    def _told(self, found: EpochEvaluated, phase: Phase, position: Position, *, best: bool) -> EpochFinished:
        epochs = self._context.config.epochs - position.skipped
        in_phase = phase.epochs - position.done
        after = epochs - found.epoch - in_phase
        return EpochFinished(
            epoch=found.epoch,
            epochs=epochs,
            phase=phase.name,
            train_loss=found.train_loss,
            train_accuracy=found.train_accuracy,
            validation_loss=found.score.loss,
            validation_accuracy=found.score.accuracy,
            seconds=found.seconds,
            seconds_left=found.seconds * in_phase + found.later_seconds * after,
            best=best,
        )

    def _write(self, phase: Phase, position: Position, *, is_best: bool) -> None:
        """The best epoch as a checkpoint, and the state to go on from; a head is found again faster than written."""
        if not self._learner.group.is_first:
            return
        if phase.only_head:
            if self.best is not None and position.done == phase.epochs:
                save_checkpoint(self._files.unfinished, self.best.state, self._metadata)
            return
        if is_best and self.best is not None:
            save_checkpoint(self._files.unfinished, self.best.state, self._metadata)
        if self._files.state is not None:
            self._state = replace(self._state, snapshot=take_snapshot(self._learner))
            self._save()

    def _save(self) -> None:
        if self._files.state is not None and self._learner.group.is_first:
            save_state(self._files.state, self._state)

    # --- ends ---

    def _told_what_is_kept(self) -> Iterator[TrainingEvent]:
        head = next((event for event in self._state.epochs if event.phase == "head"), None)
        if self.best is None or head is None or self._phases[-1].only_head:
            return
        tuned = min(e.validation_loss for e in self._state.epochs if e.phase != "head")
        code = "head-kept" if self.best.phase == "head" else "fine-tuned-kept"
        yield Notice(Message(code, {"head": head.validation_loss, "tuned": tuned}))


def _is_diverged(event: TrainingEvent | EpochEvaluated) -> bool:
    match event:
        case BatchFinished():
            return not math.isfinite(event.loss)
        case EpochEvaluated():
            return not math.isfinite(event.score.loss)
    return False
