"""Verdicts of one transaction are numbered in their order, and everything that belongs to them goes along."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from castinspect.station.history.arrivals import WatchedSource
from castinspect.station.history.audit.verify import verify
from castinspect.station.history.outbox import Outbox, Routes
from castinspect.station.history.rows import Judgement, RouteIntent
from castinspect.station.history.tables import daily, inspections
from castinspect.station.history.verdict_group import VerdictGroup
from castinspect.station.outputs.runner import now_utc
from tests.helpers.history import claimed, inspection_of, store_in


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as made:
        yield made


def judgement(claim, number, tmp_path):
    route = RouteIntent("copy", tmp_path / f"{number}.png")
    return Judgement(inspection_of(number), claim=claim, route=route, outputs=("mqtt", "webhook"))


def test_a_group_has_numbers_routes_intents_counts_and_a_chain(store, tmp_path):
    claims = claimed(WatchedSource(store, tmp_path), 1, 2, 3)
    with store.ledger() as ledger:
        group = VerdictGroup(ledger)
        recorded = [group.put(judgement(claim, n, tmp_path)) for n, claim in enumerate(claims, 1)]
        assert ledger.connection.execute(select(func.count()).select_from(inspections)).scalar() == 0
        group.write()
    assert [one.sequence for one in recorded] == [1, 2, 3]
    assert [due.number for due in Outbox(store).due("mqtt", now_utc())] == [1, 2, 3]
    assert [due.sequence for due in Routes(store).due(now_utc())] == [1, 2, 3]
    with store.database.reading() as connection:
        assert connection.execute(select(daily.c.pictures)).scalar_one() == 3
    assert not [fault for step in verify(store.database, store.station) for fault in step.faults]


def test_the_same_claim_twice_in_a_group_counts_once(store, tmp_path):
    (claim,) = claimed(WatchedSource(store, tmp_path), 1)
    first, second = store.record_all([judgement(claim, 1, tmp_path), judgement(claim, 1, tmp_path)])
    assert first.sequence == 1
    assert second is None
    assert [due.number for due in Outbox(store).due("webhook", now_utc())] == [1]
