"""Times a few steps of training on this machine, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from castinspect.gui.common.job import Job
from castinspect.training.config import TrainingConfig
from castinspect.training.estimate import Speed, timed_steps

Measure = Callable[[TrainingConfig, Sequence[Path]], Generator[object, None, Speed]]
"""Yields after each step that can be the last, and returns the speed."""


class SpeedMeasurement(QObject):
    """Measures once for each backbone, input size and device; a failure leaves the time unknown."""

    measured = Signal(object)

    def __init__(self, measure: Measure = timed_steps, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._measure = measure
        self._known: dict[tuple[object, ...], Speed] = {}
        self._wanted: tuple[object, ...] | None = None
        self._job = Job(self)
        self._job.returned.connect(self._on_returned)

    def speed_for(self, config: TrainingConfig) -> Speed | None:
        """What was measured, if it was."""
        return self._known.get(_key(config))

    def begin(self, config: TrainingConfig, pictures: Sequence[Path]) -> None:
        """Measure, unless that was done or is under way."""
        if self._job.is_running or self.speed_for(config) is not None:
            return
        self._wanted = _key(config)
        self._job.start(lambda: self._measure(config, pictures))

    def cancel(self) -> None:
        """Measure no further: a training begins."""
        self._job.request_stop()

    def stop_and_wait(self) -> None:
        self._job.stop_and_wait()

    @Slot(object)
    def _on_returned(self, speed: Speed) -> None:
        if self._wanted is not None:
            self._known[self._wanted] = speed
            self.measured.emit(speed)


def _key(config: TrainingConfig) -> tuple[object, ...]:
    return config.backbone, config.size, config.device
