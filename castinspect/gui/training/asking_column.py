"""The left column of the training tab: what is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from castinspect.gui.common.theme import GAP

_LEFT_WIDTH = 446
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
