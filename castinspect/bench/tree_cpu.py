"""Computing time of a program and of all that it starts, looked at from outside while they run (Linux)."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

_PROC = Path("/proc")
_LOOK_SECONDS = 0.2
_PARENT, _USER, _SYSTEM, _STARTED = 1, 11, 12, 19
"""Places in /proc/PID/stat, counted from the state on."""


@dataclass(frozen=True)
class _Seen:
    pid: int
    parent: int
    started: str
    seconds: float


class TreeCpu:
    """Looks at a tree of processes several times a second until it is left.

    A process that ended is counted as it was last seen, so up to 0.2 s of each are missed. One whose parent has ended
    is still of the tree.

    Args:
        root: Number of the process that starts the others.
    """

    def __init__(self, root: int) -> None:
        self._known = {root}
        self._seconds: dict[tuple[int, str], float] = {}
        self._looks: list[tuple[float, float]] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tree cpu", daemon=True)

    def __enter__(self) -> Self:
        self.look()
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def seconds(self) -> float:
        """Of all processes together, so far."""
        return sum(self._seconds.values())

    def between(self, began: float, ended: float) -> float:
        """Seconds of computing between two moments of the computer's clock."""
        return self._at(ended) - self._at(began)

    def look(self) -> None:
        """See how much all have computed by now."""
        processes = {seen.pid: seen for seen in map(_seen, _PROC.iterdir()) if seen is not None}
        is_new = True
        while is_new:
            new = {pid for pid, seen in processes.items() if seen.parent in self._known} - self._known
            self._known |= new
            is_new = bool(new)
        for pid in self._known & processes.keys():
            self._seconds[pid, processes[pid].started] = processes[pid].seconds
        self._looks.append((time.time(), self.seconds))

    def _at(self, moment: float) -> float:
        """Computed by then; between two looks in proportion."""
        before = [look for look in self._looks if look[0] <= moment][-1:] or self._looks[:1]
        after = [look for look in self._looks if look[0] > moment][:1] or self._looks[-1:]
        (early, less), (late, more) = before[0], after[0]
        share = (moment - early) / (late - early) if late > early else 1.0
        return less + min(max(share, 0.0), 1.0) * (more - less)

    def _run(self) -> None:
        while not self._over.wait(_LOOK_SECONDS):
            self.look()
        self.look()


def _seen(entry: Path) -> _Seen | None:
    if not entry.name.isdigit():
        return None
    try:
        fields = (entry / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has just ended
        return None
    ticks = int(fields[_USER]) + int(fields[_SYSTEM])
    return _Seen(int(entry.name), int(fields[_PARENT]), fields[_STARTED], ticks / os.sysconf("SC_CLK_TCK"))
