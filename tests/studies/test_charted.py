"""A chart of the record brings its names, its signals and the reasons along."""

from __future__ import annotations

import pytest

from castinspect.errors import StoreError
from castinspect.progress import drain
from castinspect.station.charts.limits import ChartKind
from castinspect.station.charts.points import COUNTED, By, Measure, ParetoOf
from castinspect.station.history.views.queries import every
from castinspect.station.sources.identity import PartFields
from castinspect.studies import charted as charting
from castinspect.studies.charted import RowsCharted
from tests.helpers.history import filled, store_in


@pytest.fixture
def rows(tmp_path):
    with store_in(tmp_path) as store:
        for lot in ("A", "B", "C"):
            filled(store, 8, part=PartFields(lot=lot))
        return list(every(store.database))


def charted(rows, *args, **kwargs):
    return drain(charting.charted(rows, *args, **kwargs))


def test_how_far_it_is_is_told_and_rows_are_taken_one_by_one(rows, monkeypatch):
    monkeypatch.setattr(charting, "_TOLD_EVERY", 10)
    told = list(charting.charted(iter(rows), By.LOT))
    assert told == [RowsCharted(10), RowsCharted(20)]


def test_few_columns_of_the_record_are_enough(rows, tmp_path):
    with store_in(tmp_path) as store:
        few = list(every(store.database, columns=COUNTED))
    for by in By:
        if by in (By.CAVITY, By.CAMERA, By.SHIFT):
            continue
        one, other = charted(few, by), charted(rows, by)
        assert (one.names, one.known, one.reasons) == (other.names, other.known, other.reasons)


def test_points_are_named_and_counted(rows):
    found = charted(rows, By.LOT, ChartKind.P)
    assert found.names == ("A", "B", "C")
    assert list(found.chart.values) == [0.5, 0.5, 0.5]
    assert found.undecided == 12
    assert dict(found.reasons)["between-cuts"] == 6


def test_gaps_between_defects_have_their_own_names(rows):
    found = charted(rows, By.LOT, ChartKind.G)
    assert (found.known, found.names[0]) == ((), "defect 2")


def test_nothing_to_chart_is_told(rows):
    with pytest.raises(StoreError) as found:
        charted(rows, By.CAVITY)
    assert found.value.code == "charts-nothing"


def test_review_load_is_charted_with_limits_and_never_as_gaps(rows):
    found = charted(rows, By.LOT, ChartKind.G, measure=Measure.REVIEW)
    assert found.chart.kind is ChartKind.LANEY
    assert list(found.chart.values) == [0.5, 0.5, 0.5]
    assert found.measure is Measure.REVIEW


def test_what_suits_is_known_whatever_was_asked_for(rows):
    asked, own = charted(rows, By.LOT, ChartKind.G), charted(rows, By.LOT)
    assert (asked.chart.kind, asked.suits, own.suits) == (ChartKind.G, own.chart.kind, own.chart.kind)


def test_a_pareto_is_of_all_groups(rows):
    found = charted(rows, By.LOT)
    assert dict(found.pareto_of(ParetoOf.REASONS)) == dict(found.reasons)
    assert [point.name for point in found.groups] == ["A", "B", "C"]
