"""What the line asks of a record of arrivals and verdicts, and the record of a station that keeps none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Protocol

from castinspect.imaging.content import FileStamp
from castinspect.inspection.inspection import Inspection
from castinspect.messages import Message
from castinspect.station.history.rows import JudgedBy
from castinspect.station.sources.arrival import Arrival

JudgedArrival = tuple[Arrival, Inspection, JudgedBy]
"""An arrival as it was read, what was decided, and what judged it."""


class Record(Protocol):
    """Knows what was judged before, and keeps each verdict before anything is shown of it."""

    @property
    def alarm(self) -> Message | None:
        """Why nothing may be called OK now, as a disk that is full; None while the record is well."""
        ...

    @property
    def skips_existing(self) -> bool:
        """Whether what lies in the watched folder now is to be left alone: it is the station's first look there."""
        ...

    @property
    def elsewhere(self) -> Message | None:
        """Whose the watched folder is, where a station on another computer has it: then nothing is taken up or kept."""
        ...

    def news(self) -> tuple[Message, ...]:
        """What a person is to be told once: who watches the folder, and which pictures were put back."""
        ...

    def looked(self, listed: Mapping[bytes, FileStamp]) -> None:
        """The folder was looked at, and these files are there."""
        ...

    def watching(self, folder: Path) -> AbstractContextManager[None]:
        """Watch a folder alone, and go on where the last start stopped.

        Raises:
            CastInspectError: Another program watches it, or the record cannot be used.
        """
        ...

    def skip(self, arrivals: Sequence[Arrival]) -> None:
        """Leave alone, now and after every restart, what lay in the folder before the station's first start."""
        ...

    def waits(self, arrival: Arrival) -> bool:
        """Whether an arrival that was not taken up is to come again; else it has been judged."""
        ...

    def claim(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Take arrivals up; those of them that were not judged before, in their order.

        None while `alarm` says that the record cannot be written: then they wait where they are.
        """
        ...

    def judged(self, arrival: Arrival, inspection: Inspection, judged_by: JudgedBy | None = None) -> Inspection | None:
        """Keep a verdict for good.

        Args:
            arrival: With the stamp of the very file that was read.
            inspection: What was decided; its `sha256` is of the bytes that were judged.
            judged_by: What judged, as far as the inspection does not say it.

        Returns:
            What is to be shown: the inspection, or HOLD in its place where it could not be kept. None where that very
            file was judged before, so nothing is shown of it.
        """
        ...

    def judged_together(self, judged: Sequence[JudgedArrival]) -> Sequence[Inspection | None]:
        """Keep several verdicts, all of them or none, as `judged` does one."""
        ...

    def missed(self, listed: Mapping[bytes, FileStamp]) -> Iterable[tuple[Arrival, Inspection]]:
        """What was taken up and is gone before it could be judged: on record as HOLD, and to be shown."""
        ...

    def standing(self, alarms: Sequence[Message]) -> None:
        """Note which alarms stand now."""
        ...

    def done(self, arrival: Arrival) -> None:
        """Whoever shows, writes and sends has taken the inspection."""
        ...


class NoRecord:
    """Keeps nothing: everything is new, and every verdict is shown as it is."""

    alarm: Message | None = None
    elsewhere: Message | None = None
    skips_existing = False

    def news(self) -> tuple[Message, ...]:
        """Nobody else is known of."""
        return ()

    def looked(self, listed: Mapping[bytes, FileStamp]) -> None:
        """Nothing is kept of it."""
        del listed

    def watching(self, folder: Path) -> AbstractContextManager[None]:
        """Nobody is asked."""
        del folder
        return nullcontext()

    def skip(self, arrivals: Sequence[Arrival]) -> None:
        """Nothing is kept of it."""
        del arrivals

    def waits(self, arrival: Arrival) -> bool:
        """Nobody else is known of."""
        del arrival
        return False

    def claim(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """All of them."""
        return arrivals

    def judged(self, arrival: Arrival, inspection: Inspection, judged_by: JudgedBy | None = None) -> Inspection | None:
        """The inspection as it is."""
        del arrival, judged_by
        return inspection

    def judged_together(self, judged: Sequence[JudgedArrival]) -> Sequence[Inspection | None]:
        """The inspections as they are."""
        return [self.judged(*one) for one in judged]

    def missed(self, listed: Mapping[bytes, FileStamp]) -> Iterable[tuple[Arrival, Inspection]]:
        """Nothing that is known of."""
        del listed
        return ()

    def standing(self, alarms: Sequence[Message]) -> None:
        """Nothing is kept of them."""
        del alarms

    def done(self, arrival: Arrival) -> None:
        """Nothing is to be done."""
