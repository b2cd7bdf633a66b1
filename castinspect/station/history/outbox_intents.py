"""Intents to tell: written in the transaction of what is told, so that neither goes without the other."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert

from castinspect.station.history.ledger import Ledger
from castinspect.station.history.tables import outbox

_OUTBOX = insert(outbox)


def intend(ledger: Ledger, subject: str, number: int, outputs: Sequence[str]) -> None:
    """Have outputs tell of something; see `intents_of`."""
    write_intents(ledger, intents_of(ledger, subject, number, outputs))


def intents_of(ledger: Ledger, subject: str, number: int, outputs: Sequence[str]) -> list[dict[str, object]]:
    """What outputs are to tell of something, as rows to be written in the same transaction.

    Args:
        ledger: The transaction.
        subject: `inspection`, `decision` or `alarm`.
        number: Which one.
        outputs: Their names.
    """
    return [
        {
            "station": ledger.station,
            "output": output,
            "subject": subject,
            "number": number,
            "created": ledger.now,
            "attempts": 0,
            "next_attempt": ledger.now,
            "error": "",
        }
        for output in outputs
    ]


def write_intents(ledger: Ledger, rows: Sequence[dict[str, object]]) -> None:
    """Write what outputs are to tell."""
    if rows:
        ledger.connection.execute(_OUTBOX, rows)
