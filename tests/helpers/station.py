"""A station without a network: what it judges is told by the first bytes of each file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from castinspect.devices.device import DeviceChoice
from castinspect.errors import ImageError
from castinspect.imaging.content import read_file
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.events import ArrivalJudged, FolderState
from castinspect.station.history.recording import StationRecord, Wishes
from castinspect.station.history.rows import JudgedBy
from castinspect.station.line import Line
from castinspect.station.sources.folder import WatchedFolder
from tests.helpers.checkpoints import metadata_of
from tests.helpers.clocks import TickingClock
from tests.helpers.history import store_in

WHOLE, HALF = b"WHOLE", b"HALF"


class FileInspector:
    """Calls every whole file OK and holds every half one; as lazy as the real one."""

    metadata, device, refusal, judged_by = metadata_of(), DeviceChoice("cpu", "a CPU"), None, JudgedBy("c" * 64)

    def comes_within(self, _seconds):
        return False

    def ready(self):
        return self

    def inspect_with(self, paths, attach):
        for path in paths:
            yield _judged(path), attach(path, None, None)


def _judged(path: Path) -> Inspection:
    try:
        content = read_file(path)
    except ImageError as error:
        return Inspection(path, Verdict.HOLD, (error.message,))
    whole = content.data.startswith(WHOLE)
    reasons = () if whole else (Message("image-incomplete", {"path": path}),)
    verdict = Verdict.OK if whole else Verdict.HOLD
    return Inspection(path, verdict, reasons, sha256=content.sha256, stamp=content.stamp)


class Station:
    """One start of a station on a folder, with its record beside."""

    def __init__(self, home: Path, camera: Path, *, station: str = "cell-3", **wishes: object) -> None:
        self.clock = TickingClock()
        self.store = store_in(home, station)
        self.record = StationRecord(self.store, Wishes(**wishes), clock=self.clock)
        line = Line(FileInspector, record=self.record)
        self.events = line.watch(WatchedFolder(camera, clock=self.clock), 0.0)
        self.shown: list[Inspection] = []
        self.state: FolderState | None = None
        self.notices: list[Message] = []

    def look(self, count: int = 1) -> None:
        """Go on until so many looks at the folder are over."""
        while count:
            event = next(self.events)
            if isinstance(event, ArrivalJudged):
                self.shown.append(event.inspection)
            elif isinstance(event, FolderState):
                self.state = event
                self.notices += event.notices
                count -= 1

    def settle(self, most: int = 400) -> None:
        """Go on until nothing waits, and long enough for what is missing to count as gone."""
        for _ in range(most):
            self.look()
            if self.state.waiting == 0 and not self.record._watched.claims:
                self.look(2)
                return
        raise AssertionError(f"{self.state.waiting} wait still, alarms {self.state.alarms}")

    def close(self) -> None:
        """End it, however far it is."""
        self.events.close()
        self.store.close()


def whole(number: int) -> bytes:
    return WHOLE + b" part %06d" % number


def half(number: int) -> bytes:
    return HALF + b" part %06d" % number


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
