"""Process charts in the window: drawn from the record, with why this chart and what is out of the ordinary."""

from __future__ import annotations

import pytest

from castinspect.gui.common.theme import LIGHT
from castinspect.gui.studies.charts_tab import SHOWN, ChartsTab
from castinspect.inspection.verdict import Verdict
from castinspect.station.charts.points import By, ParetoOf
from castinspect.station.history.opening import open_store
from castinspect.station.history.rows import Judgement
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import inspection_of


@pytest.fixture
def tab(qtbot):
    made = ChartsTab(LIGHT)
    qtbot.addWidget(made)
    yield made
    made.stop_and_wait()


def recorded():
    with open_store(station="cell-3") as store:
        for lot in range(12):
            bad = 15 if lot == 11 else 2
            store.record_all([
                Judgement(inspection_of(n, Verdict.DEFECT if n < bad else Verdict.OK), part=PartFields(lot=f"L{lot:02}"))  # noqa: E501
                for n in range(20)
            ])  # fmt: skip


def test_the_lot_that_went_wrong_is_told(qtbot, tab):
    recorded()
    tab.by.setCurrentIndex(list(By).index(By.LOT))
    tab.kind.setCurrentIndex(1)
    tab.first.setValue(11)
    tab.draw()
    qtbot.waitUntil(lambda: not tab._job.is_running)
    assert "L11: beyond its limits" in tab.told_text
    assert tab.why_text.startswith("p chart")
    assert "mean 10.00%" in tab.why_text


def test_an_empty_station_says_so(qtbot, tab):
    tab.draw()
    qtbot.waitUntil(lambda: not tab._job.is_running)
    assert tab.problem_text == ""  # nothing is wrong
    assert tab.empty_text == "Nothing is on record yet."


def test_a_pareto_of_reasons_takes_the_place_of_the_chart(qtbot, tab):
    recorded()
    tab.by.setCurrentIndex(list(By).index(By.LOT))
    tab.measure.setCurrentIndex(SHOWN.index(ParetoOf.REASONS))
    tab.draw()
    qtbot.waitUntil(lambda: not tab._job.is_running, timeout=30_000)
    assert tab.pareto.isVisibleTo(tab)
    assert not tab.kind.isEnabled()
    assert tab.pareto.rowCount() == len(tab._found.reasons)


@pytest.mark.parametrize("by", list(By))
def test_every_kind_of_point_is_charted_or_says_what_the_record_lacks(qtbot, tab, by):
    recorded()
    tab.by.setCurrentIndex(list(By).index(by))
    tab.draw()
    qtbot.waitUntil(lambda: not tab._job.is_running)
    assert "unexpected" not in tab.problem_text
    assert bool(tab.why_text) != bool(tab.problem_text)
    if by in (By.DAY, By.WEEK, By.LOT, By.VERSION):
        assert tab.problem_text == ""
