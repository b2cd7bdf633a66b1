"""The chart that is shown is written as a PDF; what stands in the way is told."""

from __future__ import annotations

import pytest

from castinspect.gui.studies.printed_chart import PrintedChart
from castinspect.station.charts.limits import p_chart
from castinspect.station.history.opening import open_store
from castinspect.studies.charted import Charted
from tests.helpers.history import filled
from tests.helpers.paper import text_of

CHART = p_chart([2] * 3, [20] * 3)


@pytest.fixture
def printed(parent):
    made = PrintedChart(parent)
    yield made
    made.stop_and_wait()


def found():
    return Charted(CHART, ("L1", "L2", "L3"), (), (), (), 0)


def test_it_is_written_with_the_head_of_the_record(qtbot, printed, tmp_path):
    with open_store(station="cell-3") as store:
        filled(store, 1)
    printed.show_chart(found(), 2)
    printed.write(tmp_path / "chart.pdf")
    qtbot.waitUntil(lambda: bool(printed.told.text()))
    assert printed.told.text() == f"The chart is in {tmp_path / 'chart.pdf'}."
    text = text_of(tmp_path / "chart.pdf")
    assert "the first 2 points" in text
    assert "audit chain of cell-3" in text


def test_what_stands_in_the_way_is_told(qtbot, printed, tmp_path):
    printed.show_chart(found(), 0)
    printed.write(tmp_path / "chart.pdf")  # there is no record
    qtbot.waitUntil(lambda: bool(printed.told.text()))
    assert printed.told.text().startswith("There is no record")


def test_without_a_chart_there_is_nothing_to_write(printed):
    printed.show_chart(None, 0)
    assert not printed.button.isEnabled()
