"""What the record costs: pages of a long history, inspections a second on the disk, and judging with and without it."""

from __future__ import annotations

import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from castinspect.bench.spent import Spent, Stopwatch
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.events import ArrivalJudged
from castinspect.station.history.inspection_row import inspection_row
from castinspect.station.history.opening import open_store
from castinspect.station.history.recording import StationRecord
from castinspect.station.history.rows import Judgement
from castinspect.station.history.store import Store
from castinspect.station.history.tables import inspections
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.queries import Place, page
from castinspect.station.line import Line
from castinspect.station.promoted import PromotedInspector
from castinspect.station.record import Record
from castinspect.station.sources.identity import PartFields

_AT_ONCE = 20_000
_REPEATS = 15
_SECONDS_APART = 20
"""Between two inspections of the history that is made: a million are eight months."""

_VERDICTS = (Verdict.OK,) * 90 + (Verdict.DEFECT,) * 6 + (Verdict.REVIEW,) * 3 + (Verdict.HOLD,)


@dataclass(frozen=True)
class Filled:
    """How many rows the history has by now."""

    rows: int


@dataclass(frozen=True)
class PageTime:
    """How long one kind of page takes.

    Attributes:
        what: Which page.
        rows: How many rows came.
        milliseconds: Median over the repeats.
        worst: The slowest of them.
    """

    what: str
    rows: int
    milliseconds: float
    worst: float


@dataclass(frozen=True)
class Ingest:
    """Inspections a second, each in a transaction of its own that is on the disk, beside what the disk allows.

    Attributes:
        per_second: With verdict, counts, audit entry and one output.
        bare_per_second: Of transactions that write one number into a table of another file, in turns.
        grouped_per_second: 32 inspections a transaction.
    """

    per_second: float
    bare_per_second: float
    grouped_per_second: float


@dataclass(frozen=True)
class Judging:
    """Pictures a second through the line, in turns.

    Attributes:
        with_record: Each kept before it is shown.
        without: Kept nowhere.
        cpu_with_record: Milliseconds of processors that a picture takes, in all threads.
        cpu_without: The same, kept nowhere; a busy machine sways these far less than the rates.
    """

    with_record: float
    without: float
    cpu_with_record: float
    cpu_without: float

    @property
    def slower(self) -> float:
        """By what share judging is slower with the record."""
        return 1 - self.with_record / self.without

    @property
    def more_work(self) -> float:
        """By what share the record adds to the processors' work."""
        return self.cpu_with_record / self.cpu_without - 1


def fill(store: Store, rows: int) -> Iterator[Filled]:
    """Make a history of so many inspections; without an audit chain, because only reading is measured on it."""
    begin = datetime.now(UTC) - timedelta(seconds=_SECONDS_APART * rows)
    with store.ledger():
        pass  # the station is known from here on
    for start in range(0, rows, _AT_ONCE):
        numbers = range(start + 1, min(start + _AT_ONCE, rows) + 1)
        with store.database.writing() as connection:
            connection.execute(insert(inspections), [_row(number, begin) for number in numbers])
        yield Filled(numbers[-1])


def time_pages(store: Store, rows: int) -> list[PageTime]:
    """Time pages of 200 rows: the newest, from the middle, and by conditions, rare and frequent."""
    middle = page(store.database, conditions([f"sequence={rows // 2}"]))[0].place
    first = middle.recorded
    wanted: dict[str, tuple[Sequence[str], Place | None]] = {
        "the newest": ((), None),
        "from the middle": ((), middle),
        "DEFECT from the middle": (("verdict=DEFECT",), middle),
        "HOLD": (("verdict=HOLD",), None),
        "of one part": ((f"part={rows // 3}",), None),
        "of one lot": ((f"lot=L{rows // 2000}",), None),
        "of one day": ((f"since={first:%Y-%m-%d}", f"until={first + timedelta(days=1):%Y-%m-%d}"), None),
        "OK of one checkpoint": (("verdict=OK", "checkpoint=wheel-7"), None),
        "HOLD of the first checkpoint": (("verdict=HOLD", "checkpoint=wheel-0"), None),
        "of the first checkpoint": (("checkpoint=wheel-0",), None),
    }  # fmt: skip
    return [_timed(store, what, texts, after) for what, (texts, after) in wanted.items()]


