"""The limits of a chart that was looked at are held in the settings, where the station finds them."""

from __future__ import annotations

import pytest

from castinspect.errors import StoreError
from castinspect.inspection.verdict import Verdict
from castinspect.progress import drain
from castinspect.settings import Settings
from castinspect.station.charts.limits import ChartKind
from castinspect.station.charts.points import By, Measure
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.queries import every
from castinspect.station.sources.identity import PartFields
from castinspect.studies import charted as charting
from castinspect.studies.watched_charts import held, unwatch, watch
from tests.helpers.history import inspection_of, store_in


@pytest.fixture
def rows(tmp_path):
    with store_in(tmp_path) as store:
        for lot in range(10):
            store.record_all([
                Judgement(inspection_of(n, Verdict.DEFECT if n < 2 + lot % 3 else Verdict.OK), part=PartFields(lot=f"L{lot}"))  # noqa: E501
                for n in range(20)
            ])  # fmt: skip
        return list(every(store.database))


def charted(rows, *args, **kwargs):
    return drain(charting.charted(rows, *args, **kwargs))


def test_the_limits_of_the_first_points_are_kept(rows):
    found = charted(rows, By.LOT, ChartKind.LANEY, 9)
    section = watch(found, By.LOT, 9)
    assert Settings.load().charts == {"defective": section}
    assert (section.by, section.kind, section.since, section.points) == ("lot", "p'", 200, 9)
    assert (section.mean, section.spread) == (found.chart.mean, found.chart.spread)
    assert section.mean == pytest.approx(27 / 180)


def test_a_chart_of_gaps_is_kept_whatever_makes_a_point(rows):
    section = held(charted(rows, By.LOT, ChartKind.G), By.SHIFT)
    assert (section.kind, section.centre) == ("g", 0.0)


def test_unwatched_it_is_gone_and_others_stay(rows):
    watch(charted(rows, By.LOT, ChartKind.P), By.LOT)
    watch(charted(rows, By.LOT, ChartKind.P, measure=Measure.REVIEW), By.LOT)
    assert unwatch(Measure.DEFECTIVE)
    assert not unwatch(Measure.DEFECTIVE)
    assert list(Settings.load().charts) == ["review"]


@pytest.mark.parametrize(
    ("by", "measure", "points", "code"),
    [
        (By.VERSION, Measure.DEFECTIVE, None, "chart-not-watched-by"),
        (By.LOT, Measure.YIELD, None, "chart-not-watched-measure"),
        (By.LOT, Measure.DEFECTIVE, 7, "chart-too-few-points"),
    ],
)
def test_what_cannot_be_watched_says_why(rows, by, measure, points, code):
    with pytest.raises(StoreError) as refused:
        watch(charted(rows, By.LOT, ChartKind.P, measure=measure), by, points)
    assert refused.value.code == code
    assert Settings.load().charts == {}
