"""Events as a run would tell them, and runs that a test holds in its hand."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np

from castinspect.evaluation.unseen import UnseenScores
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.metadata import CheckpointMetadata, Evaluation, PartClass, Role
from castinspect.training.events import BatchFinished, EpochFinished, PhaseStarted, TrainingFinished, TrainingStarted

CLASSES = (PartClass(name="def_front", role=Role.DEFECT), PartClass(name="ok_front", role=Role.OK))
EVALUATION = Evaluation(
    split="test",
    confusion={"def_front": {"def_front": 22, "ok_front": 2}, "ok_front": {"def_front": 1, "ok_front": 29}},
    accuracy=51 / 54,
    balanced_accuracy=0.94,
    auroc=0.987,
    defective=24,
    escapes=2,
    good=30,
    overkill=1,
    review=5,
)


def started(epochs=4, phases=("head", "all")):
    return TrainingStarted(CLASSES, 40, 10, 54, "resnet18", "imagenet", "cpu", epochs, phases)


def phase(index=0, name="head", first_epoch=1):
    return PhaseStarted(index, name, first_epoch, 1026, 11_000_000)


def batch(epoch, number, of=4, loss=0.5):
    return BatchFinished(epoch, number, of, loss)


def epoch(number, of=4, *, left=30.0, loss=0.4, best=True):
    return EpochFinished(number, of, "head", 0.5, 0.8, loss, 0.9, 10.0, left, best)


def finished(checkpoint=Path("wheel.safetensors"), evaluation=EVALUATION, outcome="completed"):
    metadata = CheckpointMetadata(
        backbone="resnet18", weights="imagenet", classes=CLASSES, preprocessing=Preprocessing(size=32),
        strategy="head", evaluation=evaluation,
    )  # fmt: skip
    return TrainingFinished(checkpoint, metadata, 2, outcome)


def unseen():
    """Scores of 60 parts of each class that a network had not learned from; some lie on the wrong side."""
    labels = np.arange(120) % 2  # def_front is 0
    evidence = 3 * np.where(labels == 0, 1, -1) + np.random.default_rng(0).normal(0, 2, 120)
    logits = np.column_stack([evidence, np.zeros(120)])
    return UnseenScores.of(logits, labels, list(map(str, range(120))), ["0" * 64] * 120)


class HeldRun:
    """Yields an event whenever the test lets it; `finish` makes the next one `TrainingFinished`."""

    def __init__(self, events=(), checkpoint=None, error=None):
        self.events, self.checkpoint, self.error = list(events), checkpoint, error
        self.gate, self.finish_asked, self.closed = threading.Semaphore(0), threading.Event(), threading.Event()

    def let(self, count=1):
        self.gate.release(count)

    def finish(self):
        self.finish_asked.set()

    def __iter__(self):
        try:
            for event in self.events:
                self.gate.acquire()
                if self.finish_asked.is_set():
                    break
                yield event
            if self.error:
                raise self.error
            if self.checkpoint:
                self.checkpoint.write_bytes(b"weights")
                yield finished(self.checkpoint, outcome="stopped" if self.finish_asked.is_set() else "completed")
        finally:
            self.closed.set()
