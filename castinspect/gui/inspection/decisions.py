"""What people decide of parts: each decision is a row of the record, never an edit; without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from castinspect.errors import StationError
from castinspect.identity import Attribution
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.paths import models_dir
from castinspect.settings import Settings
from castinspect.station.configured import outputs_told


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


@dataclass(frozen=True)
class Word:
    """Something that a person wants on record.

    Attributes:
        inspection: Of which part.
        outcome: What it is; None takes the decision that stands back.
        by: Who says so, and why.
    """

    inspection: Inspection
    outcome: Verdict | None
    by: Attribution


@dataclass(frozen=True)
class WordKept:
    """It is on record, and counts from now on."""

    word: Word


class Decisions:
    """The decisions of this session that are on record; the latest of a part counts."""

    def __init__(self) -> None:
        self._made: list[Decision] = []

    @property
    def latest(self) -> Decision | None:
        """What undoing would take back."""
        return self._made[-1] if self._made else None

    def of(self, inspection: Inspection) -> Decision | None:
        """The latest decision of a part; None where nobody has decided."""
        return next((made for made in reversed(self._made) if made.inspection == inspection), None)

    def recall(self, decisions: Iterable[Decision]) -> None:
        """Take over what was decided before the start: it comes before what this session decided."""
        self._made[:0] = decisions

    def take(self, word: Word) -> None:
        """Follow what is on record now."""
        if word.outcome is not None:
            self._made.append(Decision(word.inspection, word.outcome, word.by.why))
        elif (decision := self.of(word.inspection)) is not None:
            self._made.remove(decision)


def put_on_record(word: Word) -> Iterator[WordKept]:
    """Put a person's word on record, beside the station's.

    Raises:
        CastInspectError: It cannot be kept, or the part has no number there; then it does not count.
    """
    from castinspect.station.history.opening import open_store

    sequence = word.inspection.sequence
    if sequence is None:
        raise StationError("decision-not-on-record", path=word.inspection.path)
    settings = Settings.load()
    told = outputs_told(settings)
    with open_store(station=settings.station_name) as store:
        if word.outcome is None:
            store.withdraw(sequence, word.by, outputs=told)
        else:
            store.decide(sequence, str(word.outcome), word.by, outputs=told)
    yield WordKept(word)


def take_over() -> Iterator[Message]:
    """Put decisions that an earlier version kept in a file on record, once; says what became of them.

    Raises:
        CastInspectError: The record cannot be written; the file stays, and the next start tries again.
        OSError: The file cannot be read or renamed.
    """
    file = models_dir().parent / "decisions.jsonl"
    if file.is_file():
        from castinspect.station.history.keeping.taking_over import take_over_decisions
        from castinspect.station.history.opening import open_store

        with open_store(station=Settings.load().station_name) as store:
            if (taken := take_over_decisions(store, file)) is not None:
                yield taken.message
