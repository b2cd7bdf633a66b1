"""The chart that is shown is watched by a click, and let go by the next; what cannot be watched says why."""

from __future__ import annotations

import pytest

from castinspect.gui.studies.watched_chart import WatchedChart
from castinspect.settings import Settings
from castinspect.station.charts.limits import p_chart
from castinspect.station.charts.points import By, Measure
from castinspect.studies.charted import Charted

CHART = p_chart([2] * 12, [20] * 12)


def found(measure=Measure.DEFECTIVE):
    return Charted(CHART, tuple("abcdefghijkl"), (), (), (), 0, measure, last=240)


@pytest.fixture
def watched(parent):
    return WatchedChart(parent)


def test_one_click_watches_and_the_next_lets_go(watched):
    watched.show_chart(found(), By.LOT, 10)
    watched.button.click()
    section = Settings.load().charts["defective"]
    assert (section.mean, section.since, section.points) == (pytest.approx(0.1), 240, 10)
    assert "limits of 10 points" in watched.told.text()
    assert watched.is_watched
    assert "no longer" in watched.button.text()
    watched.button.click()
    assert Settings.load().charts == {}
    assert watched.told.text() == "The station no longer watches this chart."


def test_what_cannot_be_watched_says_why(watched):
    watched.show_chart(found(Measure.YIELD), By.LOT, 0)
    watched.button.click()
    assert watched.told.text().startswith("This chart cannot be watched")
    assert Settings.load().charts == {}


def test_without_a_chart_nothing_can_be_watched(watched):
    watched.show_chart(None, By.DAY, 0)
    assert not watched.button.isEnabled()
