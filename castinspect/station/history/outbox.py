"""What has still to be told to outputs, and where pictures have still to go."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from castinspect.station.history.audit.chain import AuditKind
from castinspect.station.history.inspection_row import path_text, plain_row
from castinspect.station.history.ledger import Ledger, head_of
from castinspect.station.history.rows import Due, DueRoute, OutboxState, State
from castinspect.station.history.store import Store
from castinspect.station.history.tables import alarms, arrivals, decisions, inspections, outbox, routes


class Outbox:
    """Intents of one station; safe to be used from a thread of each output.

    Args:
        store: The station's record.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._rows = {"inspection": self._inspection, "decision": self._decision, "alarm": self._alarm}

    def due(self, output: str, now: datetime, limit: int = 64, after: int = 0) -> list[Due]:
        """What is to be told now, the oldest first; only intents with a number over `after`.

        Raises:
            StoreError: The record cannot be read.
        """
        mine = (outbox.c.station == self._store.station, outbox.c.output == output)
        wanted = (*mine, outbox.c.next_attempt <= now, outbox.c.id > after)
        statement = select(outbox).where(*wanted).order_by(outbox.c.id).limit(limit)
        with self._store.database.reading() as connection:
            return [self._due(connection, row) for row in connection.execute(statement).all()]

    def sent(self, intents: Sequence[int]) -> None:
        """They are told.

        Raises:
            StoreError: Not kept: they will be told again.
        """
        with self._store.database.writing() as connection:
            connection.execute(delete(outbox).where(outbox.c.id.in_(intents)))

    def failed(self, intent: int, error: str, next_attempt: datetime) -> None:
        """It could not be told, and is to be tried again.

        Raises:
            StoreError: Not kept.
        """
        values = {"attempts": outbox.c.attempts + 1, "error": error, "next_attempt": next_attempt}
        with self._store.database.writing() as connection:
            connection.execute(update(outbox).where(outbox.c.id == intent).values(values))

    def state(self, output: str) -> OutboxState:
        """What waits for an output.

        Raises:
            StoreError: The record cannot be read.
        """
        wanted = (outbox.c.station == self._store.station, outbox.c.output == output)
        with self._store.database.reading() as connection:
            count, oldest = connection.execute(
                select(func.count(outbox.c.id), func.min(outbox.c.created)).where(*wanted)
            ).one()
            return OutboxState(count, oldest)

    def _due(self, connection: Connection, row: Row[Any]) -> Due:
        told = self._rows[row.subject](connection, row.number)
        return Due(row.id, row.output, row.subject, row.number, row.attempts, row.created, told)

    def _inspection(self, connection: Connection, sequence: int) -> Mapping[str, object]:
        station = self._store.station
        mine = (inspections.c.station == station, inspections.c.sequence == sequence)
        found = connection.execute(select(inspections).where(*mine)).mappings().one()
        kept = select(routes.c.placed).where(routes.c.station == station, routes.c.sequence == sequence)
        placed = connection.execute(kept).scalar_one_or_none()
        head = head_of(connection, station)
        kept_at = path_text(Path(os.fsdecode(placed))) if placed else ""
        return {**plain_row(dict(found)), "kept_at": kept_at, "audit_sequence": head.number, "audit_head": head.hash}

    def _decision(self, connection: Connection, number: int) -> Mapping[str, object]:
        mine = (decisions.c.station == self._store.station, decisions.c.number == number)
        return _plain(connection.execute(select(decisions).where(*mine)).one()._asdict())

    def _alarm(self, connection: Connection, number: int) -> Mapping[str, object]:
        return _plain(connection.execute(select(alarms).where(alarms.c.id == number)).one()._asdict())


class Routes:
    """Pictures that have still to go where they belong.

    Args:
        store: The station's record.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def due(self, now: datetime, limit: int = 64) -> list[DueRoute]:
        """Those to be carried now, the oldest first.

        Raises:
            StoreError: The record cannot be read.
        """
        wanted = (routes.c.station == self._store.station, routes.c.next_attempt <= now)
        statement = select(routes).where(*wanted).order_by(routes.c.next_attempt, routes.c.sequence).limit(limit)
        with self._store.database.reading() as connection:
            return [_due_route(row) for row in connection.execute(statement)]

    def routed(self, placed: Mapping[int, Path]) -> None:
        """Pictures are where they belong, by their sequence.

        Raises:
            StoreError: Not kept: they will be carried again, and found there.
        """
        with self._store.ledger() as ledger:
            for sequence, place in placed.items():
                self._note(ledger, sequence, place)

    def failed(self, sequence: int, error: str, next_attempt: datetime) -> None:
        """It could not be carried, and is to be tried again.

        Raises:
            StoreError: Not kept.
        """
        values = {"attempts": routes.c.attempts + 1, "error": error, "next_attempt": next_attempt}
        mine = (routes.c.station == self._store.station, routes.c.sequence == sequence)
        with self._store.database.writing() as connection:
            connection.execute(update(routes).where(*mine).values(values))

    def _note(self, ledger: Ledger, sequence: int, placed: Path) -> None:
        mine = (routes.c.station == ledger.station, routes.c.sequence == sequence)
        ledger.connection.execute(
            update(routes).where(*mine).values(placed=os.fsencode(placed), next_attempt=None, error="")
        )
        ledger.connection.execute(
            update(arrivals)
            .where(arrivals.c.station == ledger.station, arrivals.c.sequence == sequence)
            .values(state=str(State.DONE))
        )
        ledger.audit(AuditKind.ROUTED, {"placed": path_text(placed)}, subject=sequence)


def _due_route(row: Row[Any]) -> DueRoute:
    picture, target = Path(os.fsdecode(row.picture)), Path(os.fsdecode(row.target))
    return DueRoute(row.station, row.sequence, picture, row.sha256, row.action, target, row.attempts)


def _plain(row: Mapping[str, Any]) -> dict[str, object]:
    return {
        name: value.astimezone(UTC).isoformat(timespec="milliseconds") if isinstance(value, datetime) else value
        for name, value in row.items()
    }
