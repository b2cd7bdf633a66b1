"""The server of a fleet, whose tables are new for each test."""

from __future__ import annotations

import pytest

from castinspect.station.fleet.server import open_fleet
from tests.helpers.postgres import emptied, needs_server, postgres

__all__ = ["needs_server", "postgres", "server"]


@pytest.fixture
def server(postgres):
    with emptied(open_fleet(postgres.url)) as database:
        yield database
