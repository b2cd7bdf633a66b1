"""What goes along with a line at work: delivery, alarms, the service manager. Each takes every event of the line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Self

from castinspect.messages import Message
from castinspect.settings import Settings
from castinspect.station.alarm_keeper import AlarmKeeper
from castinspect.station.delivery import Delivery
from castinspect.station.history.alarm_log import AlarmLog
from castinspect.station.history.mirror import Mirror
from castinspect.station.history.outbox import Outbox, Routes
from castinspect.station.history.store import Store
from castinspect.station.line import FolderState, LineEvent
from castinspect.station.service import ServiceNotifier


class Companions:
    """Opens what the settings ask for, follows the line, and closes it in good order.

    Args:
        store: The station's record.
        settings: With its name, outputs and routing.

    Raises:
        StationError: An output cannot work as it is set.
        StoreError: The record cannot be read.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self.delivery = Delivery(settings, Outbox(store), Routes(store), store.head().sequence)
        outputs = [name for name, section in settings.outputs.items() if section.enabled]
        disk = store.database.file.parent if store.database.file is not None else Path.cwd()
        self._mirror = Mirror(store.database, store.station, settings.record_server) if settings.record_server else None
        self.alarms = AlarmKeeper(AlarmLog(store, outputs), disk, self._problems)
        self._notifier = ServiceNotifier()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._stack.enter_context(self.delivery)
        if self._mirror is not None:
            self._mirror.start()
            self._stack.callback(self._mirror.close)
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

    def accompanied(self, events: Iterable[LineEvent]) -> Iterator[LineEvent]:
        """The line's events, with what else begins to be wrong among a folder's notices."""
        for event in events:
            self._notifier.follow(event)
            self.delivery.follow(event)
            started = self.alarms.follow(event)
            if isinstance(event, FolderState) and started:
                yield replace(event, notices=(*event.notices, *started))
            else:
                yield event
