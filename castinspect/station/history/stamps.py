"""What identifies a file, as columns of `arrivals`."""

from __future__ import annotations

from typing import Any

from castinspect.imaging.content import FileStamp
from castinspect.station.sources.arrival import Arrival

STAMP = ("name", "size", "mtime_ns", "ctime_ns", "inode")
"""Another file where any of them differs."""

SAME_FILE = ("name", "size", "mtime_ns", "inode")
"""The same file where these and its content are alike: its time of change moves with its rights, too."""

SAME_STAMP = ("name", "size", "mtime_ns", "ctime_ns")
"""The same file, as far as can be told unread: a share that is mounted anew may number its files anew."""

_WORD = 2**63 - 1


def stamp_columns(arrival: Arrival) -> dict[str, Any]:
    """The columns that `STAMP` names; numbers are cut to what databases keep."""
    stamp = arrival.stamp or FileStamp(0, 0, 0, 0)
    times = {"mtime_ns": stamp.mtime_ns, "ctime_ns": stamp.ctime_ns}
    return {"name": arrival.name, "size": stamp.size, **times, "inode": stamp.inode & _WORD}
