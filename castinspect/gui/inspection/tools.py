"""The row of tools over the picture: where pictures come from, the heat map, the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP


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
    table_toggled = Signal(bool)

    def __init__(self, overlay_visible: bool, overlay_opacity: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_watching = False
        self._open, self._open_folder, self._watch = QPushButton(), QPushButton(), QPushButton()
        self._overlay, self._as_table, self._export = QPushButton(), QPushButton(), QPushButton()
        self._overlay.setCheckable(True)
        self._overlay.setChecked(overlay_visible)
        self._as_table.setCheckable(True)
        self._opacity = QSlider(Qt.Orientation.Horizontal)
        self._opacity.setRange(0, 100)
        self._opacity.setValue(round(100 * overlay_opacity))
        self._opacity.setEnabled(overlay_visible)
        self._opacity.setFixedWidth(130)
        self._build_layout()
        self._connect_signals()
        self._retranslate()

    def set_watching(self, is_watching: bool) -> None:
        """Offer to stop watching, or to watch."""
        self._is_watching = is_watching
        self._retranslate()

    def show_overlay(self, visible: bool) -> None:
        """Switch the heat map on or off."""
        self._overlay.setChecked(visible)

    def toggle_overlay(self) -> None:
        self._overlay.toggle()

    def _build_layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for widget in (self._open, self._open_folder, self._watch):
            row.addWidget(widget)
        row.addStretch()
        right: tuple[QWidget, ...] = (self._overlay, self._opacity, self._as_table, self._export)
        for tool in right:
            row.addWidget(tool)
        for button in (self._open, self._open_folder, self._watch, self._overlay, self._as_table, self._export):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _connect_signals(self) -> None:
        self._open.clicked.connect(self.open_clicked)
        self._open_folder.clicked.connect(self.folder_clicked)
        self._watch.clicked.connect(self.watch_clicked)
        self._export.clicked.connect(self.export_clicked)
        self._as_table.toggled.connect(self.table_toggled)
        self._overlay.toggled.connect(self._on_overlay_changed)
        self._opacity.valueChanged.connect(self._on_overlay_changed)

    @Slot()
    def _on_overlay_changed(self) -> None:
        visible = self._overlay.isChecked()
        self._opacity.setEnabled(visible)
        self.overlay_changed.emit(visible, self._opacity.value() / 100)

    def _retranslate(self) -> None:
        self._open.setText(self.tr("Open…"))
        self._open_folder.setText(self.tr("Folder…"))
        self._watch.setText(self.tr("Stop watching") if self._is_watching else self.tr("Watch…"))
        self._overlay.setText(self.tr("Heat map  (H)"))
        self._opacity.setToolTip(self.tr("Strength of the heat map"))
        self._as_table.setText(self.tr("Table"))
        self._export.setText(self.tr("Export…"))
