"""Many simulated stations write their rows into one PostgreSQL server at once, as the mirror of a record does."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import text

from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.station.history.database import Database
from castinspect.station.history.inspection_row import inspection_row
from castinspect.station.history.keeping.mirror import take_rows
from castinspect.station.history.opening import open_server
from castinspect.station.history.rows import Judgement
from castinspect.station.history.tables import inspections
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.queries import page
from castinspect.station.sources.identity import PartFields

_VERDICTS = (Verdict.OK,) * 17 + (Verdict.DEFECT, Verdict.REVIEW, Verdict.HOLD)
_SAMPLE_SECONDS = 0.05


@dataclass(frozen=True)
class Load:
    """What is simulated: `stations`, each with `batches` batches of `rows` inspections."""

    stations: int = 50
    batches: int = 20
    rows: int = 100


@dataclass(frozen=True)
class Written:
    """So many of the stations have written all."""

    done: int
    total: int


@dataclass(frozen=True)
class FleetFigures:
    """What was measured, on one server in one run.

    Attributes:
        rows: That were written.
        per_second: By all stations together.
        alone_per_second: By one station alone, in the same run.
        median_ms: Of a batch's transaction.
        worst_ms: Of the slowest.
        waiting: Mean number of stations that waited for a lock of the server, by samples.
        bytes_per_row: With indexes.
        page_ms: Newest page of a lot, among all rows.
        attach_ms: Putting a month's table in.
        detach_ms: Taking it out, with its rows.
        drop_ms: Forgetting it.
    """

    rows: int
    per_second: float
    alone_per_second: float
    median_ms: float
    worst_ms: float
    waiting: float
    bytes_per_row: float
    page_ms: float
    attach_ms: float
    detach_ms: float
    drop_ms: float

    def hours(self, rows: float) -> float:
        """How long so many rows take at this rate."""
        return rows / self.per_second / 3600

    def gigabytes(self, rows: float) -> float:
        """What so many rows take on the server's disk."""
        return rows * self.bytes_per_row / 1e9


def measure_fleet(url: str, load: Load) -> Generator[Written, None, FleetFigures]:
    """Let stations write at once, then time what is done with the server's tables.

    Args:
        url: Of an empty server.
        load: How much.

    Yields:
        Progress.

    Returns:
        The figures.

    Raises:
        StoreError: The server cannot be used.
    """
    server = open_server(url)
    try:
        began = datetime.now(UTC)
        alone = _station(url, "alone", load, began)
        started = time.perf_counter()
        latencies: list[float] = []
        with _Waits(server) as waits, ThreadPoolExecutor(load.stations) as pool:
            running = [pool.submit(_station, url, f"cell-{n}", load, began) for n in range(load.stations)]
            for done, one in enumerate(running, start=1):
                latencies += one.result()
                yield Written(done, load.stations)
        seconds = time.perf_counter() - started
        rows = load.stations * load.batches * load.rows
        size = _table_bytes(server, f"inspections_{began:%Y_%m}")
        page_ms = _timed(lambda: page(server, conditions(["lot=L7"])))
        attach, detach, drop = _partition_times(server, began)
        return FleetFigures(
            rows, rows / seconds, load.batches * load.rows / sum(alone), 1e3 * float(np.median(latencies)),
            1e3 * max(latencies), waits.mean, size / (rows + load.batches * load.rows), page_ms,
            attach, detach, drop,
        )  # fmt: skip
    finally:
        server.close()


def _station(url: str, name: str, load: Load, began: datetime) -> list[float]:
    """A station's batches one after the other; the seconds that each transaction took."""
    server, found = Database(url), []
    try:
        for batch in range(load.batches):
            numbers = range(batch * load.rows + 1, (batch + 1) * load.rows + 1)
            rows = [_row(name, number, began) for number in numbers]
            started = time.perf_counter()
            with server.writing() as connection:
                take_rows(connection, inspections, rows)
            found.append(time.perf_counter() - started)
    finally:
        server.close()
    return found


def _row(station: str, number: int, began: datetime) -> dict[str, Any]:
    verdict = _VERDICTS[number % len(_VERDICTS)]
    prediction = None if verdict is Verdict.HOLD else Prediction({"ok": 0.98, "pore": 0.02}, 0.02, None, 0.25)
    inspection = Inspection(
        Path(f"/camera/part_{number:08}.png"), verdict, (), prediction, checkpoint="wheel-7", milliseconds=12.5,
        sha256=f"{number:064x}", width=1200, height=1000, device="cpu", engine="openvino",
    )  # fmt: skip
    judgement = Judgement(inspection, part=PartFields(part=f"{number:08}", lot=f"L{number // 500}"))
    return inspection_row(judgement, station, number, began + timedelta(milliseconds=number))


class _Waits:
    """Counts again and again how many stations wait for a lock."""

    def __init__(self, server: Database) -> None:
        self._server, self._stop, self._found = server, threading.Event(), [0]
        self._thread = threading.Thread(target=self._look, daemon=True)

    @property
    def mean(self) -> float:
        return float(np.mean(self._found))

    def __enter__(self) -> _Waits:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _look(self) -> None:
        waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        while not self._stop.wait(_SAMPLE_SECONDS):
            with self._server.reading() as connection:
                self._found.append(int(connection.execute(waiting).scalar_one()))


def _partition_times(server: Database, began: datetime) -> tuple[float, float, float]:
    """Milliseconds to put the month's table in, to take it out, and to forget it at last."""
    month, first = f"inspections_{began:%Y_%m}", f"{began:%Y-%m}-01"
    following = f"{began.year + began.month // 12}-{began.month % 12 + 1:02}-01"
    out = f"ALTER TABLE inspections DETACH PARTITION {month}"
    detach = _timed(lambda: _run(server, out))
    back = f"ALTER TABLE inspections ATTACH PARTITION {month} FOR VALUES FROM ('{first}') TO ('{following}')"
    attach = _timed(lambda: _run(server, back))
    _run(server, out)
    return attach, detach, _timed(lambda: _run(server, f"DROP TABLE {month}"))


def _run(server: Database, statement: str) -> None:
    with server.writing() as connection:
        connection.execute(text(statement))


def _table_bytes(server: Database, table: str) -> int:
    with server.reading() as connection:
        return int(connection.execute(text(f"SELECT pg_total_relation_size('{table}')")).scalar_one())


def _timed(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return 1e3 * (time.perf_counter() - started)
