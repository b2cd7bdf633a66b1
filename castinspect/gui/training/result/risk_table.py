"""What two cuts risk, counted: escapes, overkill, and what goes to review."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from castinspect.evaluation.risk import Share, percent_at_most
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.widgets import plain_label

_COUNTS = ("escapes", "overkill", "review_good", "review_defective")


class RiskTable(Retranslated, QWidget):
    """Four counts with their totals and exact upper limits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: dict[str, Share] = {}
        self._counts = {name: plain_label(wraps=False) for name in _COUNTS}
        self._names = {name: plain_label("muted", wraps=False) for name in _COUNTS}
        table = QGridLayout(self)
        table.setContentsMargins(0, 0, 0, 0)
        table.setVerticalSpacing(2)
        table.setColumnStretch(0, 1)
        for row, name in enumerate(_COUNTS):
            table.addWidget(self._names[name], row, 0)
            table.addWidget(self._counts[name], row, 1, Qt.AlignmentFlag.AlignRight)
        self._retranslate()

    def text(self, name: str) -> str:
        """What stands beside `escapes`, `overkill`, `review_good` or `review_defective`."""
        return self._counts[name].text()

    def show_shares(self, **shares: Share) -> None:
        """Show a share for each of the four names."""
        self._shares = shares
        self._retranslate()

    def _retranslate(self) -> None:
        names = {
            "escapes": self.tr("escapes"),
            "overkill": self.tr("overkill"),
            "review_good": self.tr("good parts in REVIEW"),
            "review_defective": self.tr("defective parts in REVIEW"),
        }
        for name, text in names.items():
            self._names[name].setText(text)
        line = self.tr("{count} of {total}  (at most {bound} %)")
        for name, share in self._shares.items():
            bound = percent_at_most(share.upper)
            self._counts[name].setText(line.format(count=share.count, total=share.total, bound=bound))
