"""What the inspection tab shows before the first part: what to do, and two big buttons for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.widgets import problem_label, show_problem


class EmptyState(Retranslated, QWidget):
    """Says what to do."""

    open_clicked = Signal()
    watch_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_layout()
        self._connect_signals()
        self._retranslate()

    def show_problem(self, text: str) -> None:
        """Say why nothing can be judged, as that no model is promoted; an empty text takes it away."""
        show_problem(self._problem, text)

    def _build_layout(self) -> None:
        self._title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title.setStyleSheet("font-size: 26px; font-weight: 600;")
        self._hint = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._hint.setObjectName("muted")
        self._problem = problem_label()
        self._problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._open, self._watch = QPushButton(), QPushButton()
        for button in (self._open, self._watch):
            button.setObjectName("touch")
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._open)
        buttons.addSpacing(16)
        buttons.addWidget(self._watch)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.addStretch()
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addSpacing(20)
        layout.addLayout(buttons)
        layout.addSpacing(20)
        layout.addWidget(self._problem, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def _connect_signals(self) -> None:
        self._open.clicked.connect(self.open_clicked)
        self._watch.clicked.connect(self.watch_clicked)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Drop pictures of parts here"))
        self._hint.setText(self.tr("or folders of pictures. JPEG, PNG, BMP, TIFF and WebP are read."))
        self._open.setText(self.tr("Open pictures…"))
        self._watch.setText(self.tr("Watch a folder…"))
