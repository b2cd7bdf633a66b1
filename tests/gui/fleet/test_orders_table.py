"""Each order is a row that says what the station answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from castinspect.gui.fleet.orders_table import OrdersTable
from castinspect.station.fleet.server import Push
from castinspect.station.fleet.signing import Order

ORDER = Order("cell-3", "ab" * 32, "wheel-8.safetensors", datetime(2026, 11, 27, 9, 30, tzinfo=UTC), "kim", "escapes")


def test_each_order_is_a_row_with_the_stations_answer(qtbot):
    table = OrdersTable()
    qtbot.addWidget(table)
    refused = Push(2, replace(ORDER, station="cell-4"), "", "refused", "Nobody it trusts signed it.")
    table.show_pushes([refused, Push(1, ORDER, "", "ready", "")])
    assert [row[1:] for row in table.rows] == [
        ["wheel-8", "cell-4", "kim", "Refused", "Nobody it trusts signed it."],
        ["wheel-8", "cell-3", "kim", "Proven, waits for a pause", ""],
    ]
    table.show_pushes([Push(1, ORDER, "", "promoted", "")])
    assert [row[4] for row in table.rows] == ["Judges with it"]
