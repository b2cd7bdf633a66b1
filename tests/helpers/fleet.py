"""A PostgreSQL server whose tables are new for each test."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from castinspect.station.fleet.server import open_fleet
from tests.helpers.postgres import Server, binaries

needs_server = pytest.mark.skipif(binaries() is None, reason="there is no PostgreSQL server here")


@pytest.fixture(scope="module")
def postgres(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("postgres"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def server(postgres):
    database = open_fleet(postgres.url)
    yield database
    with database.writing() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    database.close()
