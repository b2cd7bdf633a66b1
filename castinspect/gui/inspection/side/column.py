"""The column beside the picture: verdict, what to do, details, counters, source; it grows with the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from castinspect.gui.common.theme import SNUG
from castinspect.gui.inspection.attention import Attention
from castinspect.gui.inspection.decisions import Decision
from castinspect.gui.inspection.side.alarm_list import AlarmList
from castinspect.gui.inspection.side.banner import VerdictBanner
from castinspect.gui.inspection.side.counters import CountersPanel
from castinspect.gui.inspection.side.decision_buttons import DecisionButtons
from castinspect.gui.inspection.side.details import DetailsPanel
from castinspect.gui.inspection.side.scanner_field import ScannerField
from castinspect.gui.inspection.side.source_panel import SourcePanel
from castinspect.inspection.verdict import Verdict

_NARROWEST, _WIDEST, _SHARE = 320, 900, 0.3


class SideColumn(QWidget):
    """Holds the panels; the buttons stand right under the verdict and never move.

    What stands under them scrolls where the screen is too low for all of it: nothing is pressed together.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner, self.buttons, self.details = VerdictBanner(), DecisionButtons(), DetailsPanel()
        self.counters, self.source = CountersPanel(), SourcePanel()
        self.alarms, self.scanner = AlarmList(), ScannerField()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        for widget in (self.banner, self.buttons):
            column.addWidget(widget)
        column.addWidget(self._scrolling(), 1)
        self.fit(0, 0)

    def _scrolling(self) -> QScrollArea:
        inside, area = QWidget(), QScrollArea(widgetResizable=True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        for widget in (self.details, self.alarms, self.counters, self.scanner, self.source):
            column.addWidget(widget, 1 if widget is self.details else 0)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        for see_through in (area.viewport(), inside):  # the window's colour is behind the panels
            see_through.setAutoFillBackground(False)
        return area

    def fit(self, width: int, height: int) -> None:
        """Be as wide, and the verdict as large, as a tab of this size allows."""
        self.setFixedWidth(min(_WIDEST, max(_NARROWEST, round(_SHARE * width))))
        self.banner.fit(height)

    def show_attention(self, attention: Attention, decision: Decision | None, *, can_undo: bool) -> None:
        """Show the part that has the screen, with what was decided of it."""
        part = attention.current
        inspection = part.inspection if part else None
        verdict = inspection.verdict if inspection else None
        self.banner.show_verdict(verdict)
        self.details.show_inspection(inspection, decision, attention.waiting)
        self.buttons.show_possible(
            can_be_good=verdict in {Verdict.OK, Verdict.REVIEW, Verdict.HOLD},
            can_be_bad=verdict in {Verdict.DEFECT, Verdict.REVIEW, Verdict.HOLD},
            can_disagree=verdict in {Verdict.OK, Verdict.DEFECT},
            can_go_on=attention.can_go_on,
            can_undo=can_undo,
        )
