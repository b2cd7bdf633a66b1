"""From a file to what an engine is given: read once, hashed, decoded once, brought to the network's size."""

from __future__ import annotations

import hashlib
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import ImageError
from castinspect.imaging.content import Content, FileStamp, read_file
from castinspect.imaging.loading import Picture
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines.engine import Pixels
from castinspect.inspection.gate import GateFinding, check
from castinspect.inspection.measuring import picture_statistics
from castinspect.messages import Message
from castinspect.models.metadata import Gate

Attach = Callable[[Path, Picture | None, Content | None], object]
"""Makes of a picture what is to go along with its inspection, as a thumbnail.

It is handed the file's path, the picture as it was decoded, and the file as it was read; None where it could not be.
"""


BANDS = 32
"""Of how many bands of rows a picture's checksums are kept."""


@dataclass(frozen=True)
class ReadPicture:
    """A picture on its way to the engine, or the reason why it does not get there.

    Attributes:
        path: The file.
        milliseconds: That reading took.
        prepared: Its pixels at the network's size; None where it cannot be judged.
        problems: Why it cannot be judged.
        doubts: Why it is not to be called OK.
        sha256: Of the file; empty where it could not be read.
        stamp: Of the very file that was read.
        pixels_sha256: Of the decoded pixels, whatever the file says beside them.
        bands: Of the decoded pixels, from top to bottom; see `castinspect.inspection.inspection`.
        width: Of the picture in pixels, the right way up.
        height: Likewise.
        attached: What goes along with it.
    """

    path: Path
    milliseconds: float = 0.0
    prepared: Pixels | None = None
    problems: tuple[Message, ...] = ()
    doubts: tuple[Message, ...] = ()
    sha256: str = ""
    stamp: FileStamp | None = None
    pixels_sha256: str = ""
    bands: tuple[int, ...] = ()
    width: int = 0
    height: int = 0
    attached: object = None


def read_picture(
    path: Path,
    preprocessing: Preprocessing,
    gate: Gate | None = None,
    attach: Attach | None = None,
    content: Content | None = None,
) -> ReadPicture:
    """Read a file once and make of it all that is needed; one that cannot be judged says why, whatever went wrong.

    Args:
        path: The file.
        preprocessing: Of the network.
        gate: Which pictures are judged; None judges all.
        attach: Called last; must be quick.
        content: The file as it was read before; None reads it.
    """
    started = time.perf_counter()
    read, picture = ReadPicture(path), None
    try:
        # the very bytes that are hashed are checked for completeness and decoded
        content = content or read_file(path)
        picture = preprocessing.decode(content.data, path)
        prepared = preprocessing.resized(picture.pixels)
        # the gate, before the network is asked
        found = GateFinding()
        if gate is not None:
            of_before = "texture" in gate.bounds
            measured = picture_statistics(content.data, picture, prepared, preprocessing, with_texture=of_before)
            found = check(measured, gate)
        read = replace(_known(read, content, picture), problems=found.hold, doubts=found.review)
        read = read if found.hold else replace(read, prepared=prepared)
    except Exception as error:  # one picture must never stop the line
        read = replace(read, problems=(problem_of(error),))
        if content is not None:
            read = replace(read, sha256=content.sha256, stamp=content.stamp)
    milliseconds = 1000 * (time.perf_counter() - started)
    attached = _attached(attach or nothing_attached, path, picture, content)
    return replace(read, milliseconds=milliseconds, attached=attached)


def _known(read: ReadPicture, content: Content, picture: Picture) -> ReadPicture:
    """What is known of the file and its pixels."""
    bands = pixel_bands(picture.pixels)
    return replace(
        read,
        sha256=picture.sha256,
        stamp=content.stamp,
        pixels_sha256=hashlib.sha256(repr((picture.pixels.shape, bands)).encode()).hexdigest(),
        bands=bands,
        width=picture.width,
        height=picture.height,
    )


def pixel_bands(pixels: NDArray[np.uint8]) -> tuple[int, ...]:
    """Checksums of a picture's rows in `BANDS` bands, from top to bottom; 0 for a band of one value."""
    data = np.ascontiguousarray(pixels).reshape(-1).data
    width = len(data) // len(pixels)
    bands = [data[start * width : end * width] for start, end in _band_edges(len(pixels))]
    return tuple(zlib.crc32(band) if _varies(band) else 0 for band in bands)


def _varies(values: memoryview) -> bool:
    """Whether there are different values; a few of them show that nearly always."""
    if not values:
        return False
    first, count = values[0], len(values)
    if values[count // 2] != first or values[count // 3] != first:
        return True
    return values.tobytes().strip(values[:1].tobytes()) != b""


@lru_cache(maxsize=8)  # a camera's pictures have one height
def _band_edges(height: int) -> tuple[tuple[int, int], ...]:
    return tuple(pairwise(np.linspace(0, height, BANDS + 1).astype(int).tolist()))


def problem_of(error: Exception) -> Message:
    """What is told of an error: its own sentence where it has one."""
    if isinstance(error, ImageError):
        return error.message
    detail = str(error).splitlines()[0] if str(error) else type(error).__name__
    return Message("unexpected", {"detail": detail})


def nothing_attached(_path: Path, _picture: Picture | None, _content: Content | None) -> object:
    """Nothing goes along with an inspection."""
    return None


def _attached(attach: Attach, path: Path, picture: Picture | None, content: Content | None) -> object:
    try:
        return attach(path, picture, content)
    except Exception:  # what goes with a picture must not change its verdict
        return None
