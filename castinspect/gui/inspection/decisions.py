"""What people decide of parts: each decision is a row of its own, never an edit; without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel

from castinspect.identity import Attribution
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.jsonlines import JsonLines

UNDONE = "undone"


class DecisionRow(BaseModel):
    """A decision as it is kept on record.

    Attributes:
        when: In UTC.
        who: The person.
        picture: The file that was judged.
        sha256: Of what was judged.
        verdict: The station's.
        outcome: What the person says that the part is, OK or DEFECT; `undone` takes the one before back.
        why: The person's reason; empty where the station had asked.
    """

    when: datetime
    who: str
    picture: str
    sha256: str
    verdict: str
    outcome: str
    why: str = ""


@dataclass(frozen=True)
class Decision:
    """What a person says of a part."""

    inspection: Inspection
    outcome: Verdict
    why: str = ""

    @property
    def overrules(self) -> bool:
        """Whether it is against an OK or a DEFECT of the station."""
        judged = self.inspection.verdict
        return judged in {Verdict.OK, Verdict.DEFECT} and judged is not self.outcome


class Decisions:
    """The decisions of this session, the latest of a part counts.

    Args:
        keep: Puts a row on record, before the decision counts.
    """

    def __init__(self, keep: Callable[[DecisionRow], None]) -> None:
        self._keep = keep
        self._made: list[Decision] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._made)

    def of(self, inspection: Inspection) -> Decision | None:
        """The latest decision of a part; None where nobody has decided."""
        return next((made for made in reversed(self._made) if made.inspection == inspection), None)

    def decide(self, inspection: Inspection, outcome: Verdict, by: Attribution) -> Decision:
        """Put a decision on record.

        Raises:
            OSError: It cannot be kept; then nothing is decided.
        """
        self._keep(_row(inspection, str(outcome), by))
        decision = Decision(inspection, outcome, by.why)
        self._made.append(decision)
        return decision

    def undo(self, by: Attribution) -> Decision | None:
        """Take the latest decision back, which goes on record, too; returns it, or None where there is none.

        Raises:
            OSError: It cannot be kept; then nothing is taken back.
        """
        if not self._made:
            return None
        self._keep(_row(self._made[-1].inspection, UNDONE, by))
        return self._made.pop()


def file_keeper(file: Path) -> Callable[[DecisionRow], None]:
    """Keeps decisions in a file of JSON lines, on the disk before it returns."""
    return JsonLines(file, DecisionRow).append


def _row(inspection: Inspection, outcome: str, by: Attribution) -> DecisionRow:
    return DecisionRow(
        when=datetime.now(UTC),
        who=by.who,
        picture=str(inspection.path).encode("utf-8", "replace").decode(),
        sha256=inspection.sha256,
        verdict=str(inspection.verdict),
        outcome=outcome,
        why=by.why,
    )
