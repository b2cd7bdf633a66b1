"""Counters go to zero only once what they stood at is on record."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from castinspect import access
from castinspect.errors import AccessError
from castinspect.inspection.verdict import Verdict
from castinspect.station.history.opening import open_store
from castinspect.station.history.tables import audit
from castinspect.station.shift.counting import Counters
from castinspect.station.shift.resetting import reset_counters
from tests.helpers.people import add_people, cheap_hashes

STOOD = Counters(verdicts={**dict.fromkeys(Verdict, 0), Verdict.OK: 7}, decided=2, good=7)


def notes():
    with open_store() as store, store.database.reading() as connection:
        rows = connection.execute(select(audit)).all()
    return [json.loads(row.payload) for row in rows if row.kind == "setting"]


def test_a_reset_is_on_record_with_what_the_counters_stood_at():
    assert list(reset_counters(STOOD)) == [Counters()]
    (row,) = notes()
    assert (row["stood"]["OK"], row["decided"]) == (7, 2)


def test_an_operator_resets_nothing(monkeypatch):
    cheap_hashes(monkeypatch)
    add_people()
    with pytest.raises(AccessError):
        list(reset_counters(STOOD))
    assert notes() == []
    access.log_out()
