"""The fleet's tables are made by migrations; older stations go on with newer ones where these allow it."""

from __future__ import annotations

import shutil

import pytest
from sqlalchemy import inspect, text

from castinspect.errors import StoreError
from castinspect.station.fleet.schema import FORM, MIGRATIONS, bring_up_to_date, form_of
from castinspect.station.fleet.server import Sign, give_sign, open_fleet, station_states
from castinspect.station.fleet.tables import metadata
from castinspect.station.history.schema import SCHEMA, form_of as record_form_of
from tests.helpers.fleet import needs_server, postgres, server  # noqa: F401

pytest.importorskip("psycopg")
pytestmark = needs_server
SIGN = Sign("cell-3", "1.0", "abc", "wheel", "ab" * 32, 4, ("disk-full",), 8, 5.0)


def next_form(folder, min_reader):
    """Migrations that lead one form further."""
    made = folder / "migrations"
    shutil.copytree(MIGRATIONS, made)
    (made / "versions" / "9999_site.py").write_text(
        f'revision, down_revision, branch_labels, depends_on = "9999", "{FORM:04}", None, None\nSCHEMA = {FORM + 1}\n'
        f"MIN_READER = {min_reader}\n\n\ndef upgrade():\n    from alembic import op\n\n"
        "    op.execute(\"ALTER TABLE fleet_signs ADD COLUMN site TEXT NOT NULL DEFAULT ''\")\n"
    )
    return made


def test_the_migrations_make_the_tables_that_the_program_speaks_of(server):  # noqa: F811
    with server.reading() as connection:
        found = inspect(connection)
        for table in metadata.tables.values():
            columns = {(column["name"], bool(column["nullable"])) for column in found.get_columns(table.name)}
            assert columns == {(column.name, bool(column.nullable)) for column in table.columns}
            assert {index["name"] for index in found.get_indexes(table.name)} == {i.name for i in table.indexes}
    assert form_of(server) == {"fleet_schema": FORM, "fleet_min_reader": 1}
    assert record_form_of(server)["schema"] == SCHEMA


def test_a_server_of_before_the_forms_were_counted_keeps_its_rows(server):  # noqa: F811
    give_sign(server, SIGN)
    with server.writing() as connection:
        connection.execute(text("DELETE FROM meta WHERE key LIKE 'fleet%'"))
        connection.execute(text("DROP TABLE fleet_version"))
    bring_up_to_date(server)
    assert form_of(server)["fleet_schema"] == FORM
    assert [state.station for state in station_states(server)] == ["cell-3"]


def test_an_older_station_goes_on_beside_a_newer_one_where_that_only_added_something(
    server,  # noqa: F811
    postgres,  # noqa: F811
    tmp_path,
):
    bring_up_to_date(server, next_form(tmp_path, min_reader=FORM), FORM + 1)
    older = open_fleet(postgres.url)
    give_sign(older, SIGN)
    assert [state.station for state in station_states(older)] == ["cell-3"]
    older.close()
    assert form_of(server)["fleet_schema"] == FORM + 1  # and has not taken it back


def test_an_older_station_is_told_where_it_would_misunderstand(
    server,  # noqa: F811
    postgres,  # noqa: F811
    tmp_path,
):
    bring_up_to_date(server, next_form(tmp_path, min_reader=FORM + 1), FORM + 1)
    with pytest.raises(StoreError) as told:
        open_fleet(postgres.url)
    assert told.value.code == "store-newer"


def test_a_migration_that_fails_leaves_the_old_form(server, tmp_path):  # noqa: F811
    migrations = next_form(tmp_path, min_reader=FORM)
    broken = migrations / "versions" / "9999_site.py"
    broken.write_text(broken.read_text() + '    raise RuntimeError("the power is gone")\n')
    with pytest.raises(RuntimeError):
        bring_up_to_date(server, migrations, FORM + 1)
    assert form_of(server)["fleet_schema"] == FORM
    give_sign(server, SIGN)
