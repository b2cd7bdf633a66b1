"""What happens once a part is on record: its picture is carried, outputs are told. Nothing here judges."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self

from castinspect.messages import Message
from castinspect.settings import Settings
from castinspect.station import configured
from castinspect.station.events import ArrivalJudged, FolderState, LineEvent
from castinspect.station.outputs.heartbeat import Heartbeat
from castinspect.station.outputs.outbox import Due, Outbox, OutboxState
from castinspect.station.outputs.output import Output
from castinspect.station.outputs.runner import OutputHealth, OutputRunner
from castinspect.station.routing.carrying import Carrier, Routes

_JUDGES_ON = {"store-away"}
"""Alarms during which the station judges: its own record goes on without the server's."""

_WINDOW = 1000
"""Reports that are looked through for one that was routed."""


class AfterRouting:
    """An outbox that holds back what was not routed yet: a file beside a picture follows it to its place.

    Args:
        outbox: What waits.
    """

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox
        self.sent, self.failed = outbox.sent, outbox.failed

    def due(self, output: str, now: datetime, limit: int = 64, after: int = 0) -> Sequence[Due]:
        """What may be told now."""
        waiting = self._outbox.due(output, now, _WINDOW, after)
        return [due for due in waiting if due.row.get("kept_at") or not _has_picture(due)][:limit]

    def state(self, output: str) -> OutboxState:
        """What waits to be delivered."""
        return self._outbox.state(output)


class Delivery:
    """Threads beside the line: one carries pictures, one for each output tells. `follow` every event of the line.

    Args:
        settings: Say what to do.
        outbox: What is to be told.
        routes: What is to be carried.
        known: Highest sequence on record when the station started.

    Raises:
        StationError: An output cannot work as it is set.
    """

    def __init__(self, settings: Settings, outbox: Outbox, routes: Routes, known: int = 0) -> None:
        self.heartbeat = Heartbeat()
        outputs = configured.station_outputs(settings)
        rules = configured.routing_rules(settings.routing)
        keep = configured.retention_rules(settings.routing)
        self._carrier = Carrier(routes, rules.folder, keep, known) if rules is not None else None
        beside = {
            name for name, section in settings.outputs.items()
            if rules is not None and section.kind == "json" and section.folder is None
        }  # fmt: skip
        self._runners = [
            OutputRunner(_only(outputs, set(outputs) - beside), outbox, self.heartbeat),
            OutputRunner(_only(outputs, beside), AfterRouting(outbox), self.heartbeat),
        ]
        self._wake, self._ending = threading.Event(), False
        self._thread: threading.Thread | None = None
        self._is_ready, self._reason = False, Message("station-starting")

    def __enter__(self) -> Self:
        for runner in self._runners:
            runner.start()
        if self._carrier is not None:
            self._thread = threading.Thread(target=self._carry, name="routing", daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._ending = True
        self._wake.set()
        if self._thread is not None:
            self._thread.join(30)
        for runner in self._runners:
            runner.close()

    def follow(self, event: LineEvent) -> None:
        """Take an event of the line: it beats, and what is new on record is told at once."""
        if isinstance(event, FolderState):
            stopping = [alarm for alarm in event.alarms if alarm.code not in _JUDGES_ON]
            self._is_ready = not stopping
            self._reason = stopping[0] if stopping else self._reason
        self.heartbeat.tick(ready=self._is_ready, reason=self._reason)
        if isinstance(event, ArrivalJudged):
            for runner in self._runners:
                runner.wake()

    def health(self) -> tuple[OutputHealth, ...]:
        """How each output is."""
        return tuple(health for runner in self._runners for health in runner.health())

    def test(self, name: str, station: str) -> Message:
        """Test an output that runs; what it says.

        Raises:
            CastInspectError: It does not work.
            TimeoutError: It did not answer.
            KeyError: No output of this name runs.
        """
        for runner in self._runners:
            if name in runner.names:
                return runner.test(name, station)
        raise KeyError(name)

    def problems(self) -> tuple[tuple[str, Message], ...]:
        """What does not work, by the name of the output or `routing`, and what people should know of the space."""
        told = [error for runner in self._runners for error in runner.errors()]
        if self._carrier is not None:
            found = (self._carrier.problem, *self._carrier.warnings)
            told += [("routing", problem) for problem in found if problem is not None]
        return tuple(told)

    def _carry(self) -> None:
        assert self._carrier is not None
        while not self._ending:
            self._wake.wait(min(self._carrier.step(), 60.0))
            self._wake.clear()
        while self._carrier.step() == 0:  # all that is due, if it can be carried
            pass


def _only(outputs: Mapping[str, Output], names: set[str]) -> dict[str, Output]:
    return {name: output for name, output in outputs.items() if name in names}


def _has_picture(due: Due) -> bool:
    """Whether the picture of a row was read, so that it will be routed."""
    return due.subject == "inspection" and bool(due.row.get("sha256"))
