"""The row of tools over the picture: where pictures come from, how the picture is shown, the table, sound."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QSlider, QWidget

from castinspect.gui.common.flow import FlowLayout
from castinspect.gui.common.icons import icon
from castinspect.gui.common.retranslation import Retranslated

_SLIDER_WIDTH = 110
_ICONS = {
    "open": "pictures", "folder": "folder", "watch": "watch", "overlay": "heat", "compare": "compare",
    "table": "table", "export": "export", "mute": "sound",
}  # fmt: skip
_ENGINEERING = ("open", "folder", "watch", "table", "export")
"""What an operator in kiosk has no use for."""


class ToolsRow(Retranslated, QWidget):
    """Buttons and the heat map's slider; what they do is up to whoever listens.

    Args:
        overlay_visible: Whether the heat map is shown at first.
        overlay_opacity: Its strength at first, 0 to 1.
    """

    open_clicked = Signal()
    folder_clicked = Signal()
    watch_clicked = Signal()
    export_clicked = Signal()
    overlay_changed = Signal(bool, float)
    compare_toggled = Signal(bool)
    table_toggled = Signal(bool)
    mute_toggled = Signal(bool)

    def __init__(self, overlay_visible: bool, overlay_opacity: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_watching = False
        self._buttons = {name: QPushButton(icon(file), "") for name, file in _ICONS.items()}
        for name in ("overlay", "compare", "table", "mute"):
            self._buttons[name].setCheckable(True)
        self._buttons["overlay"].setChecked(overlay_visible)
        self._opacity = QSlider(Qt.Orientation.Horizontal)
        self._opacity.setRange(0, 100)
        self._opacity.setValue(round(100 * overlay_opacity))
        self._opacity.setEnabled(overlay_visible)
        self._opacity.setFixedWidth(_SLIDER_WIDTH)
        row = FlowLayout(self)
        for name, button in self._buttons.items():
            row.addWidget(button)
            if name == "overlay":
                row.addWidget(self._opacity)
        self._connect_signals()
        self._retranslate()

    @property
    def opacity(self) -> QSlider:
        return self._opacity

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]

    def set_watching(self, is_watching: bool) -> None:
        """Offer to stop watching, or to watch."""
        self._is_watching = is_watching
        self._retranslate()

    def set_kiosk(self, is_kiosk: bool) -> None:
        """Hide what an operator must not touch."""
        for name in _ENGINEERING:
            self._buttons[name].setVisible(not is_kiosk)

    def show_overlay(self, visible: bool) -> None:
        """Switch the heat map on or off."""
        self._buttons["overlay"].setChecked(visible)

    def toggle_overlay(self) -> None:
        self._buttons["overlay"].toggle()

    @Slot()
    def unmute(self) -> None:
        """Sounds are heard again."""
        self._buttons["mute"].setChecked(False)

    def _connect_signals(self) -> None:
        self._buttons["open"].clicked.connect(self.open_clicked)
        self._buttons["folder"].clicked.connect(self.folder_clicked)
        self._buttons["watch"].clicked.connect(self.watch_clicked)
        self._buttons["export"].clicked.connect(self.export_clicked)
        self._buttons["compare"].toggled.connect(self.compare_toggled)
        self._buttons["table"].toggled.connect(self.table_toggled)
        self._buttons["mute"].toggled.connect(self._on_mute_toggled)
        self._buttons["overlay"].toggled.connect(self._on_overlay_changed)
        self._opacity.valueChanged.connect(self._on_overlay_changed)

    @Slot()
    def _on_overlay_changed(self) -> None:
        visible = self._buttons["overlay"].isChecked()
        self._opacity.setEnabled(visible)
        self.overlay_changed.emit(visible, self._opacity.value() / 100)

    @Slot(bool)
    def _on_mute_toggled(self, muted: bool) -> None:
        self._buttons["mute"].setIcon(icon("mute" if muted else "sound"))
        self.mute_toggled.emit(muted)

    def _retranslate(self) -> None:
        texts = {
            "open": self.tr("Open…"), "folder": self.tr("Folder…"),
            "watch": self.tr("Stop watching") if self._is_watching else self.tr("Watch…"),
            "overlay": self.tr("Heat map  (H)"), "compare": self.tr("Beside a good part"), "table": self.tr("Table"),
            "export": self.tr("Export…"), "mute": self.tr("Mute"),
        }  # fmt: skip
        for name, text in texts.items():
            self._buttons[name].setText(text)
        self._opacity.setToolTip(self.tr("Strength of the heat map"))
        self._opacity.setAccessibleName(self.tr("Strength of the heat map"))
        self._buttons["mute"].setToolTip(self.tr("Until the counters are reset, no sound of verdicts and alarms"))
