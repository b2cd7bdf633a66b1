"""Whether the record is as it was written: the audit chain is followed, and every row is held against its entry."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, select

from castinspect.messages import Message
from castinspect.station.history.audit.chain import START, AuditEntry, AuditKind, opened, vouches_for
from castinspect.station.history.audit.head import HeadFile
from castinspect.station.history.database import Database
from castinspect.station.history.rows import Head
from castinspect.station.history.tables import audit, decisions, inspections

_AT_ONCE = 1000
_ENTRY = tuple(AuditEntry.__dataclass_fields__)


@dataclass(frozen=True)
class Verified:
    """How far a station's record was followed.

    Attributes:
        station: Whose.
        entries: Audit entries followed so far.
        faults: What was found in these.
    """

    station: str
    entries: int
    faults: tuple[Message, ...]


@dataclass
class _Known:
    """What the entries so far vouch for."""

    number: int = 0
    hash: str = START
    sequence: int = 0


def verify(
    database: Database, station: str, head: HeadFile | Head | None = None
) -> Generator[Verified, None, tuple[Message, ...]]:
    """Follow a station's chain from its beginning, in steps short enough to let the station write meanwhile.

    Args:
        database: The record.
        station: Whose chain.
        head: What is known of its end from outside the database.

    Yields:
        How far it is, and what was found since.

    Returns:
        All faults.

    Raises:
        StoreError: The record cannot be read.
        OSError: The head cannot be read.
    """
    known, found = _Known(), list[Message]()
    wanted = head.read() if isinstance(head, HeadFile) else head  # before the chain: it only grows meanwhile
    while entries := _entries(database, station, known.number):
        rows = {kind: _rows(database, station, kind, entries) for kind in _CHECKED}
        faults = [fault for entry, hashed in entries for fault in _faults_of(entry, hashed, rows, known, wanted)]
        found += faults
        yield Verified(station, known.number, tuple(faults))
    faults = list(_faults_at_end(database, station, known, wanted))
    yield Verified(station, known.number, tuple(faults))
    return (*found, *faults)


def _entries(database: Database, station: str, after: int) -> list[tuple[AuditEntry, str]]:
    statement = select(audit).where(audit.c.station == station, audit.c.number > after).order_by(audit.c.number)
    with database.reading() as connection:
        found = connection.execute(statement.limit(_AT_ONCE)).mappings().all()
    return [(AuditEntry(**{name: row[name] for name in _ENTRY}), row["hash"]) for row in found]


def _rows(
    database: Database, station: str, kind: AuditKind, entries: list[tuple[AuditEntry, str]]
) -> dict[int, Mapping[str, Any]]:
    """The rows that these entries vouch for, by number."""
    table, key = _CHECKED[kind].table, _CHECKED[kind].key
    numbers = [entry.subject for entry, _ in entries if entry.kind == kind and entry.subject is not None]
    if not numbers:
        return {}
    within = (table.c[key] >= min(numbers), table.c[key] <= max(numbers))
    with database.reading() as connection:
        found = connection.execute(select(table).where(table.c.station == station, *within)).mappings().all()
    return {row[key]: dict(row) for row in found}


def _faults_of(
    entry: AuditEntry,
    hashed: str,
    rows: Mapping[AuditKind, Mapping[int, Mapping[str, Any]]],
    known: _Known,
    wanted: Head | None,
) -> Iterator[Message]:
    named = {"station": entry.station}
    for number in range(known.number + 1, _first_owed(entry)):
        yield Message("chain-gap", {**named, "number": number})
    if entry.hash != hashed or entry.previous != known.hash:
        yield Message("chain-changed", {**named, "number": entry.number})
    if wanted and entry.number == wanted.number and hashed != wanted.hash:
        yield Message("chain-other-head", {**named, "number": entry.number})
    known.number, known.hash = entry.number, hashed
    if entry.kind == AuditKind.RESTORED:
        known.sequence = max(known.sequence, int(opened(entry.payload).get("sequence", 0)))
    for kind in _CHECKED:
        if entry.kind == kind and entry.subject is not None:
            yield from _faults_of_row(entry, kind, rows[kind].get(entry.subject), known)


def _first_owed(entry: AuditEntry) -> int:
    """The number up to which entries must be there: a restore goes on behind what was lost, and says so."""
    if entry.kind == AuditKind.RESTORED and opened(entry.payload).get("audit_number") == entry.number - 1:
        return 0
    return entry.number


def _faults_of_row(
    entry: AuditEntry, kind: AuditKind, row: Mapping[str, Any] | None, known: _Known
) -> Iterator[Message]:
    checked = _CHECKED[kind]
    named = {"station": entry.station, "number": entry.subject}
    if kind is AuditKind.INSPECTION and entry.subject is not None:
        for number in range(known.sequence + 1, entry.subject):
            yield Message("row-missing", {"station": entry.station, "number": number})
        known.sequence = entry.subject
    if row is None:
        yield Message(checked.missing, named)
    elif not vouches_for(opened(entry.payload), row):
        yield Message(checked.changed, named)


def _faults_at_end(database: Database, station: str, known: _Known, wanted: Head | None) -> Iterator[Message]:
    if wanted is not None and wanted.number > known.number:
        yield Message("chain-short", {"station": station, "number": known.number, "head": wanted.number})
    unproven = select(inspections.c.sequence).where(
        inspections.c.station == station, inspections.c.sequence > known.sequence
    )
    entries = _entries(database, station, known.number)
    vouched = {entry.subject for entry, _ in entries if entry.kind == AuditKind.INSPECTION}
    with database.reading() as connection:
        for number in connection.execute(unproven.limit(_AT_ONCE)).scalars():
            if number not in vouched:
                yield Message("row-unproven", {"station": station, "number": number})


@dataclass(frozen=True)
class _Checked:
    """Rows that entries vouch for: where they are, what numbers them, and the sentences on them."""

    table: Table
    key: str
    missing: str
    changed: str


_CHECKED: Mapping[AuditKind, _Checked] = {
    AuditKind.INSPECTION: _Checked(inspections, "sequence", "row-missing", "row-changed"),
    AuditKind.DECISION: _Checked(decisions, "number", "decision-missing", "decision-changed"),
}
