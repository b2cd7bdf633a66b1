"""What the line asks of a record of arrivals and verdicts, and the record of a station that keeps none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from castinspect.inspection.inspection import Inspection
from castinspect.messages import Message
from castinspect.station.sources.arrival import Arrival


class Record(Protocol):
    """Knows what was judged before, and keeps each verdict before anything is shown of it."""

    @property
    def alarm(self) -> Message | None:
        """Why nothing may be called OK now, as a disk that is full; None while the record is well."""
        ...

    def claim(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Take arrivals up; those of them that were not judged before, in their order."""
        ...

    def judged(self, arrival: Arrival, inspection: Inspection) -> Inspection | None:
        """Keep a verdict for good.

        Args:
            arrival: With the stamp of the very file that was read.
            inspection: What was decided; its `sha256` is of the bytes that were judged.

        Returns:
            What is to be shown: the inspection, or HOLD in its place where it could not be kept. None where that very
            file was judged before, so nothing is shown of it.
        """
        ...

    def done(self, arrival: Arrival) -> None:
        """Whoever shows, writes and sends has taken the inspection."""
        ...


class NoRecord:
    """Keeps nothing: everything is new, and every verdict is shown as it is."""

    alarm: Message | None = None

    def claim(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """All of them."""
        return arrivals

    def judged(self, arrival: Arrival, inspection: Inspection) -> Inspection | None:
        """The inspection as it is."""
        del arrival
        return inspection

    def done(self, arrival: Arrival) -> None:
        """Nothing is to be done."""
