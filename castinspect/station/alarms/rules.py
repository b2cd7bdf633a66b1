"""Alarms: what is wrong now becomes alarms that start, end and are acknowledged; a pure state machine.

An alarm stays open until it has ended and a person has acknowledged it, in either order, as ISA-18.2 has it.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from castinspect.inspection.causes import CODES
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message


class AlarmCode(StrEnum):
    """What an alarm is about."""

    DEFECTS = "defects"
    MODEL = "model"
    DISK = "disk"
    STORE = "store"
    SOURCE = "source"
    CAMERA = "camera"
    QUEUE = "queue"
    NOVELTY = "novelty"
    GATE = "gate"
    CHART = "chart"
    OUTPUT = "output"
    MASTERS = "masters"


class AlarmEventKind(StrEnum):
    """What happened to an alarm."""

    STARTED = "started"
    ENDED = "ended"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True)
class Condition:
    """Something that is wrong now.

    Attributes:
        code: What it is about.
        message: For people; it may change while the condition lasts.
        subject: Which of several, such as the name of an output.
    """

    code: AlarmCode
    message: Message
    subject: str = ""


@dataclass(frozen=True)
class Alarm:
    """A condition with its history.

    Attributes:
        code: What it is about.
        subject: Which of several.
        message: As it was when it started.
        started: When.
        ended: When; None while it lasts.
        acknowledged: When a person acknowledged it; None before.
        acknowledged_by: Who.
    """

    code: AlarmCode
    subject: str
    message: Message
    started: datetime
    ended: datetime | None = None
    acknowledged: datetime | None = None
    acknowledged_by: str = ""

    @property
    def is_active(self) -> bool:
        """Whether the condition lasts."""
        return self.ended is None

    @property
    def is_open(self) -> bool:
        """Whether it lasts or waits for a person."""
        return self.ended is None or self.acknowledged is None


@dataclass(frozen=True)
class AlarmEvent:
    """Something that happened to an alarm, for the record."""

    kind: AlarmEventKind
    alarm: Alarm
    at: datetime


class Alarms:
    """Holds the open alarms.

    Args:
        open_alarms: Those that the record has open from before.
    """

    def __init__(self, open_alarms: Collection[Alarm] = ()) -> None:
        self._open = {(alarm.code, alarm.subject): alarm for alarm in open_alarms}

    @property
    def open(self) -> tuple[Alarm, ...]:
        """What lasts or waits for a person: not acknowledged first, then the oldest first."""
        return tuple(sorted(self._open.values(), key=lambda alarm: (alarm.acknowledged is not None, alarm.started)))

    def observe(self, conditions: Collection[Condition], now: datetime) -> tuple[AlarmEvent, ...]:
        """Take what is wrong now, all of it: what is not in it any more has ended.

        A condition that comes back before its alarm was acknowledged is the same alarm, going on.
        """
        present = {(condition.code, condition.subject): condition for condition in conditions}
        events = []
        for key, alarm in list(self._open.items()):
            if alarm.is_active and key not in present:
                events.append(self._change(replace(alarm, ended=now), AlarmEventKind.ENDED, now))
        for key, condition in present.items():
            known = self._open.get(key)
            if known is None:
                started = Alarm(condition.code, condition.subject, condition.message, now)
                events.append(self._change(started, AlarmEventKind.STARTED, now))
            elif not known.is_active:
                events.append(self._change(replace(known, ended=None), AlarmEventKind.STARTED, now))
        return tuple(events)

    def acknowledge(self, code: AlarmCode, subject: str, who: str, now: datetime) -> tuple[AlarmEvent, ...]:
        """A person has seen an alarm; nothing happens where there is none, or it was acknowledged before."""
        alarm = self._open.get((code, subject))
        if alarm is None or alarm.acknowledged is not None:
            return ()
        seen = replace(alarm, acknowledged=now, acknowledged_by=who)
        return (self._change(seen, AlarmEventKind.ACKNOWLEDGED, now),)

    def _change(self, alarm: Alarm, kind: AlarmEventKind, now: datetime) -> AlarmEvent:
        key = alarm.code, alarm.subject
        if alarm.is_open:
            self._open[key] = alarm
        else:
            del self._open[key]
        return AlarmEvent(kind, alarm, now)


@dataclass(frozen=True)
class StationState:
    """What is known of the station at one moment.

    Attributes:
        model: Why no model judges, or not the one that was promoted last; None where all is well. So are the others.
        store: Why the record cannot be written.
        source: Why the watched folder cannot be read.
        camera: Why the camera seems to stand still.
        masters: Why the check of masters forbids judging.
        outputs: Why outputs fail, by their names.
        charts: Which rules process charts break, by what they chart.
        free_bytes: On the disk that the record and the pictures lie on; None where unknown.
        oldest_seconds: How long the oldest picture waits to be judged; None where none does.
    """

    model: Message | None = None
    store: Message | None = None
    source: Message | None = None
    camera: Message | None = None
    masters: Message | None = None
    outputs: tuple[tuple[str, Message], ...] = ()
    charts: tuple[tuple[str, Message], ...] = ()
    free_bytes: int | None = None
    oldest_seconds: float | None = None


@dataclass(frozen=True)
class Limits:
    """When something is wrong.

    Attributes:
        free_bytes: Less is too little.
        oldest_seconds: A picture that waits longer waits too long.
    """

    free_bytes: int = 2_000_000_000
    oldest_seconds: float = 60.0


def conditions_of(state: StationState, limits: Limits) -> tuple[Condition, ...]:
    """What is wrong at one moment."""
    told = [
        (AlarmCode.MODEL, state.model), (AlarmCode.STORE, state.store), (AlarmCode.SOURCE, state.source),
        (AlarmCode.CAMERA, state.camera), (AlarmCode.MASTERS, state.masters),
    ]  # fmt: skip
    found = [Condition(code, message) for code, message in told if message is not None]
    found += [Condition(AlarmCode.OUTPUT, message, name) for name, message in state.outputs]
    found += [Condition(AlarmCode.CHART, message, name) for name, message in state.charts]
    if state.free_bytes is not None and state.free_bytes < limits.free_bytes:
        free = {"free": state.free_bytes / 1e9, "limit": limits.free_bytes / 1e9}
        found.append(Condition(AlarmCode.DISK, Message("alarm-disk", free)))
    if state.oldest_seconds is not None and state.oldest_seconds > limits.oldest_seconds:
        age = {"seconds": state.oldest_seconds, "limit": limits.oldest_seconds}
        found.append(Condition(AlarmCode.QUEUE, Message("alarm-queue", age)))
    return tuple(found)


class DefectRun:
    """Whether too many of the last parts were DEFECT: a tool, a mould or a camera may have gone wrong.

    Args:
        count: So many are too many.
        of: Of so many parts, the last ones.
    """

    def __init__(self, count: int = 3, of: int = 10) -> None:
        if not 1 <= count <= of:
            raise ValueError(f"{count} of {of} parts cannot be")
        self._count = count
        self._last: deque[Verdict] = deque(maxlen=of)

    def judged(self, verdict: Verdict) -> None:
        """Take one more part."""
        self._last.append(verdict)

    @property
    def condition(self) -> Condition | None:
        """What is wrong; None where nothing is."""
        found = sum(verdict is Verdict.DEFECT for verdict in self._last)
        if found < self._count:
            return None
        return Condition(AlarmCode.DEFECTS, Message("alarm-defects", {"count": found, "parts": len(self._last)}))


class Rate:
    """Whether more of the last parts were told apart than chance explains, by an exact one-sided binomial test.

    Args:
        code: What it is about.
        message: Code of the sentence; it is filled with `count` and `parts`.
        expected: Share of parts that are told apart when nothing has changed.
        of: Number of the last parts that are looked at; fewer than a quarter of it say nothing yet.
        chance: How rarely chance alone may look like this.
    """

    def __init__(
        self, code: AlarmCode, message: str, expected: float = 0.02, of: int = 100, chance: float = 1e-4
    ) -> None:
        if not 0 < expected < 1 or of < 1:
            raise ValueError(f"a share of {expected} of {of} parts cannot be expected")
        self._code, self._message = code, message
        self._expected, self._chance = expected, chance
        self._last: deque[bool] = deque(maxlen=of)
        self._least = max(of // 4, 1)

    def judged(self, is_told_apart: bool) -> None:
        """Take one more part."""
        self._last.append(is_told_apart)

    @property
    def condition(self) -> Condition | None:
        """What is wrong; None where nothing is."""
        parts, found = len(self._last), sum(self._last)
        if parts < self._least or binomial_tail(found, parts, self._expected) >= self._chance:
            return None
        return Condition(self._code, Message(self._message, {"count": found, "parts": parts}))


class NoveltyRate(Rate):
    """Whether too many parts are unlike the training pictures: light, camera or parts have changed.

    Args:
        expected: Share of parts that are over the novelty cut when nothing has changed.
        of: Number of the last parts that are looked at.
        chance: How rarely chance alone may look like this.
    """

    def __init__(self, expected: float = 0.02, of: int = 100, chance: float = 1e-4) -> None:
        super().__init__(AlarmCode.NOVELTY, "alarm-novelty", expected, of, chance)

    def measured(self, novelty: float | None) -> None:
        """Take one more part; one of unknown novelty says nothing."""
        if novelty is not None:
            self.judged(not novelty <= 1)  # no number counts as novel


class GateRate(Rate):
    """Whether the gate stops or doubts too many pictures: the camera, its lens or the light has changed.

    Args:
        expected: Share of pictures that it stops when nothing has changed.
        of: Number of the last pictures that are looked at.
        chance: How rarely chance alone may look like this.
    """

    def __init__(self, expected: float = 0.02, of: int = 100, chance: float = 1e-4) -> None:
        super().__init__(AlarmCode.GATE, "alarm-gate", expected, of, chance)

    def measured(self, codes: Collection[str]) -> None:
        """Take the reason codes of one more inspection."""
        self.judged(not CODES.isdisjoint(codes))


def binomial_tail(count: int, trials: int, share: float) -> float:
    """Probability of `count` or more successes in `trials`, each with probability `share`."""
    return math.fsum(
        math.comb(trials, hits) * share**hits * (1 - share) ** (trials - hits) for hits in range(count, trials + 1)
    )
