"""From a file to what an engine is given: read once, hashed, decoded once, brought to the network's size."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from castinspect.errors import ImageError
from castinspect.imaging.content import FileStamp, read_file
from castinspect.imaging.loading import Picture
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines.engine import Pixels
from castinspect.messages import Message

Attach = Callable[[Path, Picture | None], object]
"""Makes of a picture what is to go along with its inspection, as a thumbnail; None where it could not be decoded."""


@dataclass(frozen=True)
class ReadPicture:
    """A picture on its way to the engine, or the reason why it does not get there.

    Attributes:
        path: The file.
        milliseconds: That reading took.
        prepared: Its pixels at the network's size; None where it cannot be judged.
        problem: Why it cannot be judged.
        sha256: Of the file; empty where it could not be read.
        stamp: Of the very file that was read.
        pixels_sha256: Of the decoded pixels.
        width: Of the picture in pixels, the right way up.
        height: Likewise.
        attached: What goes along with it.
    """

    path: Path
    milliseconds: float = 0.0
    prepared: Pixels | None = None
    problem: Message | None = None
    sha256: str = ""
    stamp: FileStamp | None = None
    pixels_sha256: str = ""
    width: int = 0
    height: int = 0
    attached: object = None


def read_picture(path: Path, preprocessing: Preprocessing, attach: Attach) -> ReadPicture:
    """Read a file once and make of it all that is needed; one that cannot be judged says why, whatever went wrong."""
    started = time.perf_counter()
    read, content, picture = ReadPicture(path), None, None
    try:
        content = read_file(path)
        picture = preprocessing.decode(content.data, path)
        read = replace(
            read,
            sha256=picture.sha256,
            stamp=content.stamp,
            pixels_sha256=hashlib.sha256(np.ascontiguousarray(picture.pixels).data).hexdigest(),
            width=picture.width,
            height=picture.height,
            prepared=preprocessing.resized(picture.pixels),
        )
    except Exception as error:  # one picture must never stop the line
        read = replace(read, prepared=None, problem=problem_of(error))
        if content is not None:
            read = replace(read, sha256=content.sha256, stamp=content.stamp)
    milliseconds = 1000 * (time.perf_counter() - started)
    return replace(read, milliseconds=milliseconds, attached=_attached(attach, path, picture))


def problem_of(error: Exception) -> Message:
    """What is told of an error: its own sentence where it has one."""
    if isinstance(error, ImageError):
        return error.message
    detail = str(error).splitlines()[0] if str(error) else type(error).__name__
    return Message("unexpected", {"detail": detail})


def _attached(attach: Attach, path: Path, picture: Picture | None) -> object:
    try:
        return attach(path, picture)
    except Exception:  # what goes with a picture must not change its verdict
        return None
