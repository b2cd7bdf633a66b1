"""What the inspection tab shows before the first part: what to do, or that the station waits for pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from castinspect.gui.common.flow import FlowLayout
from castinspect.gui.common.icons import icon
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP, WIDE
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem


class EmptyState(Retranslated, QFrame):
    """A framed page that says what to do. While a folder is watched it says that pictures are waited for."""

    open_clicked = Signal()
    watch_clicked = Signal()
    guide_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._folder: Path | None = None
        self._build_layout()
        self._open.clicked.connect(self.open_clicked)
        self._watch.clicked.connect(self.watch_clicked)
        self._guide.clicked.connect(self.guide_clicked)
        self._retranslate()

    @property
    def title(self) -> str:
        return self._title.text()

    def show_folder(self, folder: Path | None) -> None:
        """Which folder is watched; None for none."""
        self._folder = folder
        self._retranslate()

    def show_problem(self, text: str) -> None:
        """Say why nothing can be judged, as that no model is promoted; an empty text takes it away."""
        show_problem(self._problem, text)

    def _build_layout(self) -> None:
        self._title, self._hint, self._problem = plain_label("title"), plain_label("muted"), problem_label()
        for label in (self._title, self._hint, self._problem):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._open, self._watch = QPushButton(icon("pictures"), ""), QPushButton(icon("watch"), "")
        self._guide = QPushButton(icon("help"), "")
        self._buttons = QWidget()
        row = FlowLayout(self._buttons, GAP)
        for button in (self._open, self._watch, self._guide):
            button.setObjectName("touch")
            button.setIconSize(QSize(24, 24))
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(GAP)
        layout.addStretch()
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._problem)
        layout.addStretch()

    def _retranslate(self) -> None:
        watching = self._folder is not None
        self._title.setText(self.tr("Waiting for pictures") if watching else self.tr("Drop pictures of parts here"))
        reads = self.tr("or folders of pictures. JPEG, PNG, BMP, TIFF and WebP are read.")
        waits = self.tr("Every picture that comes into {folder} is judged at once.")
        self._hint.setText(waits.format(folder=self._folder) if watching else reads)
        self._buttons.setVisible(not watching)
        self._open.setText(self.tr("Open pictures…"))
        self._watch.setText(self.tr("Watch a folder…"))
        self._guide.setText(self.tr("First steps…"))
