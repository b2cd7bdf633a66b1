"""Every alarm has its code, its start, its end and its acknowledgement on record, and in the audit chain."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from castinspect.station.alarms import keeper as keeper_module
from castinspect.station.alarms.rules import AlarmCode
from castinspect.station.history.alarm_log import AlarmLog
from castinspect.station.history.audit.verify import verify
from castinspect.station.history.tables import alarms, audit
from tests.helpers.alarms import CODES, Alarming
from tests.helpers.history import store_in


@pytest.fixture
def station(tmp_path, monkeypatch):
    monkeypatch.setattr(keeper_module, "_free_bytes", keeper_module._free_bytes)  # set back afterwards
    with store_in(tmp_path) as store:
        yield Alarming(store)


def test_every_kind_is_tried():
    assert set(CODES) == {str(code) for code in AlarmCode}


@pytest.mark.parametrize("kind", CODES)
def test_it_begins_is_acknowledged_and_ends(station, kind):
    station.begin(kind)
    station.begin(kind)  # it lasts: no second one
    (alarm,) = AlarmLog(station.store).standing()
    assert (alarm.code, alarm.ended, alarm.acknowledged) == (CODES[kind], None, None)
    assert str(alarm.message)
    AlarmLog(station.store).acknowledge(alarm.id, "kim")
    station.end(kind)
    assert AlarmLog(station.store).standing() == []
    with station.store.database.reading() as connection:
        row = connection.execute(select(alarms)).one()
        payloads = connection.execute(select(audit.c.payload).where(audit.c.kind == "alarm")).scalars().all()
    assert row.started <= row.acknowledged <= row.ended
    assert row.acknowledged_by == "kim"
    assert [json.loads(payload)["event"] for payload in payloads] == ["started", "acknowledged", "ended"]
    assert not [fault for step in verify(station.store.database, station.store.station) for fault in step.faults]
