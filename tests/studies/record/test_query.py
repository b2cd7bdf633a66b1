"""Fields become conditions that the record understands."""

from __future__ import annotations

from castinspect.station.history.views.filters import conditions
from castinspect.studies.record.query import Query


def test_filled_fields_become_conditions():
    query = Query(text=" pore ", lot="A7", verdict="DEFECT", version="wheel", more=("probability>0.5",))
    assert query.conditions() == ["text~pore", "lot=A7", "verdict=DEFECT", "version~wheel", "probability>0.5"]


def test_every_field_is_one_that_the_record_knows():
    query = Query("a", "b", "c", "1", "OK", "novel", "none", "w", "2026-01-01", "2026-02-01")
    assert len(conditions(query.conditions())) == 10


def test_nothing_asked_for_says_so():
    assert str(Query()) == "everything"
    assert str(Query(lot="A7", part="3")) == "part=3, lot=A7"
