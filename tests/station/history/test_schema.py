"""The record is brought up to its new form whole or not at all, copied before; older stations read it if they may."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from threading import Barrier

import pytest
from sqlalchemy import event, inspect

from castinspect.errors import StoreError
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.progress import drain
from castinspect.station.history.audit.verify import verify
from castinspect.station.history.database import Database
from castinspect.station.history.indexes import INDEXES
from castinspect.station.history.opening import open_record, open_store
from castinspect.station.history.rows import Judgement
from castinspect.station.history.schema import SCHEMA, bring_up_to_date, form_of
from castinspect.station.history.tables import metadata
from castinspect.station.history.views.queries import count, page
from tests.helpers.history import filled, inspection_of, store_in
from tests.helpers.next_form import FORM, SCRIPT, next_form


@pytest.fixture
def file(tmp_path):
    """A record of this form, with some rows."""
    with store_in(tmp_path) as store:
        filled(store, 20)
        return store.database.file


@pytest.fixture
def database(file):
    opened = Database(file)
    yield opened
    opened.close()


def columns(database):
    with database.reading() as connection:
        found = inspect(connection)
        return {
            table: {(column["name"], bool(column["nullable"])) for column in found.get_columns(table)}
            for table in found.get_table_names() if table != "alembic_version"
        }  # fmt: skip


def indexes(database):
    with database.reading() as connection:
        found = inspect(connection)
        return {
            index["name"]: (table, index["column_names"], bool(index["unique"]))
            for table in metadata.tables for index in found.get_indexes(table)
        }  # fmt: skip


def test_the_migrations_make_the_tables_that_the_program_speaks_of(database):
    wanted = {
        table.name: {(column.name, bool(column.nullable)) for column in table.columns}
        for table in metadata.tables.values()
    }
    assert columns(database) == wanted
    assert indexes(database) == {
        index.name: (table.name, [column.name for column in index.columns], bool(index.unique))
        for index in INDEXES for table in [index.table]
    }  # fmt: skip
    assert form_of(database) == {"schema": SCHEMA, "min_reader": 1}


def test_a_record_of_the_first_form_gets_the_first_look_and_stays_whole(tmp_path):
    """Its rows have none, its chain holds, and what is judged from now on has one, which the chain vouches for."""
    file = file_of_the_first_form(tmp_path)
    copy = file.with_name(f"{file.stem}.form-1.bak")
    assert not copy.exists()
    with open_store(file, "cell-3") as store:
        assert form_of(store.database) == {"schema": SCHEMA, "min_reader": 1}
        assert copy.is_file()
        assert drain(verify(store.database, "cell-3")) == ()
        prediction = Prediction({"ok": 0.6, "pore": 0.4}, 0.4, None, 0.25, first_look=0.72)
        store.record(Judgement(replace(inspection_of(21, Verdict.REVIEW), prediction=prediction)))
        newest, before, *_ = page(store.database)
        assert (newest.values["first_look"], before.values["first_look"]) == (0.72, None)
        assert drain(verify(store.database, "cell-3")) == ()


@pytest.mark.parametrize("change", ["first_look = 0.5 WHERE sequence = 21", "first_look = NULL WHERE sequence = 21",
                                    "first_look = 0.5 WHERE sequence = 3"])  # fmt: skip
def test_a_first_look_that_somebody_changed_is_found(tmp_path, change):
    with store_in(tmp_path) as store:
        filled(store, 20)
        prediction = Prediction({"ok": 0.6, "pore": 0.4}, 0.4, None, 0.25, first_look=0.72)
        store.record(Judgement(replace(inspection_of(21, Verdict.REVIEW), prediction=prediction)))
        with store.database.writing() as connection:
            connection.exec_driver_sql(f"UPDATE inspections SET {change}")
        assert [fault.code for fault in drain(verify(store.database, "cell-3"))] == ["row-changed"]


def file_of_the_first_form(folder):
    """A record as a program of the first form left it: without the column, its digests without it."""
    with store_in(folder) as store:
        filled(store, 20)
        file = store.database.file
        with store.database.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE inspections DROP COLUMN first_look")
            for index in ("arrivals_by_name", "inspections_by_checkpoint", "inspections_by_both"):
                connection.exec_driver_sql(f"DROP INDEX {index}")
            connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE key = 'schema'")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    return file


def test_a_record_of_this_form_is_opened_without_loading_what_changes_it_or_writes_into_it(file):
    code = (
        "import sys; from pathlib import Path; from castinspect.station.history.opening import open_store;"
        f"open_store(Path({str(file)!r}), 'x').close();"
        "assert not {'alembic', 'sqlalchemy', 'torch', 'PySide6'} & set(sys.modules), sys.modules"
    )
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", code]) == 0


def test_an_older_record_is_copied_then_brought_up_to_date(database, tmp_path, file):
    copy = bring_up_to_date(database, next_form(tmp_path), FORM)
    assert form_of(database) == {"schema": FORM, "min_reader": 1}
    assert count(database) == 20
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT DISTINCT line FROM inspections").fetchall() == [("line of cell-3",)]
    older = open_record(copy)
    assert (form_of(older)["schema"], count(older)) == (SCHEMA, 20)
    older.close()
    assert bring_up_to_date(database, tmp_path / "unused", FORM) is None


def test_without_room_for_a_copy_nothing_is_changed(database, tmp_path, file, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("castinspect.station.history.schema.copy_database", full)
    with pytest.raises(StoreError, match="No space left") as found:
        bring_up_to_date(database, next_form(tmp_path), FORM)
    assert found.value.code == "store-copy-failed"
    assert form_of(database)["schema"] == SCHEMA


def test_a_migration_that_fails_leaves_the_old_form(database, tmp_path):
    migrations = next_form(tmp_path)
    broken = migrations / "versions" / SCRIPT
    broken.write_text(broken.read_text() + "    raise RuntimeError('power')\n")
    before = columns(database)
    with pytest.raises(RuntimeError):
        bring_up_to_date(database, migrations, FORM)
    assert columns(database) == before
    assert form_of(database)["schema"] == SCHEMA


@pytest.mark.parametrize(("min_reader", "is_read"), [(1, True), (FORM, False)])
def test_a_newer_record_is_gone_on_with_where_it_only_added_something(database, tmp_path, file, min_reader, is_read):
    bring_up_to_date(database, next_form(tmp_path, min_reader), FORM)
    database.close()
    if is_read:
        with open_store(file, "cell-3") as store:
            filled(store, 1)
            assert count(store.database) == 21
    else:
        with pytest.raises(StoreError, match="newer CastInspect"):
            open_store(file, "cell-3")


@pytest.mark.parametrize("content", [b"this is a text" * 100, b"\0" * 5000])
def test_what_is_no_database_is_told_and_left_alone(tmp_path, content):
    file = tmp_path / "history.db"
    file.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        open_store(file)
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_told_and_left_alone(tmp_path):
    file = tmp_path / "history.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE songs (title)")
    with pytest.raises(StoreError, match="no record of CastInspect"):
        open_store(file)


def test_a_record_with_spoilt_pages_is_told(file):
    content = bytearray(file.read_bytes())
    content[100:4096] = b"\xff" * 3996
    file.write_bytes(content)
    with pytest.raises(StoreError) as found:
        open_store(file)
    assert found.value.code == "store-corrupt"


def migrated_in_a_child(file, migrations, kill_at):
    """Migrate in another process, killed by the database itself at its n-th step; how many steps it has taken."""
    counted, told = os.pipe()
    child = os.fork()
    if not child:
        database, steps = Database(file), [0]

        def step():
            steps[0] += 1
            if steps[0] == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            event.listen(database.engine, "connect", lambda connection, _: connection.set_progress_handler(step, 20))
            bring_up_to_date(database, migrations, FORM)
            os.write(told, str(steps[0]).encode())
        finally:
            os._exit(0)
    os.close(told)
    with os.fdopen(counted) as answer:
        steps = answer.read()
    os.waitpid(child, 0)
    return int(steps or 0)


def killed_migrations(file, migrations, kills):
    """Kill a migration at steps spread over the whole of it; the form after each."""
    original, forms = file.read_bytes(), []
    total = migrated_in_a_child(file, migrations, 0)
    for number in range(kills):
        file.write_bytes(original)
        assert not migrated_in_a_child(file, migrations, 1 + number * total // kills)
        opened = Database(file)
        forms.append(form_of(opened)["schema"])
        assert count(opened) == 20
        names = {name for name, _ in columns(opened)["inspections"]}
        assert ("line" in names) == (forms[-1] == FORM)
        opened.close()
    return forms


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_a_migration_that_is_killed_leaves_the_old_form_or_the_new(file, tmp_path):
    forms = killed_migrations(file, next_form(tmp_path), 8)
    assert forms[0] == SCHEMA
    assert set(forms) <= {SCHEMA, FORM}


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
def test_two_hundred_kills_of_a_migration_leave_the_old_form_or_the_new(file, tmp_path):
    assert set(killed_migrations(file, next_form(tmp_path), 200)) <= {SCHEMA, FORM}


def test_threads_that_make_tables_at_once_wait_for_each_other(tmp_path):
    """Alembic keeps what it works on in its modules: the station's mirror and claim may both find a new server."""
    databases = [Database(tmp_path / f"{number}.db") for number in range(6)]
    together = Barrier(len(databases))

    def make(database):
        together.wait()
        bring_up_to_date(database)
        return form_of(database)["schema"]

    with ThreadPoolExecutor(len(databases)) as threads:
        assert list(threads.map(make, databases)) == [SCHEMA] * len(databases)
    for database in databases:
        database.close()
