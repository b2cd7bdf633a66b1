"""What came out: the confusion matrix, the figures that matter with their denominators, and what to do with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from castinspect.gui.theme import GAP
from castinspect.models.metadata import Evaluation, Role
from castinspect.training.events import TrainingFinished

_SHADES = 0.85


class ResultPanel(QFrame):
    """Shows the evaluation of a finished run."""

    checkpoint_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._finished: TrainingFinished | None = None
        self._used: Path | None = None
        self._build_layout()
        self._use.clicked.connect(self.use)
        self._retranslate()

    def show_result(self, finished: TrainingFinished | None) -> None:
        self._finished = finished
        self._retranslate()

    def mark_used(self, checkpoint: Path) -> None:
        """The station judges with this checkpoint now."""
        self._used = checkpoint
        self._retranslate()

    def cell_text(self, row: int, column: int) -> str:
        """Text of one cell of the matrix, headers included."""
        item = self._matrix.itemAtPosition(row, column)
        label = item.widget() if item else None
        return label.text() if isinstance(label, QLabel) else ""

    def _build_layout(self) -> None:
        self._title, self._figures = QLabel(), QLabel()
        self._title.setObjectName("heading")
        self._figures.setTextFormat(Qt.TextFormat.PlainText)
        self._figures.setWordWrap(True)
        self._use = QPushButton()
        self._use.setObjectName("primary")
        self._use.setMinimumHeight(48)
        self._matrix = QGridLayout()
        self._matrix.setSpacing(3)
        words = QVBoxLayout()
        words.addWidget(self._figures)
        words.addStretch()
        words.addWidget(self._use)
        body = QHBoxLayout()
        body.setSpacing(2 * GAP)
        body.addLayout(self._matrix)
        body.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._title)
        layout.addLayout(body)

    @Slot()
    def use(self) -> bool:
        """Ask that the station judges with this checkpoint from now on; False where there is none."""
        if self._finished is None:
            return False
        self.checkpoint_chosen.emit(self._finished.checkpoint)
        return True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        finished = self._finished
        evaluation = finished.metadata.evaluation if finished else None
        self._use.setVisible(finished is not None)
        used = finished is not None and self._used == finished.checkpoint
        self._use.setEnabled(not used)
        in_use, use = self.tr("In use for inspection"), self.tr("Use this model for inspection")
        self._use.setText(in_use if used else use)
        self._clear_matrix()
        if finished is None or evaluation is None:
            self._title.setText(self.tr("Result"))
            self._figures.setText(self.tr("The confusion matrix appears here when training has finished."))
            return
        pictures = {"test": self.tr("test pictures"), "validation": self.tr("validation pictures")}
        title = self.tr("Result on {count} {pictures}")
        count = sum(sum(row.values()) for row in evaluation.confusion.values())
        self._title.setText(title.format(count=count, pictures=pictures.get(evaluation.split, evaluation.split)))
        self._fill_matrix(evaluation, {c.name: c.role for c in finished.metadata.classes})
        self._figures.setText(self._figures_of(finished, evaluation))

    def _figures_of(self, finished: TrainingFinished, evaluation: Evaluation) -> str:
        auroc = "–" if evaluation.auroc is None else f"{evaluation.auroc:.3f}"
        lines = [
            self.tr("Accuracy {accuracy:.1%},  balanced {balanced:.1%},  AUROC {auroc}").format(
                accuracy=evaluation.accuracy, balanced=evaluation.balanced_accuracy, auroc=auroc
            ),
            self.tr("Escapes: {count} of {total} defective parts called OK").format(
                count=evaluation.escapes, total=evaluation.defective
            ),
            self.tr("Overkill: {count} of {total} good parts called DEFECT").format(
                count=evaluation.overkill, total=evaluation.good
            ),
            self.tr("To be reviewed by a person: {count}").format(count=evaluation.review),
            self.tr("Best epoch {epoch};  file {name}").format(
                epoch=finished.best_epoch, name=finished.checkpoint.name
            ),
        ]
        if evaluation.held:
            lines.append(self.tr("Could not be judged: {count}").format(count=evaluation.held))
        return "\n".join(lines)

    def _fill_matrix(self, evaluation: Evaluation, roles: dict[str, Role]) -> None:
        names = list(evaluation.confusion)
        self._matrix.addWidget(self._header(self.tr("true ↓   predicted →")), 0, 0)
        for column, name in enumerate(names, start=1):
            self._matrix.addWidget(self._header(name), 0, column)
        for row, name in enumerate(names, start=1):
            self._matrix.addWidget(self._header(name), row, 0)
            total = max(1, sum(evaluation.confusion[name].values()))
            for column, other in enumerate(names, start=1):
                count = evaluation.confusion[name][other]
                self._matrix.addWidget(_cell(count, count / total, right=roles[name] == roles[other]), row, column)

    def _header(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setObjectName("muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return label

    def _clear_matrix(self) -> None:
        while item := self._matrix.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()


def _cell(count: int, share: float, *, right: bool) -> QLabel:
    label = QLabel(f"{count}\n{share:.0%}")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMinimumSize(92, 58)
    colour = "11, 138, 125" if right else "213, 64, 31"
    label.setStyleSheet(f"background: rgba({colour}, {0.12 + _SHADES * share * 0.6:.2f}); border-radius: 4px;")
    return label
