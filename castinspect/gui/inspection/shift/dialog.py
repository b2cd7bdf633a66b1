"""The shift: from when to when, how its check of masters stands, and what was judged in it, as a whole and by lot."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from castinspect.errors import CastInspectError
from castinspect.gui.common.cells import figure_item, show_cells
from castinspect.gui.common.job import Job
from castinspect.gui.common.question import ask, ask_line
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.texts import error_text, verdict_word
from castinspect.gui.common.theme import GAP, ROOMY_HEADER
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.gui.inspection.shift.set_dialog import ShiftSetDialog
from castinspect.identity import Attribution, current_user
from castinspect.inspection.verdict import Verdict
from castinspect.language import localized
from castinspect.station.shift.check import CheckState, ShiftCheck
from castinspect.station.shift.counting import WHOLE_DAY, Counters, Shift, ShiftPeriod
from castinspect.station.shift.now import shift_now

_SIZE = (1000, 520)
_REFRESH_MS = 2000


class ShiftDialog(Retranslated, QDialog):
    """Shows the present shift and goes with it; starts its check again, or bypasses it with a reason on record.

    Args:
        keeper: Holds the settings.
        check: Of the station at work; None where no folder is watched.
        parent: The window.
    """

    shift_set = Signal(object)
    """Shifts and masters were set: a `ShiftSection`."""

    def __init__(self, keeper: SettingsKeeper, check: ShiftCheck | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper, self._check = keeper, check
        self._shift: Shift | None = None
        self._job, self._timer = Job(self), QTimer(self, interval=_REFRESH_MS)
        self._build_layout()
        self.set_up.clicked.connect(self._on_set_up)
        self.again.clicked.connect(self.ask_to_start_again)
        self.bypass.clicked.connect(self.ask_to_bypass)
        self._job.produced.connect(self._on_counted)
        self._job.failed.connect(self._on_failed)
        self._timer.timeout.connect(self.look)
        self.finished.connect(self._on_finished)
        self._retranslate()
        self.look()
        self._timer.start()

    @property
    def problem_text(self) -> str:
        """What went wrong, or nothing."""
        return self._problem.text()

    @property
    def check_text(self) -> str:
        """How the check of masters stands."""
        return self._check_label.text()

    def cell(self, row: int, column: int) -> str:
        """What stands in the table of counters."""
        item = self.table.item(row, column)
        return item.text() if item else ""

    @Slot()
    def look(self) -> None:
        """Count again, in a thread, and show how the check stands now."""
        settings = self._keeper.values.model_copy()
        self._job.start(lambda: shift_now(settings))
        self._show_check()

    @Slot()
    def ask_to_start_again(self) -> None:
        question = self.tr("Start the check of masters again? Until it has passed no part is called OK.")
        ask(self, question, self.tr("Start the check"), self._start_again)

    @Slot()
    def ask_to_bypass(self) -> None:
        question = self.tr("Judge without the check of masters. Why? (goes on record)")
        ask_line(self, self.tr("Bypass the check"), question, self._bypass, is_needed=True)

    @Slot()
    def _on_set_up(self) -> None:
        dialog = ShiftSetDialog(self._keeper, self)
        dialog.shift_set.connect(self.shift_set)
        dialog.shift_set.connect(self.look)
        dialog.open()

    def _start_again(self) -> None:
        if self._check is not None:
            try:
                self._check.start_again(current_user())
            except CastInspectError as error:
                self._on_failed(error)
            self._show_check()

    def _bypass(self, why: str) -> None:
        if self._check is not None:
            try:
                self._check.bypass(Attribution(why=why))
            except CastInspectError as error:
                self._on_failed(error)
            self._show_check()

    def _build_layout(self) -> None:
        self._period, self._check_label, self._problem = plain_label("title"), plain_label("heading"), problem_label()
        self._masters = plain_label("muted")
        self.again, self.bypass, self.set_up = QPushButton(), QPushButton(), QPushButton()
        self.table = QTableWidget(0, 12)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.setStyleSheet(ROOMY_HEADER)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addWidget(self.bypass)
        row.addStretch()
        row.addWidget(self.set_up)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        for widget in (self._period, self._check_label, self._masters):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self._problem)
        column.addWidget(self.table)
        column.addWidget(self._buttons)
        self.resize(*_SIZE)

    @Slot(object)
    def _on_counted(self, shift: Shift) -> None:
        show_problem(self._problem, "")
        self._shift = shift
        self._show_counters()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_problem(self._problem, error_text(error))

    @Slot()
    def _on_finished(self) -> None:
        self._timer.stop()
        self._job.abandon()
        self.deleteLater()

    def _show_check(self) -> None:
        try:
            state = self._check.state if self._check is not None else None
        except CastInspectError as error:
            self._on_failed(error)
            return
        can_check = state is not None and state.check is not None
        self.again.setEnabled(can_check)
        self.bypass.setEnabled(can_check and state is not None and not state.is_released)
        self._check_label.setText(self._check_words(state))
        self._masters.setText(_masters_words(state))
        self._masters.setVisible(bool(self._masters.text()))

    def _check_words(self, state: CheckState | None) -> str:
        if state is None:
            return self.tr("No folder is watched, so no check runs.")
        if state.check is None:
            return self.tr("No masters are named in the settings: parts are called OK without a check.")
        if state.bypass_reason:
            text = self.tr("Bypassed by {who}: {why}")
            return text.format(who=state.released_by, why=state.bypass_reason)
        if state.is_released:
            return self.tr("The check of masters has passed.")
        return localized(state.check.message)

    def _period_words(self, period: ShiftPeriod) -> str:
        begin, end = period.start.astimezone(), period.end.astimezone()
        if period.name == WHOLE_DAY:
            return self.tr("The whole day, {date}").format(date=f"{begin:%Y-%m-%d}")
        is_next_day = end.date() != begin.date()
        span = f"{begin:%Y-%m-%d %H:%M} – {end:{'%Y-%m-%d %H:%M' if is_next_day else '%H:%M'}}"
        return self.tr("Shift {name}: {span}").format(name=period.name, span=span)

    def _show_counters(self) -> None:
        if self._shift is None:
            return
        self._period.setText(self._period_words(self._shift.period))
        lots = sorted(self._shift.lots.items())
        rows = [(self.tr("whole shift"), self._shift.counters), *((lot or "–", counted) for lot, counted in lots)]
        show_cells(self.table, [(name, *map(figure_item, _figures(counters))) for name, counters in rows])

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Shift"))
        self.again.setText(self.tr("Start the check again…"))
        self.bypass.setText(self.tr("Bypass the check…"))
        self.set_up.setText(self.tr("Shifts and masters…"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        verdicts = [verdict_word(verdict) for verdict in Verdict]
        headings = [
            self.tr("lot"), self.tr("total"), *verdicts, self.tr("decided"), self.tr("yield"), self.tr("bad PPM"),
            self.tr("cycle s, shortest"), self.tr("mean"), self.tr("longest"),
        ]  # fmt: skip
        self.table.setHorizontalHeaderLabels(headings)
        self._show_check()
        self._show_counters()


def _figures(counters: Counters) -> list[str]:
    cycles = counters.cycles
    share = "–" if counters.yield_share is None else f"{counters.yield_share:.1%}"
    ppm = "–" if counters.ppm is None else f"{counters.ppm:,.0f}"
    seconds = ["–" if value is None else f"{value:.1f}" for value in (cycles.shortest, cycles.mean, cycles.longest)]
    verdicts = [str(counters.verdicts[verdict]) for verdict in Verdict]
    return [str(counters.total), *verdicts, str(counters.decided), share, ppm, *seconds]


def _masters_words(state: CheckState | None) -> str:
    """Each master with the verdict that it must get and the one that it got."""
    if state is None or state.check is None or (state.is_released and not state.check.seen):
        return ""  # released before the start: which verdicts it got is in the audit chain
    seen = state.check.seen
    words = {part: verdict_word(verdict) for part, verdict in seen.items()}
    return "   ·   ".join(
        f"{master.part}: {verdict_word(master.expected)} → {words.get(master.part, '–')}"
        for master in state.check.masters
    )
