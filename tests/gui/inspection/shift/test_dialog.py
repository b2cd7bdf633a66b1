"""The shift's dialog shows its counters and its check, and leaves a bypass to who may, with a reason."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.shift.dialog import ShiftDialog
from castinspect.gui.inspection.shift.set_dialog import ShiftSetDialog
from castinspect.inspection.verdict import Verdict
from castinspect.settings import Settings
from castinspect.station.shift.check import ShiftCheck
from castinspect.station.shift.counting import ShiftPlan
from castinspect.station.shift.masters import Master
from tests.helpers.people import add_people, cheap_hashes
from tests.helpers.window import answer, answer_line, open_questions
from tests.station.shift.test_now import record


class Log:
    """Keeps nothing but what a test asks for."""

    def __init__(self):
        self.bypasses = []

    def latest(self, period):
        return "", ""

    def concluded(self, period, check):
        return ""

    def started_again(self, period, who):
        self.bypasses.append("again")

    def bypassed(self, period, by):
        self.bypasses.append(by.why)


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def dialog(parent, log):
    masters = [Master("M1", Verdict.OK), Master("M2", Verdict.DEFECT)]
    check = ShiftCheck(ShiftPlan(), masters, log, lambda: datetime.now(UTC))
    made = ShiftDialog(SettingsKeeper(Settings(language="en")), check, parent)
    made.open()
    yield made
    made.reject()


def test_counters_of_the_shift_stand_as_a_whole_and_by_lot(qtbot, log):
    record(Verdict.OK, Verdict.DEFECT, Verdict.REVIEW)
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ShiftDialog(SettingsKeeper(Settings()), None, parent)
    qtbot.waitUntil(lambda: made.table.rowCount() == 2)
    assert [made.cell(0, column) for column in range(8)] == ["whole shift", "3", "1", "1", "1", "0", "0", "50.0%"]
    assert made.cell(1, 0) == "A7"
    assert made.table.columnWidth(0) >= made.table.sizeHintForColumn(0), "what the row counts is read whole"
    assert not made.again.isEnabled()
    made.reject()


def test_the_check_says_what_is_missing_and_a_bypass_needs_a_reason(dialog, log):
    assert "M1, M2" in dialog.check_text
    dialog.bypass.click()
    answer_line("")
    assert log.bypasses == []
    assert dialog.problem_text
    dialog.bypass.click()
    answer_line("the masters are being measured")
    assert log.bypasses == ["the masters are being measured"]
    assert "being measured" in dialog.check_text
    assert not dialog.bypass.isEnabled()


def test_where_passwords_are_set_an_operator_bypasses_nothing(dialog, log, monkeypatch):
    cheap_hashes(monkeypatch)
    add_people()
    dialog.bypass.click()
    answer_line("no time")
    assert log.bypasses == []
    assert "engineer" in dialog.problem_text


def test_the_check_is_started_again_after_a_question(dialog, log):
    dialog.again.click()
    answer(0)
    assert log.bypasses == ["again"]


def test_shifts_and_masters_are_set_from_here_and_told(qtbot, dialog):
    dialog.set_up.click()
    (setting,) = open_questions(ShiftSetDialog)
    setting.shifts.add.click()
    setting.shifts.table.item(0, 0).setText("early")
    with qtbot.waitSignal(dialog.shift_set) as told:
        setting._buttons.button(QDialogButtonBox.StandardButton.Save).click()
    assert list(told.args[0].starts) == ["early"]
    qtbot.waitUntil(lambda: "early" in dialog._period.text())
