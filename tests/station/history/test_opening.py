"""A record is opened quickly, and what writes into it is loaded beside other work."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.paths import record_file
from castinspect.station.history.audit.chain import AuditKind
from castinspect.station.history.database import Database
from castinspect.station.history.opening import (
    loaded_meanwhile,
    open_record,
    open_record_if_any,
    open_server,
    open_store,
)
from castinspect.station.history.views.queries import count
from tests.helpers.history import filled


def test_a_record_is_made_where_there_is_none_and_gone_on_with(tmp_path):
    with open_store(tmp_path / "a ? b" / "record.db", "cell-3") as store:
        filled(store, 3)
    with open_store(tmp_path / "a ? b" / "record.db", "cell-3") as store:
        assert count(store.database) == 3
        assert store.head().sequence == 3
    assert (tmp_path / "a ? b" / "record.db").is_file()


def test_what_writes_is_loaded_beside_other_work_and_then_used(tmp_path):
    with open_store(tmp_path / "record.db", "cell-3") as store:
        with loaded_meanwhile(store):
            pass
        filled(store, 2)
        assert store.head().sequence == 2


def test_a_record_that_cannot_be_read_is_told_by_the_first_transaction(tmp_path):
    with open_store(tmp_path / "record.db", "cell-3") as store, loaded_meanwhile(store):
        store.note(AuditKind.SETTING, {}, Attribution().who)
    with open_store(tmp_path / "record.db", "cell-3") as store:
        with closing(sqlite3.connect(tmp_path / "record.db")) as connection:
            connection.execute("DROP TABLE stations")
            connection.commit()
        with loaded_meanwhile(store):
            pass
        with pytest.raises(StoreError):
            store.head()


def test_a_file_that_is_none_of_ours_is_left_alone(tmp_path):
    (tmp_path / "text.db").write_text("no database at all, but long enough to be taken for one" * 20)
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE people (name TEXT)")
        connection.commit()
    for name, code in (("text.db", "store-corrupt"), ("other.db", "store-foreign")):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(StoreError) as told:
            open_record(tmp_path / name)
        assert told.value.code == code
        assert (tmp_path / name).read_bytes() == before


def test_a_station_that_has_judged_nothing_has_no_record_and_a_damaged_one_is_told():
    assert open_record_if_any() is None
    with open_store() as store:
        filled(store, 2)
    with closing(open_record_if_any()) as database:
        assert count(database) == 2
    record_file().write_bytes(b"no database" * 100)
    with pytest.raises(StoreError) as told:
        open_record_if_any()
    assert told.value.code == "store-corrupt"


def test_a_url_of_a_file_is_that_file(tmp_path):
    server = open_server(f"sqlite:///{tmp_path}/record.db")
    assert server.is_file
    assert server.file == Database(tmp_path / "record.db").file
    server.close()


def test_threads_that_are_the_first_to_use_records_do_not_load_half_a_library(tmp_path):
    code = (
        "import sys, threading; from importlib import import_module; from pathlib import Path\n"
        "from castinspect.station.history.database import Database\n"
        "from castinspect.station.history.opening import open_store\n"
        f"folder, begin, failed = Path({str(tmp_path)!r}), threading.Barrier(3), []\n"
        "def read():\n"
        "    with Database(folder / 'other.db').reading(): pass\n"
        "def first(act):\n"
        "    begin.wait()\n"
        "    try: act()\n"
        "    except Exception as error: failed.append(repr(error))\n"
        "acts = [lambda: open_store(folder / 'record.db', 'x').close(), read,\n"
        "        lambda: import_module('castinspect.station.history.tables')]\n"
        "threads = [threading.Thread(target=first, args=(act,)) for act in acts]\n"
        "for thread in threads: thread.start()\n"
        "for thread in threads: thread.join()\n"
        "sys.exit(' '.join(failed) or 0)"
    )
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
