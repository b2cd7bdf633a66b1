"""A real server catches up after it was away: nothing is missing there, and nothing is there twice."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.station.history.audit.verify import verify
from castinspect.station.history.keeping.backup import copy_database
from castinspect.station.history.keeping.mirror import Mirror, _without_zone, catch_up
from castinspect.station.history.keeping.reaching import accepts_connections
from castinspect.station.history.keeping.restoring import restore
from castinspect.station.history.opening import open_server, open_store
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.queries import count, days, every, page
from tests.helpers.history import filled, inspection_of, store_in
from tests.helpers.postgres import emptied, needs_server, postgres  # noqa: F401

psycopg = pytest.importorskip("psycopg")
pytestmark = needs_server


@pytest.fixture
def server(postgres):  # noqa: F811
    with emptied(open_server(postgres.url)) as database:
        yield database


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        filled(opened, 6)
        yield opened


def told(store, server):
    return {(found.table, found.rows) for found in catch_up(store.database, server, store.station)}


def test_the_server_has_what_the_station_has_value_for_value(store, server):
    store.decide(2, "DEFECT", Attribution("lee", "a pore"))
    assert told(store, server) == {("inspections", 6), ("decisions", 1), ("audit", 7)}
    assert list(every(server)) == list(every(store.database))
    assert days(server) == days(store.database)
    assert [found.faults for found in verify(server, "cell-3", store.head())] == [(), ()]


def test_what_came_before_does_not_come_again(store, server):
    told(store, server)
    assert told(store, server) == set()
    filled(store, 2)
    assert told(store, server) == {("inspections", 2), ("audit", 2)}
    assert count(server) == 8
    assert sum(day.pictures for day in days(server)) == 8


def test_rows_that_are_there_already_are_left_as_they_are(store, server):
    told(store, server)
    with server.writing() as connection:
        connection.execute(text("DELETE FROM inspections WHERE sequence IN (5, 6)"))
        connection.execute(text("DELETE FROM inspections WHERE sequence = 3"))
    assert told(store, server) == {("inspections", 2)}
    assert [row.place.sequence for row in every(server)] == [1, 2, 4, 5, 6]


def test_stations_share_a_server_and_its_tables_are_cut_by_month(store, server, tmp_path):
    told(store, server)
    with store_in(tmp_path / "b", "cell-4") as other:
        filled(other, 3)
        told(other, server)
    assert count(server, conditions(["station=cell-4"])) == 3
    assert len(page(server, limit=5)) == 5
    month = store.record(Judgement(inspection_of())).recorded
    names = inspect(server.engine).get_table_names()
    assert {f"inspections_{month:%Y_%m}", f"audit_{month:%Y_%m}"} <= set(names)


def test_a_server_that_goes_away_is_told_and_catches_up_when_it_is_back(store, postgres, server):  # noqa: F811
    mirror = Mirror(store.database, store.station, postgres.url)
    assert mirror.try_once()
    postgres.stop()
    try:
        filled(store, 4)
        assert not mirror.try_once()
        assert mirror.problem.code == "store-away"
        assert store.record(Judgement(inspection_of())).sequence == 11
    finally:
        postgres.start()
    assert mirror.try_once()
    assert mirror.problem is None
    assert count(server) == 11
    mirror._server.close()


def test_a_server_that_takes_nothing_or_is_full_stops_no_station_and_is_told_so(store, postgres, server):  # noqa: F811
    mirror = Mirror(store.database, store.station, postgres.url)
    assert mirror.try_once()
    filled(store, 1)
    with server.writing() as connection:
        connection.execute(text("ALTER DATABASE postgres SET default_transaction_read_only = on"))
    try:
        mirror._server.close()
        assert not mirror.try_once()
        assert mirror.problem.code == "server-failed"
        assert "each station keeps its own record meanwhile" in str(mirror.problem)
    finally:
        with server.writing() as connection:
            connection.execute(text("SET TRANSACTION READ WRITE"))
            connection.execute(text("ALTER DATABASE postgres RESET default_transaction_read_only"))
        mirror._server.close()
    assert mirror.try_once()
    mirror._server.close()
    full = server.explained(psycopg.errors.DiskFull('could not extend file "base/5/16400": No space left on device'))
    assert full.code == "server-full"


def test_what_the_driver_says_while_rows_are_copied_is_told_and_tried_again(store, postgres, server, monkeypatch):  # noqa: F811
    mirror = Mirror(store.database, store.station, postgres.url)
    cut = []

    def with_a_cut(value):
        if not cut:
            cut.append(True)
            with server.writing() as connection:
                others = "pid <> pg_backend_pid() AND query ILIKE 'COPY%'"
                connection.execute(text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}"))
        return _without_zone(value)

    monkeypatch.setattr("castinspect.station.history.keeping.mirror._without_zone", with_a_cut)
    assert not mirror.try_once()
    assert (cut, mirror.problem.code) == ([True], "store-away")
    assert mirror.try_once()
    assert count(server) == 6
    mirror._server.close()


def test_a_second_record_of_the_same_name_is_told_and_mixes_with_nothing(store, server, tmp_path):
    told(store, server)
    with store_in(tmp_path / "b") as other:
        assert told(other, server) == set()
        for rows in (2, 20):  # fewer than the server has, and more
            filled(other, rows)
            with pytest.raises(StoreError) as found:
                told(other, server)
            assert found.value.code == "server-other-record"
            assert "cell-3" in str(found.value)
    filled(store, 1)
    assert told(store, server) == {("inspections", 1), ("audit", 1)}
    assert list(every(server)) == list(every(store.database))


def test_of_two_records_that_come_first_at_once_one_is_taken(store, server, tmp_path, monkeypatch):
    with store_in(tmp_path / "b") as other:
        filled(other, 3)
        began = catch_up(store.database, server, "cell-3")
        next(began)  # its pictures are there, its chain is not
        with pytest.raises(StoreError, match="another record"):
            told(other, server)
        list(began)
    assert list(every(server)) == list(every(store.database))


def test_a_server_and_a_station_that_were_restored_go_on(store, server, tmp_path):
    told(store, server)
    copy_database(store.database.file, tmp_path / "backup")
    filled(store, 3)
    told(store, server)
    with server.writing() as connection:  # the server has what it had yesterday
        for table in ("inspections", "audit"):
            key = "sequence" if table == "inspections" else "number"
            connection.execute(text(f"DELETE FROM {table} WHERE {key} > 4"))
        link = connection.execute(text("SELECT hash FROM audit WHERE number = 4")).scalar_one()
        connection.execute(text(f"UPDATE stations SET sequence = 4, audit_number = 4, audit_hash = '{link}'"))
    told(store, server)
    assert list(every(server)) == list(every(store.database))
    file = store.database.file
    store.close()
    restore(tmp_path / "backup", file)
    with open_store(file, "cell-3") as restored:
        filled(restored, 2)
        assert told(restored, server) == {("inspections", 2), ("audit", 3)}
    assert count(server) == 9 + 2


def test_a_station_that_ends_brings_what_it_recorded_last(store, postgres, server, monkeypatch):  # noqa: F811
    mirror = Mirror(store.database, store.station, postgres.url, seconds=60)
    mirror.start()
    while count(server) < 6 or mirror._server is None:
        pass
    filled(store, 2)
    mirror.close()
    assert count(server) == 8


def test_the_thread_keeps_the_server_up_to_date(store, postgres, server):  # noqa: F811
    mirror = Mirror(store.database, store.station, postgres.url, seconds=0.01)
    mirror.start()
    try:
        while count(server) < 6:
            pass
    finally:
        mirror.close()
    assert mirror.problem is None


def test_the_thread_catches_up_within_a_few_questions_of_the_servers_return(store, postgres, server, monkeypatch):  # noqa: F811
    mirror = Mirror(store.database, store.station, postgres.url, seconds=0.01)
    asked = []

    def there(url):
        asked.append(accepts_connections(url))
        return asked[-1]

    monkeypatch.setattr("castinspect.station.history.keeping.mirror.accepts_connections", there)
    mirror.start()
    try:
        while count(server) < 6:
            pass
        postgres.stop()
        filled(store, 3)
        while asked.count(False) < 3:
            pass
        assert mirror.problem.code == "store-away"
        postgres.start()
        while count(server) < 9:
            pass
        while mirror.problem is not None:
            pass
        assert asked.count(True) <= 2
    finally:
        mirror.close()


def test_a_server_that_was_never_there_is_told():
    with pytest.raises(StoreError) as found:
        open_server("postgresql+psycopg://station@127.0.0.1:1/postgres")
    assert found.value.code == "store-away"
