"""The column with the picture: alarm, tools, picture, the last parts or the table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.theme import SNUG
from castinspect.gui.common.widgets import problem_label, show_problem
from castinspect.gui.inspection.alarm_bar import AlarmBar
from castinspect.gui.inspection.attention import Attention
from castinspect.gui.inspection.batch_row import BatchRow
from castinspect.gui.inspection.job import ShownInspection
from castinspect.gui.inspection.picture.empty_state import EmptyState
from castinspect.gui.inspection.picture.picture_view import PictureView
from castinspect.gui.inspection.picture.strip import STRIP_LENGTH, RecentStrip
from castinspect.gui.inspection.picture.tools import ToolsRow
from castinspect.gui.inspection.results.table import ResultsModel, ResultsTable
from castinspect.inspection.causes import plainest
from castinspect.inspection.verdict import Verdict
from castinspect.language import localized

_TABLE_SHARE = 0.34
"""Of the column's height that the table takes."""


class PictureColumn(QWidget):
    """Holds the panels, and shows the picture as the tools say.

    Args:
        keeper: Keeps how the heat map is shown.
        results: All parts of the session, for the table.
        parent: Of the widget.
    """

    def __init__(self, keeper: SettingsKeeper, results: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._problem_text = ""
        self._build_layout(results)
        self.tools.overlay_changed.connect(self._on_overlay_changed)
        self.tools.compare_toggled.connect(self.picture.set_comparing)
        self.tools.table_toggled.connect(self._on_table_toggled)

    @property
    def problem_text(self) -> str:
        """The sentence that tells what went wrong, or nothing."""
        return self._problem_text

    def add(self, parts: Sequence[ShownInspection]) -> None:
        """Take new parts into the strip; the last good one is what others are compared with."""
        for part in parts[-STRIP_LENGTH:]:
            self.strip.add(part)
        good = next((part for part in reversed(parts) if part.inspection.verdict is Verdict.OK), None)
        if good is not None:
            self.picture.set_reference(good.pixels)

    def recall(self, parts: Sequence[ShownInspection]) -> None:
        """Take parts from before the start into the strip, behind those that arrived since."""
        for part in reversed(parts):
            self.strip.recall(part)

    def show_attention(self, attention: Attention) -> None:
        """Show the part that has the screen, and mark those that wait."""
        part = attention.current
        self._stage.setCurrentWidget(self.picture if part else self.empty)
        reasons = plainest(part.inspection.reasons) if part else ()
        self.picture.show_part(part, "\n".join(map(localized, reasons)))
        self.strip.mark(part, attention.unseen)

    def show_problem(self, text: str) -> None:
        """Say what went wrong, where a person looks now; an empty text takes it away."""
        self._problem_text = text
        nothing_yet = self._stage.currentWidget() is self.empty
        self.empty.show_problem(text if nothing_yet else "")
        show_problem(self._problem, "" if nothing_yet else text)

    def show_watched(self, folder: Path | None) -> None:
        """Show which folder is watched; None for none."""
        self.empty.show_folder(folder)
        self.tools.set_watching(folder is not None)

    def set_kiosk(self, is_kiosk: bool) -> None:
        """Show an operator's tools only, or all."""
        self.tools.set_kiosk(is_kiosk)
        if is_kiosk:
            self.tools.button("table").setChecked(False)

    def _build_layout(self, results: ResultsModel) -> None:
        values = self._keeper.values
        self.alarm, self.tools = AlarmBar(), ToolsRow(values.overlay_visible, values.overlay_opacity)
        self.picture, self.empty = PictureView(), EmptyState()
        self.picture.set_overlay(visible=values.overlay_visible, opacity=values.overlay_opacity)
        self._stage = QStackedWidget()
        self._stage.addWidget(self.empty)
        self._stage.addWidget(self.picture)
        self._problem, self.batch = problem_label(), BatchRow()
        self.strip, self.table = RecentStrip(), ResultsTable(results)
        self.table.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SNUG)
        for widget in (self.alarm, self.tools, self._stage, self._problem, self.batch, self.strip, self.table):
            column.addWidget(widget, 1 if widget is self._stage else 0)

    @Slot(bool, float)
    def _on_overlay_changed(self, visible: bool, opacity: float) -> None:
        self._keeper.change(overlay_visible=visible, overlay_opacity=opacity)
        self.picture.set_overlay(visible=visible, opacity=opacity)

    @Slot(bool)
    def _on_table_toggled(self, as_table: bool) -> None:
        self.table.setVisible(as_table)
        self.strip.setVisible(not as_table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setFixedHeight(round(_TABLE_SHARE * self.height()))
