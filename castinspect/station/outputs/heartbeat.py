"""The line's sign of life: a number that only the line itself makes rise."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from castinspect.messages import Message
from castinspect.station.outputs.output import Pulse


class Heartbeat:
    """Counts the looks and parts of the line; outputs tell the number on.

    No timer makes it rise: when the line hangs, the number stands still, and whoever waits for it notices.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pulse = Pulse(0, datetime.now(UTC), False, Message("station-starting"))

    def tick(self, *, ready: bool = True, reason: Message | None = None) -> int:
        """Say that the line has just looked or judged, and whether it can judge the next part; the new number."""
        with self._lock:
            self._pulse = Pulse(self._pulse.heartbeat + 1, datetime.now(UTC), ready, None if ready else reason)
            return self._pulse.heartbeat

    @property
    def pulse(self) -> Pulse:
        """The newest sign of life."""
        with self._lock:
            return self._pulse
