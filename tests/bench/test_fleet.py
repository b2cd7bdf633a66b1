"""Simulated stations write into a real server, and its figures add up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from castinspect.bench.fleet import FleetFigures, Load, Written, measure_fleet
from castinspect.bench.postgres import own_server
from castinspect.cli.app import run
from castinspect.errors import FleetError
from tests.helpers.fleet import needs_server
from tests.helpers.jobs import walked

pytest.importorskip("psycopg")


@needs_server
def test_stations_write_at_once_and_none_waits_for_another_ones_month():
    with own_server() as url:
        told, figures = walked(measure_fleet(url, Load(stations=4, batches=3, rows=50)))
    assert told == [Written(done, 4) for done in (1, 2, 3, 4)]
    assert figures.rows == 600
    assert figures.per_second > 0
    assert figures.median_ms <= figures.worst_ms
    assert figures.waiting < 1.5
    assert 100 < figures.bytes_per_row < 5000


def test_a_thousand_million_rows_are_extrapolated():
    figures = FleetFigures(600, 1000.0, 500.0, 5.0, 9.0, 0.0, 500.0, 1.0, 1.0, 1.0, 1.0)
    assert figures.hours(3.6e6) == 1
    assert figures.gigabytes(1e9) == 500
    assert replace(figures, per_second=2000.0).hours(3.6e6) == 0.5


def test_without_postgresql_it_is_said(monkeypatch, capsys):
    monkeypatch.setattr("castinspect.bench.postgres._binaries", lambda: None)
    with pytest.raises(FleetError), own_server():
        pass
    assert run(["bench", "fleet"]) == 1
    assert "--server" in capsys.readouterr().err
