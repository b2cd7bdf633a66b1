"""One output says how it is, and what its test said."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from castinspect.errors import StationError
from castinspect.gui.inspection.outputs.row import OutputRow
from castinspect.messages import Message
from castinspect.sections import CsvSection
from castinspect.station.outputs.runner import OutputHealth, OutputState

SINCE = datetime(2026, 11, 27, 6, 30, tzinfo=UTC)


@pytest.fixture
def row(qtbot):
    made = OutputRow("plc", CsvSection(folder=Path("/out")))
    qtbot.addWidget(made)
    return made


def test_it_says_how_the_output_is(row):
    assert row.state_text == "not at work"
    row.show_health(OutputHealth("plc", OutputState.WORKING, SINCE, sent=3, waiting=2))
    assert row.state_text == f"●  working since {SINCE.astimezone():%H:%M}  ·  3 sent, 2 waiting"
    down = StationError("mqtt-down", host="h", port=1, detail="refused").message
    row.show_health(OutputHealth("plc", OutputState.FAILING, SINCE, down, waiting=7))
    assert "failing since" in row.state_text
    assert str(down) in row.state_text


def test_one_that_is_switched_off_says_so(qtbot):
    row = OutputRow("plc", CsvSection(folder=Path("/out"), enabled=False))
    qtbot.addWidget(row)
    assert row.state_text == "switched off"


def test_a_test_is_asked_for_and_its_answer_stands_there(qtbot, row):
    with qtbot.waitSignal(row.test_asked) as asked:
        row.button.click()
    assert asked.args == ["plc"]
    row.show_trying()
    assert not row.button.isEnabled()
    row.show_answer(Message("station-starting"))
    assert row.answer_text.startswith("✓")
    row.show_answer(TimeoutError())
    assert row.answer_text == "✗  It did not answer."
    row.end_trying()
    assert row.button.isEnabled()
