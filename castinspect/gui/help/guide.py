"""The first-run guide: from nothing to a judged part in a few clicks, or on the way to a model of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from castinspect.gui.common.progress_row import ProgressRow
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP, TOUCH, WIDE
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.progress import PicturesRead

_CASTINGS = 8
_WIDTH = 560


class Guide(Retranslated, QDialog):
    """Offers three ways to begin; each says what will happen.

    Args:
        parent: The window.
    """

    castings_drawn = Signal(object)
    """The folder of drawn castings that are to be judged with the demo model."""
    training_asked = Signal()
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title, self._problem, self._progress = plain_label("title"), problem_label(), ProgressRow()
        self.demo, self.train, self.read, self._later = QPushButton(), QPushButton(), QPushButton(), QPushButton()
        self._explained = {button: plain_label("muted") for button in (self.demo, self.train, self.read)}
        self.demo.setObjectName("primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        layout.setSpacing(GAP)
        layout.addWidget(self._title)
        for button, explained in self._explained.items():
            button.setMinimumHeight(TOUCH - 8)
            layout.addWidget(explained)
            layout.addWidget(button)
        for widget in (self._problem, self._progress, self._later):
            layout.addWidget(widget)
        self.setMinimumWidth(_WIDTH)
        self._connect_signals()
        self._retranslate()

    def _connect_signals(self) -> None:
        self.demo.clicked.connect(self.draw)
        self.train.clicked.connect(self.training_asked)
        self.train.clicked.connect(self.accept)
        self.read.clicked.connect(self.help_asked)
        self._later.clicked.connect(self.reject)
        self._progress.produced.connect(self._on_drawn)
        self._progress.failed.connect(self._on_failed)
        self.finished.connect(self._progress.stop_and_wait)

    @Slot()
    def draw(self) -> None:
        """Draw castings, good and bad ones, to be judged."""
        self.demo.setEnabled(False)
        self._progress.start(_drawn, self.tr("drawing castings: %v of %m"))

    @Slot(object)
    def _on_drawn(self, folder: object) -> None:
        self.castings_drawn.emit(folder)
        self.accept()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.demo.setEnabled(True)
        show_problem(self._problem, error_text(error))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("First steps"))
        self._title.setText(self.tr("How would you like to begin?"))
        words = {
            self.demo: self.tr("Judge drawn castings now"), self.train: self.tr("Train on my own pictures"),
            self.read: self.tr("Read how it works"),
        }  # fmt: skip
        explained = {
            self.demo: self.tr(
                "Castings are drawn, some with a defect, and judged by the demo model. It takes a minute and needs no "
                "pictures. The demo model must never judge real parts."
            ),
            self.train: self.tr(
                "Needs a folder with one folder per class, such as ok and defect, with some hundred pictures of "
                "different parts."
            ),
            self.read: self.tr("What is learned, why few pictures are enough, and which numbers are good enough."),
        }
        for button, text in words.items():
            button.setText(text)
            self._explained[button].setText(explained[button])
        self._later.setText(self.tr("Later"))


def _drawn() -> Iterator[object]:
    """Draw castings into a new folder, one after the other, and yield the folder."""
    from castinspect.synthetic.folder import castings_to_try

    folder = Path(mkdtemp(prefix="castings-")) / "castings"
    yield PicturesRead(1, _CASTINGS + 1)
    castings_to_try(folder, _CASTINGS, seed=3)
    yield folder
