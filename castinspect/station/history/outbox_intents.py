"""Intents to tell: written in the transaction of what is told, so that neither goes without the other."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert

from castinspect.station.history.ledger import Ledger
from castinspect.station.history.tables import outbox

_OUTBOX = insert(outbox)


def intend(ledger: Ledger, subject: str, number: int, outputs: Sequence[str]) -> None:
    """Have outputs tell of something.

    Args:
        ledger: The transaction.
        subject: `inspection`, `decision` or `alarm`.
        number: Which one.
        outputs: Their names.
    """
    rows = [
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
    if rows:
        ledger.connection.execute(_OUTBOX, rows)
