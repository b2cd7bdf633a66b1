"""How long each preset will take on this machine, shown before the start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from castinspect.gui.training.settings.panel import SettingsPanel
from castinspect.gui.training.settings.speed_measurement import SpeedMeasurement
from castinspect.training.config import TrainingConfig
from castinspect.training.estimate import counts_of, estimated_seconds
from castinspect.training.presets import PRESETS


class Forecast(QObject):
    """Brings a measured speed and a data set's size into the settings panel.

    Args:
        options: Which shows the times.
        speed: Measures this machine; None makes one.
        parent: Owner.
    """

    def __init__(
        self, options: SettingsPanel, speed: SpeedMeasurement | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._options = options
        self._speed = speed or SpeedMeasurement(parent=self)
        self._config: TrainingConfig | None = None
        self._counts: dict[str, int] = {}
        self._speed.measured.connect(self._on_measured)

    def show_for(self, config: TrainingConfig, pictures: Mapping[str, Sequence[Path]]) -> None:
        """Show the times for a data set, as soon as they are known."""
        self._config = config
        self._counts = {split: len(paths) for split, paths in pictures.items()}
        self._show()
        self._speed.begin(config, list(pictures.get("train", ())))

    def cancel(self) -> None:
        """A training begins, which needs the machine."""
        self._speed.cancel()

    def stop_and_wait(self) -> None:
        self._speed.stop_and_wait()

    @Slot(object)
    def _on_measured(self, _speed: object) -> None:
        self._show()

    def _show(self) -> None:
        config = self._config
        speed = None if config is None else self._speed.speed_for(config)
        if config is None or speed is None:
            self._options.show_seconds(None)
            return
        counts = counts_of(config, self._counts)
        changed = {name: asdict(values) for name, values in PRESETS.items()}
        self._options.show_seconds(
            {
                name: estimated_seconds(config.model_copy(update=values), speed, counts)
                for name, values in changed.items()
            }
        )
