"""What waits to be told: the interface that a store offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol


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
