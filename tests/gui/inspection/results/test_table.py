"""The table of results stands in the order in which parts came, also within one moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt

from castinspect.gui.inspection.results.rows import PLACES
from castinspect.gui.inspection.results.table import ResultsModel, ResultsTable
from tests.helpers.history import inspection_of


def pictures(table):
    model = table.model()
    return [model.index(row, PLACES["picture"]).data() for row in range(model.rowCount())]


def test_parts_of_one_moment_stand_as_they_came_the_latest_first(qtbot):
    model, moment = ResultsModel(), datetime.now(UTC)
    table = ResultsTable(model)
    qtbot.addWidget(table)
    for number in (3, 1, 2):
        model.append(replace(inspection_of(number), inspected=moment))
    assert pictures(table) == ["part_00002.png", "part_00001.png", "part_00003.png"]
    table.sortByColumn(PLACES["time"], Qt.SortOrder.AscendingOrder)
    assert pictures(table) == ["part_00003.png", "part_00001.png", "part_00002.png"]
