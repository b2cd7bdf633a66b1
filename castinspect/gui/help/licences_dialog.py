"""Help, Licences: everything that CastInspect is made of, and the terms of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.licences import Component

_SIZE = (980, 640)
_LIST_WIDTH = 300


class LicencesDialog(QDialog):
    """A list of components, and the licence of the one that is looked at.

    Args:
        components: What to show.
        parent: The window.
    """

    def __init__(self, components: Sequence[Component], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._components = tuple(components)
        self._build_layout()
        self._list.currentRowChanged.connect(self._on_row_changed)
        self._list.setCurrentRow(0)

    def _build_layout(self) -> None:
        self.setWindowTitle(self.tr("Licences"))
        notice = plain_label()
        notice.setText(
            self.tr(
                "Qt and PySide6 are used under the LGPL-3.0, as libraries of their own in {folder}: you may exchange "
                "them for a version of your own of the same interface. Their source code is at "
                "https://download.qt.io. The ImageNet weights of EfficientNet-Lite0 are under the Apache licence 2.0."
            ).format(folder=Path(PySide6.__file__).parent)
        )
        notice.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._list = QListWidget()
        self._list.addItems([f"{part.name} {part.version}".strip() for part in self._components])
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._list)
        halves.addWidget(self._text)
        halves.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
        halves.setStretchFactor(1, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP)
        layout.addWidget(notice)
        layout.addWidget(halves, 1)
        layout.addWidget(buttons)
        self.resize(*_SIZE)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        part = self._components[row]
        heading = [f"{part.name} {part.version}".strip(), part.licence, part.homepage]
        self._text.setPlainText("\n".join(filter(None, heading)) + f"\n\n{part.text}")
