"""A blind trial: one picture at a time, judged by a key; nothing tells what it is called or what others said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from castinspect.errors import DataError
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.widgets import plain_label, problem_label, resize_within_screen, show_problem
from castinspect.gui.labelling.large_view import LargeView
from castinspect.studies.agreement import DEFECTIVE, OK
from castinspect.studies.agreement_trial import BlindTrial

_OK_KEYS = {Qt.Key.Key_1, Qt.Key.Key_Right}
_DEFECT_KEYS = {Qt.Key.Key_2, Qt.Key.Key_Left}
_SIZE = (900, 760)


class TrialWindow(Retranslated, QDialog):
    """Judges a trial to its end, or as far as the person goes; it goes on there another day.

    Args:
        trial: Of one appraiser.
        appraiser: Who judges.
        parent: The tab.
    """

    ended = Signal()

    def __init__(self, trial: BlindTrial, appraiser: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._trial, self._appraiser = trial, appraiser
        self._build_layout()
        self._retranslate()
        self.finished.connect(self.ended)
        resize_within_screen(self, *_SIZE)
        self._show()

    @property
    def progress_text(self) -> str:
        """How many are judged."""
        return self._bar.text()

    @property
    def problem_text(self) -> str:
        """Why a rating could not be kept, or nothing."""
        return self._problem.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 or → is OK, 2 or ← is defective, Backspace takes back, Esc leaves."""
        if event.isAutoRepeat():  # a key that is held down judges one part, not ten
            return
        if event.key() in _OK_KEYS:
            self._rate(OK)
        elif event.key() in _DEFECT_KEYS:
            self._rate(DEFECTIVE)
        elif event.key() == Qt.Key.Key_Backspace:
            self._take_back()
        else:
            super().keyPressEvent(event)

    def _build_layout(self) -> None:
        self._view, self._bar, self._problem, self._hint = LargeView(), QProgressBar(), problem_label(), plain_label()
        self._buttons = [QPushButton() for _ in range(3)]
        acts = (self._on_defective, self._on_ok, self._take_back)
        row = QHBoxLayout()
        for button, act in zip(self._buttons, acts, strict=True):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys belong to the trial
            button.setAutoDefault(False)
            button.clicked.connect(act)
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self._bar)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._problem)
        layout.addWidget(self._hint)
        layout.addLayout(row)

    def _on_ok(self) -> None:
        self._rate(OK)

    def _on_defective(self) -> None:
        self._rate(DEFECTIVE)

    def _rate(self, rating: int) -> None:
        self._keep(lambda: self._trial.rate(rating))

    def _take_back(self) -> None:
        self._keep(self._trial.take_back)

    def _keep(self, act: Callable[[], None]) -> None:
        show_problem(self._problem, "")
        try:
            act()
        except DataError as error:
            show_problem(self._problem, error_text(error))
        self._show()

    def _show(self) -> None:
        picture = self._trial.picture
        self._view.show_picture(picture)
        self._bar.setRange(0, self._trial.total)
        self._bar.setValue(self._trial.done)
        for button in self._buttons[:2]:
            button.setEnabled(picture is not None)
        if picture is not None and not self._view.has_picture:
            show_problem(self._problem, self.tr("This picture cannot be read. Put the study's folder back."))
        self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Trial of {name}").format(name=self._appraiser))
        self._bar.setFormat(self.tr("%v of %m judged"))
        texts = (self.tr("Defective  (2 or ←)"), self.tr("OK  (1 or →)"), self.tr("Take back  (Backspace)"))
        for button, text in zip(self._buttons, texts, strict=True):
            button.setText(text)
        if self._trial.picture is None:
            self._hint.setText(self.tr("All parts are judged. Esc closes; Backspace takes the last one back."))
        else:
            self._hint.setText(self.tr("Each answer is kept at once; Esc stops, to go on later."))
