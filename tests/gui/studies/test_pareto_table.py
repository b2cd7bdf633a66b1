"""A Pareto has a row for each reason, the most frequent first, and a column for each group."""

from __future__ import annotations

from castinspect.gui.studies.pareto_table import ParetoTable
from castinspect.progress import drain
from castinspect.station.charts.points import By, ParetoOf
from castinspect.station.history.views.queries import every
from castinspect.station.sources.identity import PartFields
from castinspect.studies.charted import charted
from tests.helpers.history import filled, store_in


def test_shares_cumulate_to_all_and_groups_are_columns(qtbot, tmp_path):
    table = ParetoTable()
    qtbot.addWidget(table)
    with store_in(tmp_path) as store:
        for lot in ("A", "<b>B</b>"):
            filled(store, 8, part=PartFields(lot=lot))
        found = drain(charted(every(store.database), By.LOT))
    table.show_pareto(found, ParetoOf.REASONS)
    assert table.rowCount() == len(found.reasons) > 0
    assert table.item(0, 0).text() in {"no usable score", "score between the cuts"}
    assert table.item(table.rowCount() - 1, 3).text() == "100.0%"
    assert {table.horizontalHeaderItem(column).text() for column in (4, 5)} == {"A", "<b>B</b>"}
    assert int(table.item(0, 1).text()) == sum(int(table.item(0, column).text()) for column in (4, 5))
    table.show_pareto(found, None)
    assert table.rowCount() == 0
