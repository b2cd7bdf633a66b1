"""Carries pictures where the record says, a step at a time; and lets old ones go."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from castinspect.errors import CastInspectError
from castinspect.messages import Message
from castinspect.station.outputs.runner import now_utc, pause_after
from castinspect.station.points import Point, reached
from castinspect.station.routing.retention import RetentionRules, carry_out, kept_pictures, plan_retention
from castinspect.station.routing.routes import Route, RouteError, Router

LOOK_SECONDS = 1.0
_AT_ONCE = 64
_HOPELESS = {"route-source-changed", "route-source-gone"}
_HOPELESS_PAUSE = timedelta(days=1)
_RETENTION_EVERY = timedelta(hours=1)


class DueRoute(Route, Protocol):
    """A route that waits in the record."""

    @property
    def attempts(self) -> int:
        """How often it was tried."""
        ...


class Routes(Protocol):
    """Where routes wait until they are carried out."""

    def due(self, now: datetime, limit: int = 64) -> Sequence[DueRoute]:
        """Those to be carried out now, the oldest first."""
        ...

    def routed(self, placed: Mapping[int, Path]) -> None:
        """Pictures are where they belong, by their sequence."""
        ...

    def failed(self, sequence: int, error: str, next_attempt: datetime) -> None:
        """It could not be carried, and is to be tried again."""
        ...


class Carrier:
    """Carries out what is due; nothing that goes wrong leaves `step`.

    Args:
        routes: What waits.
        folder: Verdict folders lie below it.
        keep: How long pictures are kept there.
        known: Highest sequence on record when the station started: routes up to it may have been carried out before.
        clock: Says the present moment.
    """

    def __init__(
        self,
        routes: Routes,
        folder: Path,
        keep: RetentionRules,
        known: int = 0,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        self._routes, self._folder, self._keep, self._known = routes, folder, keep, known
        self._clock = clock
        self._router: Router | None = None
        self._failures = 0
        self._placed: dict[int, Path] = {}
        self._next_retention = clock()
        self.problem: Message | None = None
        """Why pictures cannot be routed or removed; None where they can."""
        self.warnings: tuple[Message, ...] = ()
        """What people should know before pictures are removed."""

    def step(self) -> float:
        """Carry what is due; how many seconds later to come again."""
        now = self._clock()
        try:
            self._router = self._router or Router(self._folder)
            due = self._routes.due(now, _AT_ONCE)
            self._carry_all(self._router, due)
            if now >= self._next_retention:
                self._let_go(now)
        except Exception as error:
            self._failures += 1
            self.problem = _message_of(error)
            return pause_after(self._failures).total_seconds()
        self._failures = 0
        return 0.0 if len(due) == _AT_ONCE else LOOK_SECONDS

    def _carry_all(self, router: Router, due: Sequence[DueRoute]) -> None:
        """Carry out routes, and tell the record of all in one transaction; after a crash they are found in place."""
        problems = []
        for route in due:
            if route.sequence in self._placed:  # the record could not be told the last time
                continue
            try:
                is_replay = route.attempts > 0 or route.sequence <= self._known
                self._placed[route.sequence] = router.carry_out(route, is_replay=is_replay)
                reached(Point.ROUTED)
            except RouteError as error:
                problems.append(error.message)
                pause = _HOPELESS_PAUSE if error.code in _HOPELESS else pause_after(route.attempts + 1)
                self._routes.failed(route.sequence, str(error), self._clock() + pause)
        if self._placed:
            self._routes.routed(self._placed)
            self._placed = {}
        self.problem = problems[0] if problems else None

    def _let_go(self, now: datetime) -> None:
        """Remove what the settings do not keep any longer."""
        self._next_retention = now + _RETENTION_EVERY
        if not self._keep.days:
            return
        plan = plan_retention(kept_pictures(self._folder), self._keep, now, shutil.disk_usage(self._folder).free)
        errors = tuple(removed.error for removed in carry_out(plan) if removed.error is not None)
        self.warnings = (*plan.warnings, *errors[:1])


def _message_of(error: Exception) -> Message:
    if isinstance(error, CastInspectError):
        return error.message
    return Message("unexpected", {"detail": str(error) or type(error).__name__})
