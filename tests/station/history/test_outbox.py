"""What is to be told and carried waits until it is, is tried again when it is due, and goes once it is done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from castinspect.identity import Attribution
from castinspect.messages import Message
from castinspect.station.history import tables
from castinspect.station.history.alarm_log import AlarmLog
from castinspect.station.history.outbox import Outbox, Routes
from castinspect.station.history.rows import Judgement, RouteIntent
from tests.helpers.history import inspection_of, store_in


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        yield opened


def now():
    return datetime.now(UTC)


def test_each_output_is_told_in_order_until_it_has_taken_it(store):
    for number in (1, 2):
        store.record(Judgement(inspection_of(number), outputs=("mqtt", "webhook")))
    outbox = Outbox(store)
    first, second = outbox.due("mqtt", now())
    assert [first.row["sequence"], second.row["sequence"]] == [1, 2]
    assert first.row["audit_sequence"] == 2
    outbox.sent([first.id])
    assert [due.id for due in outbox.due("mqtt", now())] == [second.id]
    assert outbox.state("webhook").waiting == 2


def test_what_could_not_be_told_is_due_again_later_and_says_why(store):
    store.record(Judgement(inspection_of(1), outputs=("mqtt",)))
    outbox = Outbox(store)
    (due,) = outbox.due("mqtt", now())
    outbox.failed(due.id, "no broker", now() + timedelta(minutes=1))
    assert outbox.due("mqtt", now()) == []
    (again,) = outbox.due("mqtt", now() + timedelta(minutes=2))
    assert again.attempts == 1
    with store.database.reading() as connection:
        assert connection.execute(select(tables.outbox.c.error)).scalar_one() == "no broker"


def test_decisions_and_alarms_are_told_too(store):
    store.record(Judgement(inspection_of(1), source=Path("/camera")))
    store.decide(1, "OK", Attribution("lee", "dust"), outputs=("mqtt",))
    AlarmLog(store, ("mqtt",)).start(Message("camera-frozen", {"count": 3}))
    told = Outbox(store).due("mqtt", now())
    assert [due.subject for due in told] == ["decision", "alarm"]
    assert (told[0].row["outcome"], told[1].row["code"]) == ("OK", "camera-frozen")


def test_a_picture_is_carried_until_it_is_where_it_belongs(store, tmp_path):
    store.record(Judgement(inspection_of(1), route=RouteIntent("move", tmp_path / "x.png")))
    routes = Routes(store)
    (due,) = routes.due(now())
    assert (due.action, due.target, due.source) == ("move", tmp_path / "x.png", Path("/camera/part_00001.png"))
    routes.failed(due.sequence, "no such folder", now() + timedelta(minutes=1))
    assert routes.due(now()) == []
    (again,) = routes.due(now() + timedelta(minutes=2))
    assert again.attempts == 1
    routes.routed({again.sequence: tmp_path / "x.png"})
    assert routes.due(now() + timedelta(days=1)) == []


def test_an_alarm_that_stands_is_not_started_again_and_ends_once(store):
    log, message = AlarmLog(store), Message("camera-frozen", {"count": 3})
    number = log.start(message)
    assert log.start(message) == number
    log.end("camera-frozen")
    log.end("camera-frozen")
    (alarm,) = log.standing()
    assert alarm.ended is not None
    log.acknowledge(number, "kim")
    assert log.standing() == []
    assert log.start(message) != number
