"""The check of masters at work: a shift begins with it, and nothing is OK before it has passed or was bypassed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from castinspect.access import require
from castinspect.errors import StationError, StoreError
from castinspect.identity import Attribution
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.roles import Act
from castinspect.station.shift.counting import ShiftPeriod, ShiftPlan
from castinspect.station.shift.masters import Master, MasterCheck, MasterState


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class CheckState:
    """How a shift stands to its check.

    Attributes:
        period: The shift.
        check: Masters that were seen and are missing; None where no check is wanted.
        released_by: Who released the shift: the station where the check has passed, a person who bypassed it.
        bypass_reason: Why it was bypassed; empty where it was not.
    """

    period: ShiftPeriod
    check: MasterCheck | None = None
    released_by: str = ""
    bypass_reason: str = ""

    @property
    def is_released(self) -> bool:
        """Whether parts may be OK."""
        return self.check is None or bool(self.released_by)

    @property
    def message(self) -> Message | None:
        """Why no part may be OK, and what to do next; None where the shift is released."""
        return None if self.is_released or self.check is None else self.check.message


class CheckLog(Protocol):
    """Where checks are kept, so that a restart within the shift does not ask for another."""

    def latest(self, period: ShiftPeriod) -> tuple[str, str]:
        """Who released a shift and why it was bypassed; empty texts where it is not released."""
        ...

    def concluded(self, period: ShiftPeriod, check: MasterCheck) -> str:
        """Keep that a check has passed or failed; who released the shift."""
        ...

    def started_again(self, period: ShiftPeriod, who: str) -> None:
        """Keep that somebody starts the check anew: what released the shift does so no more."""
        ...

    def bypassed(self, period: ShiftPeriod, by: Attribution) -> None:
        """Keep that somebody released the shift without the check."""
        ...


class ShiftCheck:
    """Follows the masters of each shift; safe from several threads: the line judges, a person starts and bypasses.

    Args:
        plan: When shifts begin.
        masters: Known parts; none where no check is wanted.
        log: Where checks are kept.
        clock: Says the present moment.

    Raises:
        StationError: No master must be DEFECT, or one is named twice.
        StoreError: The record cannot be read.
    """

    def __init__(
        self, plan: ShiftPlan, masters: Sequence[Master], log: CheckLog, clock: Callable[[], datetime] = _now
    ) -> None:
        self._plan, self._masters, self._log, self._clock = plan, tuple(masters), log, clock
        self._lock = threading.RLock()
        self._unkept: MasterCheck | None = None
        self._state = self._begun(plan.at(clock()))

    @property
    def state(self) -> CheckState:
        """How the shift of this moment stands; another shift begins with a check of its own.

        Raises:
            StoreError: Another shift has begun and the record cannot be read.
        """
        with self._lock:
            now = self._clock()
            if now not in self._state.period:
                self._unkept = None
                self._state = self._begun(self._plan.at(now))
            return self._state

    def judged(self, part: str, inspection: Inspection) -> Inspection:
        """Take a verdict on its way into the record.

        Args:
            part: Its number; a master's counts for the check.
            inspection: What was decided.

        Returns:
            The inspection; HOLD in the place of OK where the shift is not released and the part is no master.
        """
        with self._lock:
            try:
                state = self.state
            except StoreError as error:  # nobody knows whether this shift is released
                return _held(inspection, error.message)
            if state.check is None:
                return inspection
            if part in {master.part for master in self._masters}:
                self._take(state.check.judged(part, inspection.verdict))
                return inspection
            self._keep()
            why = self._state.message
            return inspection if why is None else _held(inspection, why)

    def start_again(self, who: str) -> None:
        """Begin the check anew, as after a master was judged wrongly; until it has passed nothing is OK.

        Raises:
            StationError: No check is wanted at this station.
            StoreError: It was not kept, so nothing has changed.
        """
        with self._lock:
            self._need_masters()
            self._log.started_again(self.state.period, who)
            self._unkept = None
            self._state = CheckState(self._state.period, MasterCheck(self._masters, self._clock()))

    def bypass(self, by: Attribution) -> None:
        """Release the shift without the check, which goes on record.

        Raises:
            AccessError: Passwords are set, and no engineer is logged in.
            StationError: No check is wanted at this station, or the reason is missing.
            StoreError: It was not kept, so nothing has changed.
        """
        require(Act.BYPASS)
        if not by.why.strip():
            raise StationError("masters-bypass-why")
        with self._lock:
            self._need_masters()
            self._log.bypassed(self.state.period, by)
            self._state = replace(self._state, released_by=by.who, bypass_reason=by.why)

    def _begun(self, period: ShiftPeriod) -> CheckState:
        if not self._masters:
            return CheckState(period)
        check = MasterCheck(self._masters, self._clock())
        return CheckState(period, check, *self._log.latest(period))

    def _take(self, check: MasterCheck) -> None:
        before = self._state.check
        assert before is not None
        self._state = replace(self._state, check=check)
        if check.state is not before.state and check.state is not MasterState.RUNNING:
            self._unkept = check
        self._keep()

    def _keep(self) -> None:
        """Put the check's result on record: only then the shift is released. One that has failed counts at once."""
        if self._unkept is None:
            return
        if self._unkept.state is MasterState.FAILED:
            self._state = replace(self._state, released_by="", bypass_reason="")
        try:
            released_by = self._log.concluded(self._state.period, self._unkept)
        except StoreError:  # the record's own alarm says why; it is tried again with the next part
            return
        self._unkept = None
        self._state = replace(self._state, released_by=released_by, bypass_reason="")

    def _need_masters(self) -> None:
        if not self._masters:
            raise StationError("masters-none")


def _held(inspection: Inspection, why: Message) -> Inspection:
    if inspection.verdict is not Verdict.OK:
        return inspection
    return replace(inspection, verdict=Verdict.HOLD, reasons=(*inspection.reasons, why))
