"""One writing transaction of a station: its counters and its audit chain go on with what is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from castinspect.station.history.audit.chain import START, AuditEntry, AuditKind, canonical
from castinspect.station.history.rows import Head
from castinspect.station.history.tables import audit, stations

_COUNTERS = (stations.c.sequence, stations.c.decisions, stations.c.audit_number, stations.c.audit_hash)
_READ = select(*_COUNTERS).where(stations.c.name == bindparam("station"))
_WRITE = update(stations).where(stations.c.name == bindparam("station"))
_ENTER = insert(audit)


class Ledger:
    """What one transaction adds to a station's record.

    Args:
        connection: That holds the right to write.
        station: Whose record.
    """

    def __init__(self, connection: Connection, station: str) -> None:
        self.connection, self.station = connection, station
        self.now = datetime.now(UTC)
        found = connection.execute(_READ, {"station": station}).one_or_none()
        if found is None:
            connection.execute(
                insert(stations).values(name=station, sequence=0, decisions=0, audit_number=0, audit_hash=START)
            )
        counted: tuple[int, int, int, str] = (0, 0, 0, START) if found is None else tuple(found)
        self.sequence, self.decisions, self._number, self._hash = counted
        self._entries: list[dict[str, object]] = []

    def next_sequence(self) -> int:
        """The number of the next inspection."""
        self.sequence += 1
        return self.sequence

    def next_decision(self) -> int:
        """The number of the next decision."""
        self.decisions += 1
        return self.decisions

    def audit(self, kind: AuditKind, payload: Mapping[str, object], who: str = "", subject: int | None = None) -> None:
        """Add a link to the chain.

        Args:
            kind: What it vouches for.
            payload: What belongs to it, as plain values.
            who: Who did it; else the station by itself.
            subject: Number of the row that it vouches for.
        """
        self._number += 1
        entry = AuditEntry(
            self.station, self._number, self.now, kind, who or self.station, subject, canonical(payload), self._hash
        )
        self._hash = entry.hash
        self._entries.append({**vars(entry), "kind": str(kind), "hash": self._hash})

    def skip_to(self, head: Head) -> None:
        """Go on behind numbers that were given out once and are on record no more."""
        self.sequence = max(self.sequence, head.sequence)
        self.decisions = max(self.decisions, head.number)  # there are no more of them than entries
        self._number = max(self._number, head.number)

    def close(self) -> Head:
        """Write chain and counters; the new head."""
        if self._entries:
            self.connection.execute(_ENTER, self._entries)
            self.connection.execute(
                _WRITE,
                {
                    "station": self.station,
                    "sequence": self.sequence,
                    "decisions": self.decisions,
                    "audit_number": self._number,
                    "audit_hash": self._hash,
                },
            )
        return Head(self.station, self._number, self._hash, self.sequence)


def head_of(connection: Connection, station: str) -> Head:
    """The head as the record has it now."""
    found = connection.execute(_READ, {"station": station}).one_or_none()
    return Head(station, found.audit_number, found.audit_hash, found.sequence) if found else Head(station, 0, START, 0)
