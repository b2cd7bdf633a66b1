"""The journal, the latest first."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from castinspect.gui.models.history_panel import HistoryPanel
from castinspect.registry.journal import Action, JournalEntry


@pytest.fixture
def panel(qtbot):
    made = HistoryPanel()
    qtbot.addWidget(made)
    return made


def entry(day, action, **values):
    when = datetime(2026, 11, day, 12, tzinfo=UTC)
    return JournalEntry(when=when, who="kim", action=action, checkpoint="1", name="wheel", **values)


def test_entries_are_told_from_the_latest(panel):
    panel.show_entries([entry(1, Action.TRAINED), entry(2, Action.PROMOTED, why="sees hairlines", detail="wheel-6")])
    rows = [[panel.item(row, column).text() for column in range(1, 5)] for row in range(panel.rowCount())]
    assert rows == [["kim", "promoted", "sees hairlines", "wheel-6"], ["kim", "trained", "", ""]]
    assert panel.item(0, 0).text().startswith("2026-11-02")


def test_another_list_takes_its_place(panel):
    panel.show_entries([entry(1, Action.TRAINED)])
    panel.show_entries([])
    assert panel.rowCount() == 0
