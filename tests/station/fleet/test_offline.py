"""Three days without the server: each station works and reads on, and its rows come later, each once."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import inspect

from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.station.fleet.server import open_fleet, station_states
from castinspect.station.history import ledger
from castinspect.station.history.audit.verify import verify
from castinspect.station.history.keeping.mirror import Mirror, catch_up
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.queries import count, days, every, page
from castinspect.station.sources.identity import PartFields
from tests.helpers.fleet import needs_server, postgres, server  # noqa: F401
from tests.helpers.history import inspection_of, store_in

pytest.importorskip("psycopg")
pytestmark = needs_server
BEGAN = datetime(2026, 11, 29, 6, 0, tzinfo=UTC)
HOURS, AN_HOUR = 72, 20
VERDICTS = tuple(Verdict)


@pytest.fixture
def clock(monkeypatch):
    """The record's moment, which the test moves."""
    moment = [BEGAN]
    monkeypatch.setattr(ledger, "datetime", SimpleNamespace(now=lambda zone: moment[0].astimezone(zone)))
    return moment


def work(store, hour):
    """What a station judges in an hour; a person corrects one of it."""
    numbers = range(hour * AN_HOUR, (hour + 1) * AN_HOUR)
    part = PartFields(lot=f"L{hour // 8}")
    recorded = store.record_all([Judgement(inspection_of(n, VERDICTS[n % 4]), part=part) for n in numbers])
    store.decide(recorded[0].sequence, "DEFECT", Attribution("lee", "a pore"))


def rows_of(database, station):
    return [row for row in every(database) if row.place.station == station]


def test_rows_of_72_hours_come_once_and_a_lot_is_read_meanwhile(server, postgres, tmp_path, clock):  # noqa: F811
    with store_in(tmp_path / "a", "cell-1") as one, store_in(tmp_path / "b", "cell-2") as other:
        mirrors = [Mirror(store.database, store.station, postgres.url) for store in (one, other)]
        for store, mirror in zip((one, other), mirrors, strict=True):
            work(store, 0)
            assert mirror.try_once()
        postgres.stop()
        try:
            for hour in range(1, HOURS + 1):
                clock[0] = BEGAN + timedelta(hours=hour)
                for store in (one, other):
                    work(store, hour)
                if hour % 24 == 0:
                    assert not any(mirror.try_once() for mirror in mirrors)
                    assert {mirror.problem.code for mirror in mirrors} == {"store-away"}
                    # a lot of the first day is read at the station, its decisions with it
                    found = page(one.database, conditions(["lot=L1"]), limit=500)
                    assert len(found) == 8 * AN_HOUR
                    assert sum(row.decision is not None for row in found) == 8
            with pytest.raises(StoreError) as told:
                open_fleet(postgres.url)
            assert told.value.code == "store-away"
        finally:
            postgres.start()

        # the first batch, and the power is gone; then both stations at once, one of them from two programs
        with closing(catch_up(one.database, server, one.station)) as cut_short:
            next(cut_short)
        second = Mirror(one.database, one.station, postgres.url)
        running = [threading.Thread(target=mirror.try_once) for mirror in (*mirrors, second)]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
        for mirror in (*mirrors, second):
            assert mirror.try_once()
            mirror._server.close()

        assert count(server) == 2 * (HOURS + 1) * AN_HOUR
        for store in (one, other):
            assert rows_of(server, store.station) == rows_of(store.database, store.station)
            assert not [fault for found in verify(server, store.station, store.head()) for fault in found.faults]
        assert sum(day.pictures for day in days(server)) == count(server)
        tables = inspect(server.engine).get_table_names()
        assert {"inspections_2026_11", "inspections_2026_12"} <= set(tables)
        assert [state.station for state in station_states(server)] == ["cell-1", "cell-2"]
