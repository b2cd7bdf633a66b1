"""What came out: the confusion matrix, the figures that matter with their denominators, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from castinspect.evaluation.figures import mistakes, worst_first
from castinspect.evaluation.risk import Share, proof
from castinspect.evaluation.score import ScoredPicture
from castinspect.gui.common.file_dialogs import ask_where_to_save
from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.training.result.confusion_matrix import ConfusionMatrix
from castinspect.gui.training.result.figures_flow import FiguresFlow
from castinspect.gui.training.result.pictures_dialog import PicturesDialog
from castinspect.language import localized
from castinspect.models.metadata import Evaluation
from castinspect.training.events import TrainingFinished

_FIGURES = ("accuracy", "escapes", "overkill", "auroc", "balanced", "review")
_MATRIX_HEIGHT = 176
"""Of two classes; the rows of more are scrolled to."""


class ResultPanel(Retranslated, QFrame):
    """Shows the evaluation of a finished run."""

    checkpoint_chosen = Signal(object)
    failed = Signal(object)
    report_saved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finished: TrainingFinished | None = None
        self._used: Path | None = None
        self._job = Job(self)
        self._job.produced.connect(self.report_saved)
        self._job.failed.connect(self.failed)
        self._job.ended.connect(self._on_report_ended)
        self._build_layout()
        self._use.clicked.connect(self.use)
        self._mistakes.clicked.connect(self.show_mistakes)
        self._report.clicked.connect(self.ask_for_report)
        self._matrix.cell_chosen.connect(self._on_cell_chosen)
        self._retranslate()

    @property
    def matrix(self) -> ConfusionMatrix:
        return self._matrix

    def figure(self, name: str) -> str:
        """One figure and what it counts, as `0 of 24 defective pictures called OK`."""
        return self._figures.text(name)

    def show_result(self, finished: TrainingFinished | None) -> None:
        self._finished = finished
        evaluation = finished.metadata.evaluation if finished else None
        roles = {c.name: c.role for c in finished.metadata.classes} if finished else {}
        self._matrix.show_evaluation(evaluation, roles, can_open=bool(finished and finished.scored))
        self._retranslate()

    def mark_used(self, checkpoint: Path) -> None:
        """The station judges with this checkpoint now."""
        self._used = checkpoint
        self._retranslate()

    @Slot()
    def use(self) -> bool:
        """Ask that the station judges with this checkpoint from now on; False where there is none."""
        if self._finished is None:
            return False
        self.checkpoint_chosen.emit(self._finished.checkpoint)
        return True

    # --- the pictures behind the figures ---

    @Slot()
    def show_mistakes(self) -> None:
        """Open all pictures that were called otherwise than they are, the worst first."""
        if self._finished is not None:
            found = mistakes(self._finished.scored, self._finished.metadata)
            self._open(self.tr("Mistakes, the worst first: {count}").format(count=len(found)), found)

    @Slot(str, str)
    def _on_cell_chosen(self, true: str, predicted: str) -> None:
        if self._finished is None:
            return
        ranked = worst_first(self._finished.scored, self._finished.metadata)
        found = [p for p in ranked if p.true_class == true and _called(p) == predicted]
        title = self.tr("is {true}, called {predicted}: {count}")
        self._open(title.format(true=true, predicted=predicted, count=len(found)), found)

    def _open(self, title: str, pictures: list[ScoredPicture]) -> None:
        if self._finished is not None and pictures:
            dialog = PicturesDialog(title, pictures, self._finished.metadata.preprocessing, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    # --- the report ---

    @Slot()
    def ask_for_report(self) -> None:
        if self._finished is not None:
            name = str(self._finished.checkpoint.with_suffix(".html"))
            ask_where_to_save(self, self.tr("Save the report"), name, "*.html", self.save_report)

    def save_report(self, path: Path) -> None:
        """Write the report in a thread; `report_saved` or `failed` tells how it went."""
        if self._finished is not None and self._job.start(partial(_reported, path, self._finished)):
            self._retranslate()

    def stop_and_wait(self) -> None:
        self._job.stop_and_wait()

    @Slot()
    def _on_report_ended(self) -> None:
        self._retranslate()

    # --- building ---

    def _build_layout(self) -> None:
        self._title, self._note = plain_label("heading"), plain_label("muted")
        self._empty = plain_label("muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._matrix = ConfusionMatrix()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self._matrix)
        for widget in (scroll.viewport(), self._matrix):  # the panel's colour shows through
            widget.setAutoFillBackground(False)
        scroll.setMinimumSize(330, _MATRIX_HEIGHT)
        self._use = QPushButton()
        self._use.setObjectName("primary")
        self._use.setMinimumHeight(48)
        self._mistakes, self._report = QPushButton(), QPushButton()
        self._figures = FiguresFlow(_FIGURES)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._figures)
        column.addWidget(scroll)
        column.addWidget(self._note)
        column.addStretch()
        around = QScrollArea(widgetResizable=True)
        around.setFrameShape(QScrollArea.Shape.NoFrame)
        around.setWidget(inside)
        for widget in (around.viewport(), inside):
            widget.setAutoFillBackground(False)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(around, 1)
        body.addWidget(self._use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        for button in (self._mistakes, self._report):
            top.addWidget(button)
        layout.addLayout(top)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._empty, 1)

    # --- words ---

    def _retranslate(self) -> None:
        finished = self._finished
        evaluation = finished.metadata.evaluation if finished else None
        used = finished is not None and self._used == finished.checkpoint
        in_use, use = self.tr("In use for inspection"), self.tr("Use this model for inspection")
        self._use.setText(in_use if used else use)
        self._use.setEnabled(finished is not None and not used)
        self._mistakes.setText(self.tr("Mistakes…"))
        self._mistakes.setEnabled(finished is not None and bool(mistakes(finished.scored, finished.metadata)))
        self._report.setText(self.tr("Save report…"))
        self._report.setEnabled(finished is not None and bool(finished.scored) and not self._job.is_running)
        self._empty.setText(self.tr("The confusion matrix appears here when training has finished."))
        self._body.setVisible(evaluation is not None)
        for widget in (self._title, self._mistakes, self._report):
            widget.setVisible(evaluation is not None)
        self._empty.setVisible(evaluation is None)
        if finished is None or evaluation is None:
            return
        self._title.setText(self._title_of(evaluation))
        self._note.setText(self._note_of(finished, evaluation))
        self._figures.show_figures(self._figures_of(evaluation))

    def _title_of(self, evaluation: Evaluation) -> str:
        count = evaluation.good + evaluation.defective
        if evaluation.split == "test":
            return self.tr("Result on {count} test pictures").format(count=count)
        text = self.tr("Result on {count} validation pictures, which also chose the best epoch: it flatters")
        return text.format(count=count)

    def _figures_of(self, evaluation: Evaluation) -> dict[str, tuple[str, str]]:
        of = self.tr("{count} of {total}")
        total = evaluation.good + evaluation.defective
        auroc = "–" if evaluation.auroc is None else f"{evaluation.auroc:.3f}"
        return {
            "accuracy": (f"{evaluation.accuracy:.1%}", self.tr("accuracy")),
            "balanced": (f"{evaluation.balanced_accuracy:.1%}", self.tr("balanced accuracy")),
            "auroc": (auroc, self.tr("AUROC")),
            "escapes": (
                of.format(count=evaluation.escapes, total=evaluation.defective),
                self.tr("escapes: defective pictures called OK"),
            ),
            "overkill": (
                of.format(count=evaluation.overkill, total=evaluation.good),
                self.tr("overkill: good pictures called DEFECT"),
            ),
            "review": (
                of.format(count=evaluation.review, total=total),
                self.tr("pictures left to a person (REVIEW)"),
            ),
        }

    def _note_of(self, finished: TrainingFinished, evaluation: Evaluation) -> str:
        text = self.tr("Kept: epoch {epoch}, in the file {name}")
        lines = [text.format(epoch=finished.best_epoch, name=finished.checkpoint.name)]
        if evaluation.defective_parts is not None and evaluation.escaped_parts is not None:
            lines.append(localized(proof(Share(evaluation.escaped_parts, evaluation.defective_parts))))
        if evaluation.held:
            lines.append(self.tr("Pictures that could not be judged: {count}").format(count=evaluation.held))
        return "\n".join(lines)


def _called(picture: ScoredPicture) -> str:
    return picture.inspection.prediction.predicted_class if picture.inspection.prediction else ""


def _reported(path: Path, finished: TrainingFinished) -> Iterator[Path]:
    from castinspect.evaluation.report import write_report

    write_report(path, finished.metadata, finished.scored, unseen=finished.unseen)
    yield path
