"""The counters say what was judged and decided; they go to zero only after a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from castinspect.gui.inspection.side.counters import CountersPanel
from castinspect.inspection.verdict import Verdict
from castinspect.sections import ShiftSection
from castinspect.station.shift.counting import Shift, ShiftPlan
from castinspect.station.shift.now import CountersNow
from tests.helpers.history import inspection_of
from tests.helpers.window import answer


@pytest.fixture
def panel(qtbot):
    made = CountersPanel()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.stop_and_wait()
    made.close()


def texts(panel):
    return [label.text() for label in panel.findChildren(QLabel)]


def test_before_the_first_part_there_is_no_yield(panel):
    assert panel.total == 0
    assert "total 0" in panel.summary
    assert panel.summary.endswith("–")


def test_parts_are_counted_and_their_yield_told(panel):
    panel.add(*(inspection_of(n, v) for n, v in enumerate([Verdict.OK, Verdict.OK, Verdict.DEFECT, Verdict.HOLD])))
    assert (panel.total, panel.count(Verdict.OK), panel.count(Verdict.HOLD)) == (4, 2, 1)
    assert "total 4" in panel.summary
    assert panel.summary.endswith("66.7%")
    assert any("still open 1" in text for text in texts(panel))


def test_a_decision_counts_and_can_be_taken_back(panel):
    part = replace(inspection_of(1, Verdict.REVIEW), sequence=1)
    panel.add(part)
    panel.decided(part, Verdict.OK)
    assert panel.summary.endswith("100.0%")
    panel.decided(part, None)
    assert panel.summary.endswith("–")


def test_counters_go_to_zero_only_when_a_person_says_so_again(qtbot, panel):
    panel.add(inspection_of(1))
    panel.ask_to_reset()
    assert "stays on record" in answer(-1)
    assert panel.total == 1
    panel.ask_to_reset()
    with qtbot.waitSignal(panel.was_reset):
        answer(0)
    assert panel.total == 0


def test_an_operator_cannot_reset(panel):
    reset = next(button for button in panel.findChildren(QPushButton) if button.text() == "Reset…")
    panel.set_kiosk(True)
    assert reset.isHidden()
    panel.set_kiosk(False)
    assert not reset.isHidden()


def test_it_goes_on_from_what_is_on_record(panel):
    now = datetime.now(UTC)
    shift = Shift(ShiftPlan().at(now))
    for number, verdict in enumerate([Verdict.OK, Verdict.DEFECT, Verdict.REVIEW]):
        shift.judged(number, verdict, now)
    panel.go_on(CountersNow(shift, now))
    panel.add(replace(inspection_of(9, Verdict.OK), sequence=9))
    assert "total 4" in panel.summary
    assert any("still open 1" in text for text in texts(panel))
    assert any(f"since {now.astimezone():%Y-%m-%d %H:%M}" in text for text in texts(panel))


def test_masters_of_the_settings_do_not_count(panel):
    panel.follow(ShiftSection(masters={"M1": "DEFECT"}))
    panel.add(replace(inspection_of(1), part="M1"))
    assert panel.total == 0
