"""What goes along with a line at work: delivery, alarms, the service manager. Each takes every event of the line."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from castinspect.errors import StoreError
from castinspect.messages import Message
from castinspect.settings import Settings
from castinspect.station.alarms.keeper import AlarmKeeper
from castinspect.station.charts.live import LiveCharts
from castinspect.station.configured import outputs_told
from castinspect.station.delivery import Delivery
from castinspect.station.events import AlarmsStanding, FolderState, LineEvent
from castinspect.station.history.alarm_log import AlarmLog
from castinspect.station.history.outbox import Outbox, Routes
from castinspect.station.history.rows import Alarm
from castinspect.station.history.store import Store
from castinspect.station.service import ServiceNotifier
from castinspect.station.shift.check import ShiftCheck

if TYPE_CHECKING:
    from castinspect.station.fleet.agent import FleetAgent, Taking
    from castinspect.station.history.keeping.mirror import Mirror

_READ_SECONDS = 10.0
"""Seconds after which alarms are read although this station wrote none."""


class Companions:
    """Opens what the settings ask for, follows the line, and closes it in good order.

    Args:
        store: The station's record.
        settings: With its name, outputs and routing.
        check: The shift's check of masters: until it has passed, outputs say that the station is not ready.
        taking: How a version is taken that the fleet's server pushes; without it the station is not of the fleet.

    Raises:
        StationError: An output cannot work as it is set.
        StoreError: The record cannot be read.
    """

    def __init__(
        self, store: Store, settings: Settings, check: ShiftCheck | None = None, taking: Taking | None = None
    ) -> None:
        self._check = check
        self.delivery = Delivery(settings, Outbox(store), Routes(store), store.head().sequence)
        disk = store.database.file.parent if store.database.file is not None else Path.cwd()
        self._mirror: Mirror | None = None
        self._fleet: FleetAgent | None = None
        if settings.record_server:
            self._mirror, self._fleet = _at_server(store, settings, taking)
        self.log = AlarmLog(store, outputs_told(settings))
        self._standing: tuple[Alarm, ...] | None = None
        self._read_at = (-1, 0.0)
        charts = LiveCharts(store.database, store.station, settings.charts)
        self.alarms = AlarmKeeper(self.log, disk, self._problems, masters=self._masters, charts=charts.problems)
        self._notifier = ServiceNotifier()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(self.delivery)
        if self._mirror is not None:
            self._mirror.start()
            self._stack.callback(self._mirror.close)
        if self._fleet is not None:
            self._fleet.start()
            self._stack.callback(self._fleet.close)
        self._stack.callback(self._notifier.stop)
        return self

    def __exit__(self, *_exception: object) -> None:
        self._stack.close()

    def _problems(self) -> Sequence[tuple[str, Message]]:
        """Which outputs fail and why; the server of the record counts as one."""
        found = list(self.delivery.problems())
        if self._mirror is not None and self._mirror.problem is not None:
            found.append(("server", self._mirror.problem))
        return found

    def _masters(self) -> Message | None:
        """Why no part may be OK; None where the shift is released, or the record's own alarm says what is wrong."""
        if self._check is None:
            return None
        try:
            return self._check.state.message
        except StoreError:
            return None

    def _with_check(self, event: LineEvent) -> LineEvent:
        """The event as outputs are to see it: a shift that is not released is not ready."""
        why = self._masters() if isinstance(event, FolderState) else None
        if why is None or not isinstance(event, FolderState):
            return event
        return replace(event, alarms=(*event.alarms, why))

    def acknowledge(self, number: int, who: str) -> str:
        """A person has taken notice of an alarm.

        Returns:
            Its code; empty where it does not stand.

        Raises:
            StoreError: Not kept.
        """
        codes = {alarm.id: alarm.code for alarm in self.log.standing()}
        self.log.acknowledge(number, who)
        return codes.get(number, "")

    def _news_of_alarms(self) -> Iterator[AlarmsStanding]:
        """The alarms on record, each time they have changed; nothing while they cannot be read.

        They are read when this station wrote one, and now and then, since other programs may acknowledge them.
        """
        changes, now = self.log.changes, time.monotonic()
        if changes == self._read_at[0] and now < self._read_at[1] + _READ_SECONDS:
            return
        try:
            standing = tuple(self.log.standing())
        except StoreError:
            return
        self._read_at = changes, now
        if standing != self._standing:
            self._standing = standing
            yield AlarmsStanding(standing)

    def accompanied(self, events: Iterable[LineEvent]) -> Iterator[LineEvent | AlarmsStanding]:
        """The line's events, with what else begins to be wrong among a folder's notices, and the alarms on record."""
        for event in events:
            self._notifier.follow(event)
            self.delivery.follow(self._with_check(event))
            started = self.alarms.follow(event)
            if isinstance(event, FolderState) and started:
                yield replace(event, notices=(*event.notices, *started))
            else:
                yield event
            if isinstance(event, FolderState):
                yield from self._news_of_alarms()


def _at_server(store: Store, settings: Settings, taking: Taking | None) -> tuple[Mirror, FleetAgent | None]:
    """What speaks with the plant's server; loaded only where there is one."""
    from castinspect.station.fleet.agent import FleetAgent
    from castinspect.station.history.keeping.mirror import Mirror

    mirror = Mirror(store.database, store.station, settings.record_server)
    return mirror, FleetAgent(store.database, store.station, settings, taking) if taking is not None else None
