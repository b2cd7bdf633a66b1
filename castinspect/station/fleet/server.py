"""What the fleet's server is asked and told: signs of life, orders and their answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Table, delete, func, select, text, update

from castinspect.errors import FleetError
from castinspect.identity import Attribution
from castinspect.models.checkpoint import load_checkpoint
from castinspect.station.fleet.schema import bring_up_to_date
from castinspect.station.fleet.signing import Order, sign
from castinspect.station.fleet.tables import conversions, files, pushes, signs
from castinspect.station.history.database import Database
from castinspect.station.history.opening import open_server
from castinspect.station.history.tables import daily, stations

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

AWAY_SECONDS = 30.0
"""Without a sign for so long, a station counts as away."""

PushState = Literal["waiting", "ready", "promoted", "refused"]


@dataclass(frozen=True)
class Sign:
    """What a station says of itself.

    Attributes:
        station: Its name.
        app_version: Of CastInspect.
        checkpoint: Id of the promoted version; empty where there is none.
        checkpoint_name: What it is called.
        checkpoint_sha256: Of its file.
        queue: Pictures that were taken up and are not judged.
        alarms: Codes of the alarms that stand.
        sequence: How many inspections it has on its own record.
        sign_seconds: Between two signs.
    """

    station: str
    app_version: str
    checkpoint: str
    checkpoint_name: str
    checkpoint_sha256: str
    queue: int
    alarms: tuple[str, ...]
    sequence: int
    sign_seconds: float


@dataclass(frozen=True)
class StationState:
    """A station as the server knows it.

    Attributes:
        station: Its name.
        sign: Its last; None where only its rows are known.
        silent: Seconds since then.
        behind: Inspections that its own record has and the server has not.
        today: Pictures by verdict since midnight (UTC).
    """

    station: str
    sign: Sign | None
    silent: float
    behind: int
    today: dict[str, int]

    @property
    def state(self) -> Literal["at work", "away", "unknown"]:
        """Whether it gave a sign lately."""
        if self.sign is None:
            return "unknown"
        return "at work" if self.silent <= max(AWAY_SECONDS, 3 * self.sign.sign_seconds) else "away"

    @property
    def yield_share(self) -> float | None:
        """OK among all pictures of today; None where there are none."""
        total = sum(self.today.values())
        return self.today.get("OK", 0) / total if total else None


@dataclass(frozen=True)
class Push:
    """An order on the server, and what became of it."""

    id: int
    order: Order
    signature: str
    state: PushState
    answer: str
    conversion: str = ""
    """SHA-256 of the conversion that goes with the version; empty where none does."""
    conversion_signature: str = ""


def open_fleet(url: str) -> Database:
    """Open a fleet's server.

    Raises:
        FleetError: No server is named.
        StoreError: It cannot be reached, or is newer than this program understands.
    """
    if not url:
        raise FleetError("fleet-no-server")
    database = open_server(url)
    if database.is_file:
        database.close()
        raise FleetError("fleet-no-server")
    try:
        bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return database


def give_sign(database: Database, sign_of_life: Sign) -> None:
    """Put a station's sign of life on the server, at the time that the server has."""
    from sqlalchemy.dialects.postgresql import insert

    values: dict[str, Any] = {**vars(sign_of_life), "alarms": json.dumps(sign_of_life.alarms)}
    with database.writing() as connection:
        moment = _now(connection)
        statement = insert(signs).values(values | {"seen": moment})
        connection.execute(
            statement.on_conflict_do_update(index_elements=["station"], set_=values | {"seen": moment})
        )  # fmt: skip


def station_states(database: Database) -> list[StationState]:
    """All stations, by name.

    Raises:
        StoreError: The server cannot be read.
    """
    with database.reading() as connection:
        now = _now(connection)
        kept = {row.name: row.sequence for row in connection.execute(select(stations.c.name, stations.c.sequence))}
        said = {row["station"]: dict(row) for row in connection.execute(select(signs)).mappings()}
        counts: dict[str, dict[str, int]] = {}
        day = select(daily.c.station, daily.c.verdict, func.sum(daily.c.pictures))
        day = day.where(daily.c.day == now.strftime("%Y-%m-%d")).group_by(daily.c.station, daily.c.verdict)
        for station, verdict, pictures in connection.execute(day):
            counts.setdefault(station, {})[verdict] = int(pictures)
    return [
        _state(name, said.get(name), now, kept.get(name, 0), counts.get(name, {})) for name in sorted({*kept, *said})
    ]


