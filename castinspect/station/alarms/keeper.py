"""Watches the line's events for what is wrong beside the line's own alarms, and keeps each in the record."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from castinspect.errors import CastInspectError
from castinspect.messages import Message
from castinspect.station.alarms.rules import (
    Alarm,
    AlarmCode,
    AlarmEventKind,
    Alarms,
    Condition,
    DefectRun,
    GateRate,
    Limits,
    NoveltyRate,
    StationState,
    conditions_of,
)
from castinspect.station.events import ArrivalJudged, FolderState, LineEvent, ModelReady, ModelRefused
from castinspect.station.history.rows import Alarm as KeptAlarm
from castinspect.station.outputs.runner import now_utc

_KEPT_BY_THE_LINE = {AlarmCode.STORE, AlarmCode.SOURCE, AlarmCode.CAMERA}
"""The line itself puts these on record and tells them."""

_OF_THE_CAMERA = "camera-frozen"
_OF_THE_STORE = "store-"


def _nothing() -> Message | None:
    return None


class AlarmLog(Protocol):
    """Where alarms are kept; an alarm that stands is not started again."""

    def start(self, message: Message, subject: str = "") -> int:
        """Write down that an alarm began."""
        ...

    def end(self, code: str, subject: str = "") -> None:
        """Note that the alarm is over."""
        ...

    def standing(self) -> Sequence[KeptAlarm]:
        """Those that have not ended, or that nobody has acknowledged."""
        ...


class AlarmKeeper:
    """Takes every event of the line; a record that cannot be written gets what it missed later, in order.

    Args:
        log: Where alarms are kept.
        disk: A folder on the disk whose free space counts.
        problems: Says which outputs fail and why, by their names.
        masters: Says why the check of masters forbids judging.
        charts: Says which rules process charts break, by what they chart.
        limits: When something is wrong.
        clock: Says the present moment.
    """

    def __init__(
        self,
        log: AlarmLog,
        disk: Path,
        problems: Callable[[], Sequence[tuple[str, Message]]] = tuple,
        *,
        masters: Callable[[], Message | None] = _nothing,
        charts: Callable[[], Sequence[tuple[str, Message]]] = tuple,
        limits: Limits | None = None,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        self._log, self._disk, self._problems, self._clock = log, disk, problems, clock
        self._masters, self._charts = masters, charts
        self._limits = limits or Limits()
        self._alarms = Alarms()
        self._defects, self._novelty, self._gate = DefectRun(), NoveltyRate(), GateRate()
        self._refusal: Message | None = None
        self._untold: deque[Callable[[], object]] = deque()
        self._has_looked = False

    @property
    def open(self) -> tuple[Alarm, ...]:
        """What lasts or waits for a person."""
        return self._alarms.open

    def follow(self, event: LineEvent) -> tuple[Message, ...]:
        """Take an event of the line; the messages of alarms that have just begun, without the line's own."""
        if isinstance(event, ArrivalJudged):
            self._defects.judged(event.inspection.verdict)
            prediction = event.inspection.prediction
            self._novelty.measured(prediction.novelty if prediction else None)
            self._gate.measured([reason.code for reason in event.inspection.reasons])
        elif isinstance(event, ModelRefused):
            self._refusal = event.why
        elif isinstance(event, ModelReady):
            self._refusal = event.fallback
        elif isinstance(event, FolderState):
            return self._observe(event)
        return ()

    def _observe(self, state: FolderState) -> tuple[Message, ...]:
        started = []
        conditions = self._conditions(state)
        if not self._has_looked:
            self._has_looked = True
            present = {(condition.message.code, condition.subject) for condition in conditions}
            self._untold.append(lambda: self._end_what_is_over(present))
        for event in self._alarms.observe(conditions, self._clock()):
            message, subject = event.alarm.message, event.alarm.subject
            if event.alarm.code in _KEPT_BY_THE_LINE:
                continue
            if event.kind is AlarmEventKind.STARTED:
                started.append(message)
                self._untold.append(partial(self._log.start, message, subject))
            elif event.kind is AlarmEventKind.ENDED:
                self._untold.append(partial(self._log.end, message.code, subject))
        self._tell()
        return tuple(started)

    def _conditions(self, state: FolderState) -> tuple[Condition, ...]:
        alarms = {_kind_of(message): message for message in reversed(state.alarms)}
        present = StationState(
            model=self._refusal,
            store=alarms.get(AlarmCode.STORE),
            source=alarms.get(AlarmCode.SOURCE),
            camera=alarms.get(AlarmCode.CAMERA),
            outputs=tuple(dict(self._problems()).items()),
            charts=tuple(self._charts()),
            masters=self._masters(),
            free_bytes=_free_bytes(self._disk),
            oldest_seconds=state.oldest_seconds,
        )
        by_rate = (self._defects.condition, self._novelty.condition, self._gate.condition)
        found = (*conditions_of(present, self._limits), *by_rate)
        return tuple(condition for condition in found if condition is not None)

    def _end_what_is_over(self, present: Collection[tuple[str, str]]) -> None:
        """End alarms that a start before this one left standing and that are not there any more."""
        for alarm in self._log.standing():
            if alarm.ended is None and (alarm.code, alarm.subject) not in present:
                self._log.end(alarm.code, alarm.subject)

    def _tell(self) -> None:
        """Write what is not in the record yet; the rest waits where it cannot be written."""
        while self._untold:
            try:
                self._untold[0]()
            except CastInspectError:  # the record's own alarm says why
                return
            self._untold.popleft()


def _kind_of(message: Message) -> AlarmCode:
    if message.code == _OF_THE_CAMERA:
        return AlarmCode.CAMERA
    return AlarmCode.STORE if message.code.startswith(_OF_THE_STORE) else AlarmCode.SOURCE


def _free_bytes(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None
