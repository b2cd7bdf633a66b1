"""The line as the window shows it: each inspection with the pixels that were judged, made small.

What judges, reads and records is loaded in the thread that does so: the window paints before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from castinspect.errors import ImageError
from castinspect.identity import Attribution
from castinspect.settings import Settings
from castinspect.station.events import (
    AlarmsStanding,
    ArrivalJudged,
    FolderState,
    ModelReady,
    ModelRefused,
    PicturesFound as JobSize,
    Preparing,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from castinspect.imaging.content import Content
    from castinspect.imaging.loading import Picture
    from castinspect.imaging.preprocessing import Preprocessing
    from castinspect.inspection.inspection import Inspection
    from castinspect.station.promoted import PromotedInspector
    from castinspect.station.sources.folder import WatchedFolder
    from castinspect.station.work import StationAtWork

LARGEST_SHOWN = 1400  # pixels; more than the screen shows only costs time
_THUMBNAIL = 96

InspectorMaker: TypeAlias = "Callable[[], PromotedInspector]"


@dataclass(frozen=True)
class ShownInspection:
    """An inspection with what the screen shows of it.

    Attributes:
        inspection: The record.
        pixels: At most `LARGEST_SHOWN` on a side, those that were judged; None where the picture cannot be read, or
            where they were let go.
        thumbnail: Likewise, small.
        preprocessing: How the picture was brought to the network, which places the heat map.
        is_let_go: Whether the pixels are to be read again where the part is shown.
    """

    inspection: Inspection
    pixels: NDArray[np.uint8] | None
    thumbnail: NDArray[np.uint8] | None
    preprocessing: Preprocessing
    is_let_go: bool = False

    def without_pixels(self) -> ShownInspection:
        """The same for a part that waits: its path and its thumbnail, a fiftieth of the memory."""
        return replace(self, pixels=None, is_let_go=True)


@dataclass(frozen=True)
class WorkBegun:
    """A folder is being watched."""

    working: StationAtWork


@dataclass(frozen=True)
class _Seen:
    """What the screen shows of a picture, made by the thread that read it."""

    pixels: NDArray[np.uint8]
    thumbnail: NDArray[np.uint8]


def judge_paths(make_inspector: InspectorMaker, paths: Iterable[Path]) -> Iterator[object]:
    """Judge pictures and folders of pictures once, on record."""
    from castinspect.station.history.opening import open_store
    from castinspect.station.history.recording import kept_in
    from castinspect.station.intentions import Intentions
    from castinspect.station.line import Line

    settings = Settings.load()
    with open_store(station=settings.station_name) as store, kept_in(store, Intentions(settings)) as record:
        for event in Line(make_inspector, record=record, attach=_seen).judge(paths):
            yield _as_shown(event)


def judge_arrivals(make_inspector: InspectorMaker, watched: WatchedFolder, scan_seconds: float) -> Iterator[object]:
    """Judge what arrives in a folder until the iterator is closed, each arrival once, also across restarts.

    Outputs, routing and part identity are those of the settings, as for `castinspect watch`.
    """
    from castinspect.station.history.opening import open_store
    from castinspect.station.work import at_work
    from castinspect.versions.pushed import PushedRelease

    settings = Settings.load()
    taking = PushedRelease(settings.device)
    with (
        open_store(station=settings.station_name) as store,
        at_work(store, settings, watched.folder, make_inspector, _seen, taking) as working,
    ):
        yield WorkBegun(working)
        for event in working.events(watched, scan_seconds):
            yield _as_shown(event)


def acknowledged(working: StationAtWork, number: int) -> Iterator[object]:
    """Put on record that a person has seen an alarm.

    Raises:
        StoreError: Not kept.
    """
    working.acknowledge(number, Attribution())
    yield AlarmsStanding(tuple(working.companions.log.standing()))


def pixels_again(part: ShownInspection) -> Iterator[ShownInspection]:
    """Read the pixels of a part again that were let go; none where the file is another one than was judged."""
    yield replace(shown(part.inspection, part.preprocessing), thumbnail=part.thumbnail)


def shown(inspection: Inspection, preprocessing: Preprocessing) -> ShownInspection:
    """Bring along the pixels for the screen, read anew; none where the file is another one than was judged."""
    from castinspect.imaging.loading import load_image

    try:
        picture = load_image(inspection.path, white_level=preprocessing.white_level)
        seen = _as_seen(picture) if picture.sha256 == inspection.sha256 else None
    except ImageError:
        seen = None
    return _with_seen(inspection, seen, preprocessing)


def _seen(_path: Path, picture: Picture | None, _content: Content | None) -> _Seen | None:
    return _as_seen(picture) if picture is not None else None


def _as_seen(picture: Picture) -> _Seen:
    import numpy as np
    from PIL import Image

    image = Image.fromarray(picture.pixels)
    image.thumbnail((LARGEST_SHOWN, LARGEST_SHOWN))
    small = image.reduce(max(1, round(max(image.size) / _THUMBNAIL)))
    return _Seen(np.asarray(image), np.asarray(small))


def _as_shown(event: object) -> object:
    if not isinstance(event, ArrivalJudged):
        return event
    return _with_seen(event.inspection, event.attached, event.preprocessing)


def _with_seen(inspection: Inspection, seen: object, preprocessing: Preprocessing) -> ShownInspection:
    pixels, thumbnail = (seen.pixels, seen.thumbnail) if isinstance(seen, _Seen) else (None, None)
    return ShownInspection(inspection, pixels, thumbnail, preprocessing)


__all__ = [
    "AlarmsStanding", "FolderState", "JobSize", "ModelReady", "ModelRefused", "Preparing", "ShownInspection",
    "WorkBegun", "acknowledged",
    "judge_arrivals", "judge_paths", "pixels_again", "shown",
]  # fmt: skip
