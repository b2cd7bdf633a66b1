"""What a server shows machines now: the newest verdict while the line lives, else "not ready"."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from castinspect.inspection.verdict import Verdict
from castinspect.station.outputs.output import Pulse
from castinspect.station.outputs.report import Report, Validity

SILENCE_SECONDS = 10.0
"""A line whose heartbeat stands still for longer does not judge."""

VERDICT_NUMBERS = {Verdict.OK: 1, Verdict.DEFECT: 2, Verdict.REVIEW: 3, Verdict.HOLD: 4}
"""Verdicts for machines; 0 is no verdict."""

VALIDITY_NUMBERS = {Validity.NOT_READY: 0, Validity.VALID: 1, Validity.UNDECIDED: 2, Validity.INVALID: 3}


@dataclass(frozen=True)
class Present:
    """What machines are shown.

    Attributes:
        report: Of the part judged last; None before the first.
        verdict: Its verdict; None while the station is not ready.
        validity: NOT_READY while the station is not ready, whatever the last verdict was.
        is_ready: Whether the line lives and can judge.
        heartbeat: The line's.
        reason: Why it is not ready, for people; empty where it is.
    """

    report: Report | None
    verdict: Verdict | None
    validity: Validity
    is_ready: bool
    heartbeat: int
    reason: str = ""

    @property
    def verdict_number(self) -> int:
        """The verdict for machines; 0 is none."""
        return VERDICT_NUMBERS[self.verdict] if self.verdict else 0

    @property
    def validity_number(self) -> int:
        """The validity for machines; 0 is not ready."""
        return VALIDITY_NUMBERS[self.validity]


class PresentState:
    """Holds the newest report and sign of life, and tells what follows from both at the moment it is asked.

    Args:
        silence_seconds: How long the heartbeat may stand still.
        clock: Seconds that only rise.
    """

    def __init__(self, silence_seconds: float = SILENCE_SECONDS, clock: Callable[[], float] = time.monotonic) -> None:
        self._silence_seconds = silence_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._report: Report | None = None
        self._pulse: Pulse | None = None
        self._risen_at = clock()

    def show(self, report: Report) -> None:
        """Take a report; an older one than is shown already, and a test, change nothing."""
        with self._lock:
            is_newer = self._report is None or report.sequence > self._report.sequence
            if is_newer and not report.is_test:
                self._report = report

    def beat(self, pulse: Pulse) -> None:
        """Take a sign of life; it counts when its number has changed."""
        with self._lock:
            if self._pulse is None or pulse.heartbeat != self._pulse.heartbeat:
                self._risen_at = self._clock()
            self._pulse = pulse

    def stop(self) -> None:
        """From now on the station is not ready."""
        with self._lock:
            self._pulse = None

    def now(self) -> Present:
        """What machines are shown at this moment."""
        with self._lock:
            report, pulse = self._report, self._pulse
            is_silent = self._clock() - self._risen_at > self._silence_seconds
        heartbeat = pulse.heartbeat if pulse else 0
        if pulse is None or not pulse.is_ready or is_silent:
            reason = "silent" if is_silent and pulse else str(pulse.reason or "") if pulse else "stopped"
            return Present(report, None, Validity.NOT_READY, False, heartbeat, reason)
        if report is None:
            return Present(None, None, Validity.NOT_READY, True, heartbeat)
        return Present(report, report.verdict, report.validity, True, heartbeat)
