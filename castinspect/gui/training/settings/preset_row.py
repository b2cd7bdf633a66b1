"""Quick, balanced or best: three buttons, each with the time it would take on this machine."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from castinspect.gui.common.texts import about
from castinspect.training.presets import Preset

_HEIGHT = 52


class PresetRow(QWidget):
    """Tells which preset was clicked; shows which one the settings amount to, or none."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds: Mapping[Preset, float] | None = None
        self._buttons = {preset: QPushButton() for preset in Preset}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for index, button in enumerate(self._buttons.values()):
            button.setCheckable(True)
            button.setMinimumHeight(_HEIGHT)
            self._group.addButton(button, index)
            row.addWidget(button, 1)
        self._group.idClicked.connect(self._on_clicked)
        self._retranslate()

    def button(self, preset: Preset) -> QPushButton:
        return self._buttons[preset]

    def show_preset(self, preset: Preset | None) -> None:
        """Mark the preset that the settings are."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name is preset)
        self._group.setExclusive(preset is not None)

    def show_seconds(self, seconds: Mapping[Preset, float] | None) -> None:
        """Say how long each would take at most; None while that is not known."""
        self._seconds = seconds
        self._retranslate()

    @Slot(int)
    def _on_clicked(self, index: int) -> None:
        preset = list(Preset)[index]
        self.show_preset(preset)
        self.chosen.emit(preset)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        names = {
            Preset.QUICK: self.tr("Quick"),
            Preset.BALANCED: self.tr("Balanced"),
            Preset.BEST: self.tr("Best"),
        }
        for preset, button in self._buttons.items():
            time = "–" if self._seconds is None else about(self._seconds[preset])
            button.setText(f"{names[preset]}\n{time}")
        self.setToolTip(self.tr("The longest it will take, by a few steps that were timed on this machine"))
