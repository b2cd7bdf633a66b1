"""Whoever changes the record behind the station's back is found, and the row is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from castinspect.identity import Attribution
from castinspect.station.history.audit.head import HeadFile
from castinspect.station.history.audit.verify import verify
from castinspect.station.history.opening import head_file
from tests.helpers.history import filled, store_in


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        filled(opened, 6)
        opened.decide(2, "DEFECT", Attribution("lee", "a pore"))
        yield opened


def found(store):
    heads = HeadFile(head_file(store.database.file, store.station), store.station)
    return [str(fault) for verified in verify(store.database, store.station, heads) for fault in verified.faults]


def spoil(store, *statements):
    with closing(sqlite3.connect(store.database.file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_record_that_nobody_touched_is_as_it_was_written(store):
    assert found(store) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE inspections SET verdict = 'OK' WHERE sequence = 5", "Inspection 5 of cell-3 was changed"),
        ("UPDATE inspections SET defect_probability = 0.01 WHERE sequence = 1", "Inspection 1 of cell-3 was changed"),
        ("DELETE FROM inspections WHERE sequence = 3", "Inspection 3 of cell-3 is missing"),
        ("UPDATE decisions SET outcome = 'OK'", "Decision 1 of cell-3 was changed"),
        ("DELETE FROM decisions", "Decision 1 of cell-3 is missing"),
        ("UPDATE audit SET payload = '{}' WHERE number = 4", "Audit entry 4 of cell-3 was changed"),
        ("DELETE FROM audit WHERE number = 4", "Audit entry 4 of cell-3 is missing"),
        ("UPDATE audit SET who = 'x' WHERE number = 7", "Audit entry 7 of cell-3 was changed"),
    ],
)
def test_what_was_changed_is_named(store, statement, sentence):
    spoil(store, statement)
    assert any(fault.startswith(sentence) for fault in found(store)), found(store)


def test_a_row_that_was_put_in_has_no_proof(store):
    spoil(
        store,
        "CREATE TEMP TABLE one AS SELECT * FROM inspections WHERE sequence = 1",
        "UPDATE one SET sequence = 99",
        "INSERT INTO inspections SELECT * FROM one",
    )
    assert found(store) == ["Inspection 99 of cell-3 has no audit entry: it was put in by another program."]


def test_a_chain_whose_end_was_taken_away_is_found_by_the_head_outside(store):
    spoil(store, "DELETE FROM audit WHERE number = 7", "DELETE FROM decisions")
    assert found(store) == [
        "The audit chain of cell-3 ends at entry 6, but entry 7 was written: the end was taken away."
    ]


def test_a_chain_that_was_made_anew_is_found_by_the_head_outside(store, tmp_path):
    with store_in(tmp_path / "forged") as forged:
        filled(forged, 7)
        target = forged.database.file
    target.replace(store.database.file)
    store.database.close()
    assert "Audit entry 7 of cell-3 is not the one that was written: the chain was made anew." in found(store)