def time_ingest(store: Store, folder: Path, count: int) -> Ingest:
    """Time single transactions, bare ones beside them in turns, and groups."""
    mine: list[float] = []
    bare: list[float] = []
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as other:
        for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL"):
            other.execute(f"PRAGMA {pragma}")
        other.execute("CREATE TABLE numbers (number)")
        for number in range(count):
            judgement = Judgement(_inspection(number), outputs=("mqtt",))
            mine.append(_seconds(lambda judgement=judgement: store.record(judgement)))  # type: ignore[misc]
            bare.append(_seconds(lambda number=number: other.execute("INSERT INTO numbers VALUES (?)", (number,))))  # type: ignore[misc]
    group = [Judgement(_inspection(number), outputs=("mqtt",)) for number in range(32)]
    grouped = [_seconds(lambda: store.record_all(group)) for _ in range(max(1, count // 32))]
    return Ingest(count / sum(mine), count / sum(bare), 32 * len(grouped) / sum(grouped))


def time_judging(inspector: PromotedInspector, pictures: Sequence[Path], store: Store, rounds: int) -> Judging:
    """Judge pictures with the record and without, in turns; the first turn of each does not count."""
    kept = StationRecord(store)
    times: dict[bool, list[Spent]] = {True: [], False: []}
    for number in range(rounds + 1):
        for is_kept in (True, False) if number % 2 else (False, True):
            watch = Stopwatch()
            _judge(inspector, pictures, kept if is_kept else None)
            times[is_kept].append(watch.read())
    count = len(pictures)
    rates = [count / statistics.median(one.seconds for one in times[kind][1:]) for kind in (True, False)]
    work_of = [1000 / count * statistics.median(one.cpu_seconds for one in times[kind][1:]) for kind in (True, False)]
    return Judging(*rates, *work_of)


def open_bench_store(folder: Path) -> Store:
    """A record of its own for measuring."""
    return open_store(folder / "history.db", "bench")


def _judge(inspector: PromotedInspector, pictures: Sequence[Path], record: Record | None) -> None:
    for event in Line(inspector.ready, record=record).judge(pictures):
        assert not isinstance(event, ArrivalJudged) or event.inspection.path.name


def _timed(store: Store, what: str, texts: Sequence[str], after: Place | None) -> PageTime:
    where = conditions(texts)
    rows = len(page(store.database, where, after=after))
    times = [1000 * _seconds(lambda: page(store.database, where, after=after)) for _ in range(_REPEATS)]
    return PageTime(what, rows, statistics.median(times), max(times))


def _row(number: int, begin: datetime) -> dict[str, object]:
    recorded = begin + timedelta(seconds=_SECONDS_APART * number)
    part = PartFields(part=str(number), lot=f"L{number // 1000}", cavity=str(number % 4))
    judgement = Judgement(replace(_inspection(number), inspected=recorded), part=part, operator="bench")
    return inspection_row(judgement, "bench", number, recorded)


def _inspection(number: int) -> Inspection:
    verdict = _VERDICTS[number % len(_VERDICTS)]
    probability = (number * 37 % 1000) / 1000
    reasons = () if verdict in (Verdict.OK, Verdict.DEFECT) else (Message("score-not-finite"),)
    prediction = Prediction({"ok": 1 - probability, "defect": probability}, probability, None, 0.4)
    return Inspection(
        Path(f"/camera/part_{number:07}.png"), verdict, reasons, prediction, checkpoint=f"wheel-{number * 8 // 2**20}",
        milliseconds=12.5, sha256=f"{number:064x}", width=512, height=512, device="cpu", engine="openvino",
    )  # fmt: skip


def _seconds(action: Callable[[], object]) -> float:
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin
