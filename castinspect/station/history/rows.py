"""What travels to and from the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Literal

from castinspect.inspection.inspection import Inspection
from castinspect.messages import Message
from castinspect.station.history.audit.chain import opened
from castinspect.station.sources.arrival import Arrival
from castinspect.station.sources.identity import PartFields


class State(StrEnum):
    """How far a file that came has got."""

    SEEN = "seen"
    CLAIMED = "claimed"
    JUDGED = "judged"
    """On record, and still to be routed."""
    DONE = "done"
    SKIPPED = "skipped"
    """Lay there before the station's first start, and a person wanted it left alone."""
    REPEATED = "repeated"
    """On record already: the very file, touched, or the content that was judged last under its name, put back."""
    OVERTAKEN = "overtaken"
    """Taken up while it was still being written; the whole file is an arrival of its own."""


@dataclass(frozen=True)
class Claim:
    """An arrival that the station has taken up; nobody else will."""

    id: int
    arrival: Arrival


@dataclass(frozen=True)
class RouteIntent:
    """Where a picture is to go."""

    action: Literal["copy", "move"]
    target: Path


@dataclass(frozen=True)
class JudgedBy:
    """What judged, as far as an inspection does not say it.

    Attributes:
        checkpoint_sha256: Of the checkpoint's file.
        conversion_sha256: Of what the engine runs; empty where it runs the checkpoint itself.
        cut_ok: At or under it a part is OK.
        cut_defect: At or over it a part is defective.
    """

    checkpoint_sha256: str = ""
    conversion_sha256: str = ""
    cut_ok: float | None = None
    cut_defect: float | None = None


@dataclass(frozen=True)
class Judgement:
    """All that goes on record with one inspection, in one transaction.

    Attributes:
        inspection: What was judged.
        claim: The arrival; None for a picture that a person opened.
        source: The watched folder; None likewise.
        judged_by: What judged.
        part: What is known of the part.
        operator: Who is at the station.
        shift: Which shift.
        timings: Milliseconds by step.
        route: Where the picture is to go.
        outputs: Names of the outputs that are to tell of it.
    """

    inspection: Inspection
    claim: Claim | None = None
    source: Path | None = None
    judged_by: JudgedBy = field(default_factory=JudgedBy)
    part: PartFields = field(default_factory=PartFields)
    operator: str = ""
    shift: str = ""
    timings: Mapping[str, float] = field(default_factory=dict)
    route: RouteIntent | None = None
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Recorded:
    """An inspection that is on record: nothing takes it away any more."""

    station: str
    sequence: int
    recorded: datetime
    inspection: Inspection


class DecisionKind(StrEnum):
    """How a person's word stands to the station's."""

    CONFIRMED = "confirmed"
    OVERRULED = "overruled"
    DECIDED = "decided"
    """Of a REVIEW or HOLD, which left it open."""
    WITHDRAWN = "withdrawn"
    """Takes the decision before it back, which is no edit either."""


@dataclass(frozen=True)
class Decided:
    """A person's word on an inspection."""

    station: str
    number: int
    sequence: int
    recorded: datetime
    kind: DecisionKind
    outcome: str
    who: str
    why: str


def standing(said: Iterable[Decided]) -> list[Decided]:
    """The decisions that stand, the latest last: each that was withdrawn has taken the one before it along.

    Args:
        said: All that people said of one inspection, the oldest first.
    """
    stack: list[Decided] = []
    for decided in said:
        if decided.kind is not DecisionKind.WITHDRAWN:
            stack.append(decided)
        elif stack:
            stack.pop()
    return stack


@dataclass(frozen=True)
class Head:
    """The end of a station's audit chain, and how far it has counted its inspections."""

    station: str
    number: int
    hash: str
    sequence: int


@dataclass(frozen=True)
class Due:
    """Something to be told to an output now.

    Attributes:
        id: Of the intent.
        output: Its name.
        subject: What is told of.
        number: Which one: sequence of the inspection, number of the decision, id of the alarm.
        attempts: How often it was tried.
        created: When it came into the record.
        row: What is told, as plain JSON values.
    """

    id: int
    output: str
    subject: str
    number: int
    attempts: int
    created: datetime
    row: Mapping[str, object]


@dataclass(frozen=True)
class DueRoute:
    """A picture that has still to go where it belongs."""

    station: str
    sequence: int
    source: Path
    sha256: str
    action: Literal["copy", "move"]
    target: Path
    attempts: int


@dataclass(frozen=True)
class OutboxState:
    """What waits for an output."""

    waiting: int
    oldest: datetime | None


@dataclass(frozen=True)
class Alarm:
    """What a person has to look after."""

    id: int
    station: str
    code: str
    subject: str
    sentence: str
    started: datetime
    ended: datetime | None
    acknowledged: datetime | None
    acknowledged_by: str
    details: str = "{}"

    @property
    def message(self) -> Message:
        """The sentence as a message, so that it can be said in another language."""
        return Message(self.code, opened(self.details))
