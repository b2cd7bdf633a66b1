"""Figures with what they count under them, side by side as far as the width allows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from castinspect.gui.common.flow import FlowLayout
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label

_CELL_WIDTH = 168


class FiguresFlow(QWidget):
    """A cell for each figure.

    Args:
        names: Of the figures, in their order.
    """

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._numbers: dict[str, QLabel] = {}
        self._captions: dict[str, QLabel] = {}
        flow = FlowLayout(self, GAP)
        for name in names:
            number, caption = plain_label("number", wraps=False), plain_label("muted")
            caption.setAlignment(Qt.AlignmentFlag.AlignTop)
            cell = QWidget()
            cell.setFixedWidth(_CELL_WIDTH)
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(number)
            column.addWidget(caption)
            column.addStretch()
            flow.addWidget(cell)
            self._numbers[name], self._captions[name] = number, caption

    def text(self, name: str) -> str:
        """A figure and what it counts."""
        return f"{self._numbers[name].text()} {self._captions[name].text()}"

    def show_figures(self, figures: Mapping[str, tuple[str, str]]) -> None:
        """Show numbers and captions by name."""
        for name, (number, caption) in figures.items():
            self._numbers[name].setText(number)
            self._captions[name].setText(caption)
