"""Decisions that an earlier version kept in a file of JSON lines go into the record, once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel
from sqlalchemy import select

from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.jsonlines import JsonLines
from castinspect.messages import Message
from castinspect.station.history.store import Store
from castinspect.station.history.tables import inspections

_UNDONE = "undone"


class DecisionRow(BaseModel):
    """A decision as the file has it; `outcome` is OK, DEFECT, or `undone` for the one before taken back."""

    when: datetime
    who: str
    picture: str
    sha256: str
    verdict: str
    outcome: str
    why: str = ""


@dataclass(frozen=True)
class TakenOver:
    """What became of the file's rows."""

    file: Path
    kept: Path
    count: int
    left: int

    @property
    def message(self) -> Message:
        """For people."""
        values = {"count": self.count, "file": self.file, "left": self.left, "kept": self.kept}
        return Message("decisions-taken-over", values)


def take_over_decisions(store: Store, file: Path) -> TakenOver | None:
    """Put the decisions of a file on record; it is renamed, so the next start finds it no more.

    A start that is cut off in between may put some on record twice; the outcome is the same.

    Args:
        store: The station's record.
        file: Of JSON lines.

    Returns:
        What became of them; None where there is no such file.

    Raises:
        StoreError: The record cannot be written; the file stays.
        OSError: The file cannot be read or renamed.
    """
    if not file.is_file():
        return None
    count = left = 0
    for row in JsonLines(file, DecisionRow).read().rows:
        is_kept = _keep(store, row)
        count, left = count + is_kept, left + (not is_kept)
    kept = file.with_suffix(".taken-over.jsonl")
    file.replace(kept)
    return TakenOver(file, kept, count, left)


def _keep(store: Store, row: DecisionRow) -> bool:
    sequence = _sequence_of(store, row)
    if sequence is None or row.outcome not in (Verdict.OK, Verdict.DEFECT, _UNDONE):
        return False
    by = Attribution(row.who, row.why or f"taken over, decided {row.when:%Y-%m-%d %H:%M}")
    try:
        if row.outcome == _UNDONE:
            store.withdraw(sequence, by)
        else:
            store.decide(sequence, row.outcome, by)
    except StoreError as error:
        if error.message.code == "history-nothing-decided":
            return False
        raise
    return True


def _sequence_of(store: Store, row: DecisionRow) -> int | None:
    """The inspection of the same bytes that was made last before the decision."""
    found = (
        select(inspections.c.sequence)
        .where(inspections.c.station == store.station, inspections.c.sha256 == row.sha256)
        .where(inspections.c.inspected <= row.when)
        .order_by(inspections.c.sequence.desc())
        .limit(1)
    )
    if not row.sha256:
        return None
    with store.database.reading() as connection:
        return connection.execute(found).scalar_one_or_none()
