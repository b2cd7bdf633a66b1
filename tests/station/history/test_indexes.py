"""The indexes that the program speaks of are those in the database, with the rows that each is about."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from castinspect.station.history.indexes import INDEXES
from tests.helpers.history import store_in


def test_each_index_is_about_the_rows_that_the_migrations_say(tmp_path):
    with store_in(tmp_path) as store:
        file = store.database.file
    with closing(sqlite3.connect(file)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        conditions = {name: sql.partition(" WHERE ")[2] for name, sql in found}
    wanted = {index.name: index.dialect_options["sqlite"]["where"] for index in INDEXES}
    assert conditions == {name: "" if where is None else str(where) for name, where in wanted.items()}
    assert sum(map(bool, conditions.values())) == 5