def push(
    database: Database,
    file: Path,
    targets: Sequence[str],
    key: Ed25519PrivateKey,
    by: Attribution,
    conversion: bytes = b"",
) -> list[Push]:
    """Order stations to judge with a version, once each has proven it.

    Args:
        database: The fleet's server.
        file: The checkpoint.
        targets: Names of stations.
        key: Of an administrator, which the stations trust.
        by: Who orders it, and why.
        conversion: As `castinspect.station.fleet.conversion.packed` gives it, for stations without PyTorch.

    Raises:
        CheckpointError: It is not sound.
        FleetError: There is no such station.
        StoreError: The server did not take it.
    """
    from sqlalchemy.dialects.postgresql import insert

    checkpoint = load_checkpoint(file)
    known, targets = {state.station for state in station_states(database)}, list(dict.fromkeys(targets))
    for target in targets:
        if target not in known:
            raise FleetError("fleet-station-unknown", station=target)
    with database.writing() as connection:
        content = {"sha256": checkpoint.sha256, "content": file.read_bytes()}
        connection.execute(insert(files).values(content).on_conflict_do_nothing())
        converted = hashlib.sha256(conversion).hexdigest() if conversion else ""
        if converted:
            content = {"sha256": converted, "content": conversion}
            connection.execute(insert(conversions).values(content).on_conflict_do_nothing())
        created = _now(connection)
        for target in targets:
            order = Order(target, checkpoint.sha256, file.name, created, by.who, by.why)
            waiting = update(pushes).where(pushes.c.station == target, pushes.c.answered.is_(None))
            connection.execute(waiting.values(state="refused", answer="overtaken", answered=created))
            row = {**vars(order), "signature": sign(order, key), "state": "waiting", "answer": ""}
            if converted:
                row |= {"conversion": converted, "conversion_signature": sign(order, key, converted)}
            connection.execute(insert(pushes).values(row))
    return [found for found in all_pushes(database) if found.order.created == created]


def all_pushes(database: Database, station: str | None = None, *, only_open: bool = False) -> list[Push]:
    """Orders, the newest first.

    Raises:
        StoreError: The server cannot be read.
    """
    conditions = [] if station is None else [pushes.c.station == station]
    if only_open:
        conditions.append(pushes.c.answered.is_(None))
    with database.reading() as connection:
        rows = connection.execute(select(pushes).where(*conditions).order_by(pushes.c.id.desc())).mappings().all()
    fields = ("station", "sha256", "name", "created", "who", "why")
    return [
        Push(
            row["id"],
            Order(**{name: row[name] for name in fields}),
            row["signature"],
            row["state"],
            row["answer"],
            row["conversion"],
            row["conversion_signature"],
        )
        for row in rows
    ]


def content_of(database: Database, sha256: str) -> bytes:
    """A checkpoint's file.

    Raises:
        FleetError: It is not on the server.
        StoreError: The server cannot be read.
    """
    return _content(database, files, sha256)


def conversion_of(database: Database, sha256: str) -> bytes:
    """A conversion, as `castinspect.station.fleet.conversion.unpack` takes it.

    Raises:
        FleetError: It is not on the server, or is another one by now.
        StoreError: The server cannot be read.
    """
    content = _content(database, conversions, sha256)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FleetError("fleet-other-file", name=sha256)
    return content


def _content(database: Database, table: Table, sha256: str) -> bytes:
    with database.reading() as connection:
        content = connection.execute(select(table.c.content).where(table.c.sha256 == sha256)).scalar_one_or_none()
    if content is None:
        raise FleetError("fleet-file-missing", sha256=sha256)
    return bytes(content)


def answer(database: Database, number: int, state: PushState, sentence: str = "") -> None:
    """Say what became of an order; the file goes once no station waits for it."""
    with database.writing() as connection:
        values: dict[str, Any] = {"state": state, "answer": sentence}
        if state in ("promoted", "refused"):
            values["answered"] = _now(connection)
        connection.execute(update(pushes).where(pushes.c.id == number, pushes.c.answered.is_(None)).values(values))
        for table, sha256 in ((files, pushes.c.sha256), (conversions, pushes.c.conversion)):
            wanted = select(sha256).where(pushes.c.answered.is_(None))
            connection.execute(delete(table).where(table.c.sha256.not_in(wanted)))


def _state(name: str, row: dict[str, Any] | None, now: datetime, kept: int, today: dict[str, int]) -> StationState:
    if row is None:
        return StationState(name, None, float("inf"), 0, today)
    silent = max(timedelta(0), now - row.pop("seen")).total_seconds()
    said = Sign(**{**row, "alarms": tuple(json.loads(row["alarms"]))})
    return StationState(name, said, silent, max(0, said.sequence - kept), today)


def _now(connection: Any) -> datetime:
    moment: datetime = connection.execute(text("SELECT timezone('UTC', clock_timestamp())")).scalar_one()
    return moment.replace(tzinfo=UTC)
