"""A chart that is watched says which rule the newest points break, and stops when they break none."""

from __future__ import annotations

import pytest

from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.sections import ChartSection
from castinspect.station.charts.live import LiveChart, LiveCharts
from castinspect.station.charts.points import Measure
from castinspect.station.history.rows import Judgement
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import inspection_of, store_in

LOTS = ChartSection(by="lot", kind="p", mean=0.1, centre=0.1, points=20)
GAPS = ChartSection(by="day", kind="g", mean=9.0, centre=6.0, points=20)


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as made:
        yield made


def lot(store, name, defective, of=50, verdict=Verdict.DEFECT):
    store.record_all([
        Judgement(inspection_of(n, verdict if n < defective else Verdict.OK), part=PartFields(lot=name))
        for n in range(of)
    ])  # fmt: skip


def code(message):
    return message and (message.code, message.values["point"])


def test_a_lot_beyond_its_limits_is_an_alarm_until_the_next_is_complete(store):
    chart = LiveChart(store.database, store.station, Measure.DEFECTIVE, LOTS)
    lot(store, "A", 5)
    assert chart.look() is None
    lot(store, "B", 15)
    assert code(chart.look()) == ("alarm-chart-defective-limit", "B")  # while it still grows: 5 were expected
    lot(store, "C", 4)
    assert code(chart.look()) == ("alarm-chart-defective-limit", "B")  # complete, and C is not
    lot(store, "D", 5)
    assert chart.look() is None


def test_a_first_defective_part_of_a_lot_is_no_share(store):
    lot(store, "A", 3, of=3)
    assert LiveChart(store.database, store.station, Measure.DEFECTIVE, LOTS).look() is None


def test_nine_lots_on_one_side_are_a_pattern(store):
    for number in range(9):
        lot(store, f"L{number}", 6 + number % 2)
    chart = LiveChart(store.database, store.station, Measure.DEFECTIVE, LOTS)
    assert chart.look() is None  # the ninth still grows
    lot(store, "next", 5)
    message = chart.look()
    assert (code(message), message.values["rule"]) == (("alarm-chart-defective-run", "L8"), 2)


def test_a_line_that_is_crossed_too_seldom_is_a_pattern_until_it_is_crossed_again(store):
    chart = LiveChart(store.database, store.station, Measure.DEFECTIVE, LOTS)
    for number in range(24):  # never nine on one side, never six that rise, and never out
        lot(store, f"L{number:02}", (6, 7, 6, 7, 4, 3, 4, 3)[number % 8])
    lot(store, "next", 5)
    message = chart.look()
    assert (code(message), message.values["rule"]) == (("alarm-chart-defective-run", "L23"), 6)
    for number in range(9):
        lot(store, f"M{number:02}", (6, 4, 7)[number % 3])
    lot(store, "last", 5)
    assert chart.look() is None


def test_a_long_run_of_few_points_is_a_pattern_before_the_ninth(store):
    chart = LiveChart(store.database, store.station, Measure.DEFECTIVE, LOTS)
    for number in range(11):
        lot(store, f"L{number:02}", 4 if number in (0, 2, 3) else 6 + number % 2)
    lot(store, "next", 5)
    message = chart.look()
    assert (code(message), message.values["rule"]) == (("alarm-chart-defective-run", "L10"), 5)


def test_what_a_person_decides_later_counts(store):
    chart = LiveChart(store.database, store.station, Measure.DEFECTIVE, LOTS)
    lot(store, "A", 20, verdict=Verdict.REVIEW)
    lot(store, "B", 5)
    assert chart.look() is None
    for sequence in range(1, 21):
        store.decide(sequence, "DEFECT", Attribution("kim"))
    assert code(chart.look()) == ("alarm-chart-defective-limit", "A")


def test_laneys_spread_widens_the_limits(store):
    lot(store, "B", 15)
    wide = LOTS.model_copy(update={"kind": "p'", "spread": 3.0})
    assert LiveChart(store.database, store.station, Measure.DEFECTIVE, wide).look() is None


def test_other_shares_are_watched_alike(store):
    lot(store, "A", 20, verdict=Verdict.REVIEW)
    assert code(LiveChart(store.database, store.station, Measure.REVIEW, LOTS).look()) == (
        "alarm-chart-review-limit",
        "A",
    )


def test_no_defect_for_too_long_is_an_alarm_that_the_next_one_ends(store):
    chart = LiveChart(store.database, store.station, Measure.DEFECTIVE, GAPS)
    assert chart.look() is None
    lot(store, "A", 1, of=38)  # 37 good ones after the first defective one; 9 + 3 * sqrt(90) = 37.46
    lot(store, "A", 2, of=2, verdict=Verdict.REVIEW)  # nobody knows yet: they are not good
    assert chart.look() is None
    lot(store, "A", 0, of=1)
    message = chart.look()
    assert (message.code, message.values["value"]) == ("alarm-chart-between-limit", 38)
    lot(store, "A", 1, of=2)
    lot(store, "A", 1, of=1)
    assert chart.look() is None


def test_nine_short_gaps_are_a_pattern(store):
    chart = LiveChart(store.database, store.station, Measure.DEFECTIVE, GAPS)
    for _ in range(10):
        lot(store, "A", 1, of=3)
    message = chart.look()
    assert (message.code, message.values["rule"]) == ("alarm-chart-between-run", 2)


def test_the_record_is_looked_at_now_and_then_and_its_absence_changes_nothing(store, monkeypatch):
    moment = [0.0]
    charts = LiveCharts(store.database, store.station, {"defective": LOTS}, lambda: moment[0])
    assert charts.problems() == ()
    lot(store, "B", 15)
    assert charts.problems() == ()  # not yet
    moment[0] = 30.0
    ((name, message),) = charts.problems()
    assert (name, message.values["value"], message.values["high"]) == (
        "defective",
        0.3,
        pytest.approx(0.22728, abs=1e-5),
    )

    def fails():
        raise StoreError("store-busy", store="/r", detail="locked")

    monkeypatch.setattr(charts._charts["defective"], "look", fails)
    moment[0] = 60.0
    assert len(charts.problems()) == 1


def test_without_charts_the_record_is_left_alone(tmp_path):
    assert LiveCharts(None, "cell-3", {}).problems() == ()
