"""The line: a watched folder's pictures, judged as they arrive."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from castinspect.errors import StationError
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.inspector import Inspector
from castinspect.messages import Message
from castinspect.station.promoted import PromotedInspector
from castinspect.station.sources.folder import WatchedFolder


@dataclass(frozen=True)
class FolderState:
    """How the watched folder is: pictures still arriving, and what a person should look after."""

    folder: Path
    waiting: int
    alarm: Message | None


def watch_folder(
    watched: WatchedFolder, inspector: Inspector | PromotedInspector, scan_seconds: float = 1.0
) -> Iterator[Inspection | FolderState]:
    """Judge each picture that arrives, until the consumer ceases to iterate.

    A picture whose inspection was not taken any more comes again when the same folder is watched on.

    A `FolderState` comes after every look at the folder, so a consumer can stop within `scan_seconds`.

    Args:
        watched: Where the camera writes.
        inspector: Judges.
        scan_seconds: Pause between two looks.

    Raises:
        StationError: The folder is not there at the start. If it is lost later, that is an alarm.
    """
    if not watched.folder.is_dir():
        raise StationError("folder-missing", folder=watched.folder)
    while True:
        result = watched.scan()
        for inspection in inspector.inspect(result.ready):
            yield inspection
            watched.done(inspection.path)
        yield FolderState(watched.folder, result.waiting, result.alarm)
        if not result.ready:
            time.sleep(scan_seconds)
