"""Two versions side by side, and the pictures on which they say different things."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from castinspect.gui.common.cells import picture_item, show_cells, verdict_item
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.widgets import make_plain_list, plain_label
from castinspect.gui.models.job import ComparisonShown, ShownFlip
from castinspect.gui.models.words import accuracy_text, escapes_text, of_text, overkill_text
from castinspect.messages import printable

_ICON = QSize(72, 72)


class ComparisonPanel(Retranslated, QWidget):
    """Scores of both with denominators; below, the flips with their pictures. Enter opens a picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ComparisonShown | None = None
        self._build_layout()
        self._flips.cellActivated.connect(self._on_cell_activated)
        self._fill()

    @property
    def flips(self) -> QTableWidget:
        return self._flips

    @property
    def summary(self) -> str:
        """The sentence over the flips."""
        return self._summary.text()

    def show_comparison(self, shown: ComparisonShown | None) -> None:
        self._shown = shown
        self._fill()

    def _retranslate(self) -> None:
        self._fill()

    def _build_layout(self) -> None:
        self._grid = [[plain_label(wraps=False) for _ in range(6)] for _ in range(3)]
        scores = QGridLayout()
        scores.setHorizontalSpacing(28)
        for row, labels in enumerate(self._grid):
            for column, label in enumerate(labels):
                label.setObjectName("muted" if row == 0 else "")
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
                scores.addWidget(label, row, column, side)
        scores.setColumnStretch(6, 1)
        self._summary, self._flips = plain_label(), QTableWidget(0, 5)
        self._flips.setIconSize(_ICON)
        make_plain_list(self._flips)
        self._flips.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.addLayout(scores)
        layout.addWidget(self._summary)
        layout.addWidget(self._flips, 1)

    def _fill(self) -> None:
        shown = self._shown
        self._summary.setText(self._summary_text())
        self._flips.setVisible(shown is not None)
        for labels in self._grid:
            for label in labels:
                label.setVisible(shown is not None)
        if shown is not None:
            self._fill_scores(shown)
            self._fill_flips(shown)

    def _summary_text(self) -> str:
        if self._shown is None:
            return self.tr("Choose a version and compare it with the promoted one, on the same locked pictures.")
        found = self._shown.comparison
        better, worse = sum(flip.gain > 0 for flip in found.flips), sum(flip.gain < 0 for flip in found.flips)
        text = self.tr("{count} of {total} pictures flip from A to B: {better} for the better, {worse} for the worse.")
        text = text.format(count=len(found.flips), total=found.total - found.left_out, better=better, worse=worse)
        if found.left_out:
            left_out = self.tr("{count} more are left out: one of the two was trained on them.")
            text += " " + left_out.format(count=found.left_out)
        return text

    def _fill_scores(self, shown: ComparisonShown) -> None:
        titles = (
            "", self.tr("balanced accuracy"), self.tr("escapes"), self.tr("overkill"), self.tr("to review"),
            self.tr("not judged"),
        )  # fmt: skip
        rows = [titles]
        for letter, name, score in (
            ("A", shown.first, shown.comparison.first), ("B", shown.second, shown.comparison.second),
        ):  # fmt: skip
            review = of_text(score.review, score.defective + score.good)
            figures = (accuracy_text(score), escapes_text(score), overkill_text(score), review, str(score.held))
            rows.append((f"{letter}  {printable(name)}", *figures))
        for labels, texts in zip(self._grid, rows, strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)

    def _fill_flips(self, shown: ComparisonShown) -> None:
        self._flips.setHorizontalHeaderLabels([self.tr("Picture"), self.tr("True class"), "A", "B", ""])
        show_cells(self._flips, [self._cells(flip) for flip in shown.flips])
        for row in range(len(shown.flips)):
            self._flips.setRowHeight(row, _ICON.height() + 6)

    def _cells(self, shown: ShownFlip) -> Sequence[str | QTableWidgetItem]:
        flip = shown.flip
        gain = (self.tr("worse"), self.tr("neither"), self.tr("better"))[(flip.gain > 0) - (flip.gain < 0) + 1]
        return (
            picture_item(flip.path.name, shown.thumbnail), printable(flip.true_class),
            verdict_item(flip.first.verdict), verdict_item(flip.second.verdict), gain,
        )  # fmt: skip

    @Slot(int, int)
    def _on_cell_activated(self, row: int, _column: int) -> None:
        if self._shown is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shown.flips[row].flip.path)))
