"""An outbox that is gone with the test."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from castinspect.station.outputs.report import Report, report_as_json


@dataclass(frozen=True)
class Waiting:
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
    """Keeps what waits in memory, by the interface of `castinspect.station.outputs.outbox`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[int, MemoryDue] = {}
        self._number = 0

    def put(self, report: Report, outputs: Sequence[str], now: datetime) -> None:
        row = json.loads(report_as_json(report))
        row |= row.pop("identity")
        with self._lock:
            for output in outputs:
                self._number += 1
                self._waiting[self._number] = MemoryDue(self._number, output, row, now, now)

    def due(self, output: str, now: datetime, limit: int = 64, after: int = 0) -> Sequence[MemoryDue]:
        with self._lock:
            mine = [due for due in self._waiting.values() if due.output == output and due.id > after]
        return [due for due in mine if due.next_attempt <= now][:limit]

    def sent(self, intents: Sequence[int]) -> None:
        with self._lock:
            for intent in intents:
                del self._waiting[intent]

    def failed(self, intent: int, error: str, next_attempt: datetime) -> None:
        with self._lock:
            due = self._waiting[intent]
            self._waiting[intent] = replace(due, attempts=due.attempts + 1, error=error, next_attempt=next_attempt)

    def state(self, output: str) -> Waiting:
        with self._lock:
            created = [due.created for due in self._waiting.values() if due.output == output]
        return Waiting(len(created), min(created, default=None))
