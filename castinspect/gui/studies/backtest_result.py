"""Two runs on a suite side by side: counts by group, and the pictures of which they say different things."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHeaderView, QSplitter, QTableWidget, QVBoxLayout, QWidget

from castinspect.gui.common.cells import picture_item, show_cells, verdict_item
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.widgets import make_plain_list, plain_label
from castinspect.gui.models.words import of_text
from castinspect.gui.studies.backtest_job import SIDE, RunsCompared
from castinspect.messages import printable
from castinspect.models.metadata import Role
from castinspect.versions.backtest import ALL, Tally


class BacktestResult(Retranslated, QWidget):
    """Empty until two runs are compared. Enter opens a picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: RunsCompared | None = None
        self._text, self.groups, self.flips = plain_label(), QTableWidget(0, 8), QTableWidget(0, 4)
        for table in (self.groups, self.flips):
            make_plain_list(table)
        self.flips.setIconSize(QSize(SIDE, SIDE))
        self.flips.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.flips.cellActivated.connect(self._on_cell_activated)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for table in (self.groups, self.flips):
            splitter.addWidget(table)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([760, 380])
        layout = QVBoxLayout(self)
        layout.addWidget(self._text)
        layout.addWidget(splitter, 1)
        self._retranslate()

    @property
    def text(self) -> str:
        """What is compared, and how much differs."""
        return self._text.text()

    def show_runs(self, shown: RunsCompared | None) -> None:
        self._shown = shown
        self._retranslate()

    def _retranslate(self) -> None:
        shown = self._shown
        for table in (self.groups, self.flips):
            table.setVisible(shown is not None)
            table.setRowCount(0)
        if shown is None:
            self._text.setText(self.tr("Choose two runs and compare them, or replay a version."))
            return
        text = self.tr(
            "A: {first}, B: {second}. {count} pictures flip; those that a version learned from count nowhere."
        )
        names = {"first": printable(shown.first.version), "second": printable(shown.second.version)}
        self._text.setText(text.format(**names, count=shown.count))
        self._fill_groups(shown)
        self._fill_flips(shown)

    def _fill_groups(self, shown: RunsCompared) -> None:
        titles = (self.tr("Group"), self.tr("Pictures"), self.tr("Escapes A"), self.tr("Escapes B"),
                  self.tr("Overkill A"), self.tr("Overkill B"), self.tr("To a person A"),
                  self.tr("To a person B"))  # fmt: skip
        self.groups.setHorizontalHeaderLabels(titles)
        rows = []
        for name in sorted({*shown.before, *shown.now}):
            one, other = shown.before.get(name, Tally()), shown.now.get(name, Tally())
            rows.append((
                self.tr("all") if name == ALL else printable(name), str(other.total),
                of_text(one.escapes, one.defective), of_text(other.escapes, other.defective),
                of_text(one.overkill, one.good), of_text(other.overkill, other.good),
                str(one.review + one.held), str(other.review + other.held),
            ))  # fmt: skip
        show_cells(self.groups, rows)

    def _fill_flips(self, shown: RunsCompared) -> None:
        self.flips.setHorizontalHeaderLabels([self.tr("Picture"), self.tr("Truth"), "A", "B"])
        rows = []
        for one in shown.flips:
            truth = self.tr("good") if one.flip.picture.role is Role.OK else self.tr("defective")
            picture = picture_item(one.flip.picture.name, one.pixels)
            rows.append((picture, truth, verdict_item(one.flip.first), verdict_item(one.flip.second)))
        show_cells(self.flips, rows)
        for row in range(len(rows)):
            self.flips.setRowHeight(row, SIDE + 6)

    @Slot(int, int)
    def _on_cell_activated(self, row: int, _column: int) -> None:
        if self._shown is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._shown.flips[row].path)))
