"""The two columns of the training tab: what is asked for on the left, what comes of it on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from castinspect.gui.common.theme import GAP

_LEFT_WIDTH = 446
_HALF = 400
_SCROLL_GAP = 6


class AskingColumn(QWidget):
    """Panels one under the other, which scroll, and the run's buttons, which do not."""

    def __init__(self, panels: Sequence[QWidget], buttons: QWidget) -> None:
        super().__init__()
        self.setFixedWidth(_LEFT_WIDTH)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _SCROLL_GAP, 0)
        column.setSpacing(GAP)
        for panel in panels:
            column.addWidget(panel)
        column.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        buttons.setContentsMargins(0, 0, _SCROLL_GAP, 0)
        left = QVBoxLayout(self)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GAP)
        left.addWidget(scroll, 1)
        left.addWidget(buttons)


def learning_column(notes: Sequence[QWidget], curves: QWidget, progress: QWidget, pages: QWidget) -> QVBoxLayout:
    """Notes over the curves with their progress, over the pages; the person draws the line between the two halves."""
    upper = QWidget()
    learning = QVBoxLayout(upper)
    learning.setContentsMargins(0, 0, 0, 0)
    learning.setSpacing(GAP)
    learning.addWidget(curves, 1)
    learning.addWidget(progress)
    halves = QSplitter(Qt.Orientation.Vertical)
    halves.setHandleWidth(GAP)
    for half in (upper, pages):
        halves.addWidget(half)
        halves.setStretchFactor(halves.indexOf(half), 1)
    halves.setChildrenCollapsible(False)
    halves.setSizes([_HALF, _HALF])
    column = QVBoxLayout()
    column.setSpacing(GAP)
    for note in notes:
        column.addWidget(note)
    column.addWidget(halves, 1)
    return column
