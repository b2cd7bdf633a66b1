"""Reasons or classes of defective parts by group: a row each, the most frequent first, a column a group."""

from __future__ import annotations

from PySide6.QtWidgets import QTableWidget, QWidget

from castinspect.gui.common.cells import show_cells
from castinspect.gui.common.widgets import make_plain_list
from castinspect.inspection.reason_words import reason_word
from castinspect.messages import printable
from castinspect.station.charts.points import ParetoOf
from castinspect.studies.charted import Charted

_MOST_GROUPS = 12
_FIXED = 4


class ParetoTable(QTableWidget):
    """Shows the groups with the most; a group is a day, a lot, a cavity and so on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 0, parent)
        make_plain_list(self)

    def show_pareto(self, found: Charted | None, of: ParetoOf | None) -> None:
        """Show counts, shares and cumulated shares; nothing where no Pareto is asked for."""
        if found is None or of is None:
            self.setRowCount(0)
            return
        counts = {point.name: point.counts(of) for point in found.groups}
        groups = sorted(counts, key=lambda name: -counts[name].total())[:_MOST_GROUPS]
        items = found.pareto_of(of)
        total, so_far = sum(count for _, count in items), 0
        self.setColumnCount(_FIXED + len(groups))
        headers = [self.tr("What"), self.tr("All"), self.tr("Share"), self.tr("Cumulated")]
        self.setHorizontalHeaderLabels(headers + [printable(name) for name in groups])
        rows = []
        for name, count in items:
            so_far += count
            called = reason_word(name) if of is ParetoOf.REASONS else name
            cells = [printable(called), str(count), f"{count / total:.1%}", f"{so_far / total:.1%}"]
            rows.append(cells + [str(counts[group][name] or "") for group in groups])
        show_cells(self, rows)
