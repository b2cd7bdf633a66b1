"""What a person scans at the station, and which of the parts that come it belongs to."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from castinspect.station.sources.identity import IdentityPattern, PartFields, read_scan

_MOST_KEPT = 200
"""Scans that may still belong to a picture which waits."""


@dataclass
class _Scan:
    """A scan with all fields that hold from it on; its part number is given to one picture only."""

    at: float
    fields: PartFields
    is_used: bool = False


class Scanner:
    """Keeps scans with their times. A picture belongs to the last scan before the station first saw it.

    A part number names one picture: nobody has scanned the part that comes next. Lot, cavity, heat and camera hold
    until others are scanned. Safe from several threads: a person scans while the line judges.

    Args:
        pattern: Takes fields out of what is scanned; None for a part number, or `lot=L7;part=0012`.
        clock: Seconds that only grow, the same as for `Arrival.seen`.
    """

    def __init__(self, pattern: IdentityPattern | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._pattern, self._clock = pattern, clock
        self._lock = threading.Lock()
        self._scans: deque[_Scan] = deque(maxlen=_MOST_KEPT)

    def scan(self, text: str) -> PartFields:
        """Take what the scanner typed.

        Returns:
            The fields that hold for the next picture.

        Raises:
            StationError: Nothing was scanned.
        """
        read = read_scan(text, self._pattern)
        with self._lock:
            before = replace(self._scans[-1].fields, part="") if self._scans else PartFields()
            fields = read.filled_from(before)
            self._scans.append(_Scan(self._clock(), fields))
        return fields

    def clear(self) -> None:
        """Forget what was scanned, from now on: pictures that were seen before keep theirs."""
        with self._lock:
            self._scans.append(_Scan(self._clock(), PartFields()))

    @property
    def standing(self) -> PartFields:
        """What holds for the next picture."""
        with self._lock:
            return _of(self._scans[-1]) if self._scans else PartFields()

    def take(self, seen: float | None) -> PartFields:
        """The fields of a picture, which uses the part number up.

        Args:
            seen: When the station first saw the picture; None where nobody knows: then nothing is told of it.
        """
        if seen is None:
            return PartFields()
        with self._lock:
            scan = next((scan for scan in reversed(self._scans) if scan.at <= seen), None)
            if scan is None:
                return PartFields()
            fields, scan.is_used = _of(scan), True
            return fields


def _of(scan: _Scan) -> PartFields:
    return replace(scan.fields, part="") if scan.is_used else scan.fields
