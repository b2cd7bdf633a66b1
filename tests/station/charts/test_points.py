"""Inspections of the record counted by day, lot and so on; a person's word takes the place of the station's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from castinspect.inspection.verdict import Verdict
from castinspect.station.charts.points import BetweenDefects, By, Measure, ParetoOf, ProcessPoints, pareto
from castinspect.station.history.rows import Decided, DecisionKind
from castinspect.station.history.views.queries import HistoryRow, Place

START = datetime(2026, 11, 25, 12, tzinfo=UTC)


def row(number, verdict, *, lot="A7", days=0, reasons="", decided=None, predicted="", novelty=None):
    recorded = START + timedelta(days=days)
    said = decided and Decided("press-1", 1, number, recorded, DecisionKind.DECIDED, decided, "kim", "")
    values = {"verdict": str(verdict), "lot": lot, "reason_codes": reasons, "checkpoint": "wheel-7", "cavity": "",
              "predicted_class": predicted, "novelty": novelty}  # fmt: skip
    return HistoryRow(values, Place(recorded, "press-1", number), said or None, 1 if said else 0)


ROWS = [
    row(1, Verdict.OK),
    row(2, Verdict.DEFECT),
    row(3, Verdict.REVIEW, reasons="between-cuts novel"),
    row(4, Verdict.REVIEW, reasons="between-cuts", decided="OK"),
    row(5, Verdict.HOLD, lot="B1", days=1, reasons="too-dark"),
    row(6, Verdict.OK, lot="B1", days=1),
    row(7, Verdict.DEFECT, lot="", days=8),
]


def points(rows, by):
    counted = ProcessPoints(by)
    for one in rows:
        counted.add(one)
    return counted.all


def between_defects(rows):
    counted = BetweenDefects()
    for one in rows:
        counted.add(one)
    return counted.gaps


def test_days_are_counted_in_their_order():
    found = points(ROWS, By.DAY)
    assert [(point.defective, point.judged, point.undecided) for point in found] == [(1, 3, 1), (0, 1, 1), (1, 1, 0)]


def test_a_decision_takes_the_place_of_the_verdict():
    first, *_ = points(ROWS, By.LOT)
    assert first.verdicts == {"OK": 2, "DEFECT": 1, "REVIEW": 1}


def test_rows_that_do_not_say_their_lot_are_left_out():
    assert [point.name for point in points(ROWS, By.LOT)] == ["A7", "B1"]
    assert points(ROWS, By.CAVITY) == []


@pytest.mark.parametrize(("by", "names"), [(By.WEEK, ["2026-W48", "2026-W49"]), (By.VERSION, ["wheel-7"])])
def test_other_points(by, names):
    assert [point.name for point in points(ROWS, by)] == names


def test_good_parts_between_defects():
    assert between_defects(ROWS) == [2]
    assert between_defects(ROWS[:3]) == []


def test_reasons_are_told_by_how_often_they_came():
    assert pareto(points(ROWS, By.DAY)) == [("between-cuts", 2), ("novel", 1), ("too-dark", 1)]


def test_each_measure_counts_its_share():
    rows = [
        row(1, Verdict.OK, novelty=0.5),
        row(2, Verdict.OK, novelty=0.4, decided="DEFECT", predicted="pore"),
        row(3, Verdict.REVIEW, novelty=1.2, reasons="novel"),
        row(4, Verdict.HOLD, reasons="too-dark"),
        row(5, Verdict.DEFECT, novelty=0.1, predicted="crack"),
    ]
    (point,) = points(rows, By.LOT)
    assert {measure: point.counted(measure) for measure in Measure} == {
        Measure.DEFECTIVE: (2, 3), Measure.YIELD: (1, 3), Measure.REVIEW: (2, 5), Measure.ESCAPES: (1, 2),
        Measure.NOVEL: (1, 4), Measure.GATE: (1, 5),
    }  # fmt: skip
    assert pareto([point], ParetoOf.CLASSES) == [("pore", 1), ("crack", 1)]
    assert pareto([point]) == [("novel", 1), ("too-dark", 1)]


def test_what_is_taken_back_leaves_nothing_behind():
    (point,) = points([row(1, Verdict.DEFECT, reasons="novel", predicted="pore", novelty=2.0)], By.LOT)
    point.add(row(2, Verdict.OK, reasons="too-dark", decided="DEFECT", novelty=0.1))
    point.remove(row(2, Verdict.OK, reasons="too-dark", decided="DEFECT", novelty=0.1))
    assert [point.counted(measure) for measure in Measure] == [(1, 1), (0, 1), (0, 1), (0, 0), (1, 1), (0, 1)]
    assert +point.reasons == {"novel": 1}
