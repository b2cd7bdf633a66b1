"""Pages are added below each other; near the end more is asked for."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt

from castinspect.gui.history.table import HistoryModel, HistoryTable
from castinspect.station.history.views.queries import page
from tests.helpers.history import filled, store_in


def rows_of(tmp_path, count):
    with store_in(tmp_path) as store:
        filled(store, count)
        return page(store.database)


def test_rows_say_what_the_record_says(qtbot, tmp_path):
    model = HistoryModel()
    model.append(rows_of(tmp_path, 4))
    texts = [model.data(model.index(3, column)) for column in range(model.columnCount())]
    assert (texts[0], texts[2], texts[4], texts[7]) == ("1", "DEFECT", "97.0%", "part_00001.png")


def test_a_thumbnail_finds_its_row_and_a_late_one_does_no_harm(qtbot, tmp_path):
    model, rows = HistoryModel(), rows_of(tmp_path, 4)
    model.append(rows[:2])
    for row in rows:
        model.show_thumbnail(row.place, np.zeros((4, 4), np.uint8))
    assert model.data(model.index(1, 0), Qt.ItemDataRole.DecorationRole) is not None
    model.clear()
    assert model.rowCount() == 0


def test_near_the_end_more_is_asked_for(qtbot, tmp_path):
    model = HistoryModel()
    table = HistoryTable(model)
    qtbot.addWidget(table)
    model.append(rows_of(tmp_path, 150))
    table.show()
    asked = []
    table.more_asked.connect(lambda: asked.append(True))
    table.verticalScrollBar().setValue(10)
    assert not asked
    table.scrollToBottom()
    assert asked
