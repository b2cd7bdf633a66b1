"""What the inspection thread does: load the promoted checkpoint, judge, and bring along what the screen shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.errors import ImageError
from castinspect.imaging.finding import find_pictures
from castinspect.imaging.loading import Picture, load_image
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.messages import Message
from castinspect.models.metadata import CheckpointMetadata
from castinspect.station.line import FolderState, watch_folder
from castinspect.station.promoted import PromotedInspector
from castinspect.station.sources.folder import WatchedFolder

LARGEST_SHOWN = 1400  # pixels; more than the screen shows only costs time
_THUMBNAIL = 96
_GLANCE = 30  # pixels
_COLOURLESS = 12  # grey levels between the channels of a grey picture, as compression leaves them

InspectorMaker = Callable[[], PromotedInspector]


@dataclass(frozen=True)
class ModelReady:
    """The checkpoint is loaded; from here on it judges."""

    metadata: CheckpointMetadata
    device: str
    fallback: object


@dataclass(frozen=True)
class ModelRefused:
    """Another checkpoint was promoted and cannot be used; the one before keeps judging."""

    why: Message


@dataclass(frozen=True)
class JobSize:
    """How many pictures were found."""

    pictures: int


@dataclass(frozen=True)
class ShownInspection:
    """An inspection with what the screen shows of it.

    Attributes:
        inspection: The record.
        pixels: At most `LARGEST_SHOWN` on a side; None where the picture cannot be read.
        thumbnail: Likewise, small.
        preprocessing: How the picture was brought to the network, which places the heat map.
    """

    inspection: Inspection
    pixels: NDArray[np.uint8] | None
    thumbnail: NDArray[np.uint8] | None
    preprocessing: Preprocessing


@dataclass(frozen=True)
class Preparing:
    """The checkpoint is being loaded; its first use on this computer takes some seconds."""


@dataclass(frozen=True)
class _Seen:
    """What the screen shows of a picture, made by the thread that read it."""

    pixels: NDArray[np.uint8]
    thumbnail: NDArray[np.uint8]


def judge_paths(make_inspector: InspectorMaker, paths: Iterable[Path]) -> Iterator[object]:
    """Judge pictures and folders of pictures once."""
    yield Preparing()
    inspector = make_inspector()
    yield from (told := _ModelNews(inspector)).since_last()
    pictures = find_pictures(paths)
    if not pictures:
        raise ImageError("no-pictures", folder=", ".join(map(str, paths)))
    yield JobSize(len(pictures))
    for inspection, seen in inspector.inspect_with(pictures, _seen):
        yield from told.since_last()
        yield _shown(inspection, seen, inspector.metadata.preprocessing)


def judge_arrivals(make_inspector: InspectorMaker, watched: WatchedFolder, scan_seconds: float) -> Iterator[object]:
    """Judge what arrives in a folder until the iterator is closed."""
    yield Preparing()
    inspector = make_inspector()
    yield from (told := _ModelNews(inspector)).since_last()
    for event in watch_folder(watched, inspector, scan_seconds):
        yield from told.since_last()
        yield shown(event, inspector.metadata.preprocessing) if isinstance(event, Inspection) else event


def shown(inspection: Inspection, preprocessing: Preprocessing) -> ShownInspection:
    """Bring along the pixels for the screen."""
    try:
        seen = _seen(inspection.path, load_image(inspection.path, white_level=preprocessing.white_level))
    except ImageError:
        seen = None
    return _shown(inspection, seen, preprocessing)


def _seen(path: Path, picture: Picture | None) -> _Seen | None:
    """What to show of a picture; one whose colour or size was left out when it was read is read again."""
    if picture is None:
        return None
    if not picture.is_complete and (picture.is_reduced or _is_coloured(path)):
        picture = load_image(path)
    image = Image.fromarray(picture.pixels)
    image.thumbnail((LARGEST_SHOWN, LARGEST_SHOWN))
    small = image.reduce(max(1, round(max(image.size) / _THUMBNAIL)))
    return _Seen(np.asarray(image), np.asarray(small))


def _is_coloured(path: Path) -> bool:
    """Whether a picture has any colour to show, by a look at an eighth of its size."""
    pixels = load_image(path, least_side=_GLANCE).pixels
    return pixels.ndim == 3 and int(np.ptp(pixels, axis=2).max()) > _COLOURLESS


def _shown(inspection: Inspection, seen: object, preprocessing: Preprocessing) -> ShownInspection:
    pixels, thumbnail = (seen.pixels, seen.thumbnail) if isinstance(seen, _Seen) else (None, None)
    return ShownInspection(inspection, pixels, thumbnail, preprocessing)


class _ModelNews:
    """What there is to tell of the checkpoint that judges: each change once."""

    def __init__(self, inspector: PromotedInspector) -> None:
        self._inspector = inspector
        self._told: tuple[CheckpointMetadata | None, Message | None] = (None, None)

    def since_last(self) -> Iterator[ModelReady | ModelRefused]:
        metadata, refusal = self._told
        self._told = self._inspector.metadata, self._inspector.refusal
        if self._inspector.metadata is not metadata or (refusal is not None and self._inspector.refusal is None):
            device = self._inspector.device
            yield ModelReady(self._inspector.metadata, device.title, device.fallback)
        if self._inspector.refusal is not None and self._inspector.refusal is not refusal:
            yield ModelRefused(self._inspector.refusal)


__all__ = [
    "FolderState", "JobSize", "ModelReady", "ModelRefused", "Preparing", "ShownInspection",
    "judge_arrivals", "judge_paths", "shown",
]  # fmt: skip
