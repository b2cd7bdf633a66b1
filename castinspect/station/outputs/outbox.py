"""What waits to be told: the interface that a store offers, and one in memory."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from castinspect.station.outputs.report import Report, report_as_json


class Due(Protocol):
    """One report that waits for one output."""

    @property
    def id(self) -> int:
        """By which the outbox knows it."""

    @property
    def subject(self) -> str:
        """What it tells of: `inspection`, or something that only some outputs tell."""

    @property
    def attempts(self) -> int:
        """How often it was tried."""

    @property
    def row(self) -> Mapping[str, Any]:
        """The row of the record, as plain values."""


class OutboxState(Protocol):
    """What waits for one output."""

    @property
    def waiting(self) -> int:
        """How many reports wait to be sent."""

    @property
    def oldest(self) -> datetime | None:
        """Since when the oldest waits; None where none does."""


class Outbox(Protocol):
    """Where reports wait until they are taken. Each call is complete in itself and may come from any thread."""

    def due(self, output: str, now: datetime, limit: int = 64, after: int = 0) -> Sequence[Due]:
        """What may be tried now, the oldest first; only intents with a number over `after`."""

    def sent(self, intents: Sequence[int]) -> None:
        """They were taken."""

    def failed(self, intent: int, error: str, next_attempt: datetime) -> None:
        """It was not; try it again from `next_attempt` on."""

    def state(self, output: str) -> OutboxState:
        """What waits for an output."""


@dataclass(frozen=True)
class Waiting:
    """What waits for one output."""

    waiting: int
    oldest: datetime | None


@dataclass(frozen=True)
class MemoryDue:
    """One report in memory that waits for one output."""

    id: int
    output: str
    row: Mapping[str, Any]
    created: datetime
    next_attempt: datetime
    attempts: int = 0
    subject: str = "inspection"
    error: str = ""


class MemoryOutbox:
    """An outbox that is gone with the program: for tests, and where no record is kept."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[int, MemoryDue] = {}
        self._number = 0

    def put(self, report: Report, outputs: Sequence[str], now: datetime) -> None:
        """Have a report wait for outputs."""
        row = json.loads(report_as_json(report))
        row |= row.pop("identity")
        with self._lock:
            for output in outputs:
                self._number += 1
                self._waiting[self._number] = MemoryDue(self._number, output, row, now, now)

    def due(self, output: str, now: datetime, limit: int = 64, after: int = 0) -> Sequence[MemoryDue]:
        """What may be tried now, the oldest first; only intents with a number over `after`."""
        with self._lock:
            mine = [due for due in self._waiting.values() if due.output == output and due.id > after]
        return [due for due in mine if due.next_attempt <= now][:limit]

    def sent(self, intents: Sequence[int]) -> None:
        """They were taken."""
        with self._lock:
            for intent in intents:
                del self._waiting[intent]

    def failed(self, intent: int, error: str, next_attempt: datetime) -> None:
        """It was not."""
        with self._lock:
            due = self._waiting[intent]
            self._waiting[intent] = replace(due, attempts=due.attempts + 1, error=error, next_attempt=next_attempt)

    def state(self, output: str) -> Waiting:
        """What waits for an output."""
        with self._lock:
            created = [due.created for due in self._waiting.values() if due.output == output]
        return Waiting(len(created), min(created, default=None))
