"""Bar codes and data matrix codes in a picture, read by zxing-cpp where it is installed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import StationError
from castinspect.imaging.content import Content
from castinspect.imaging.loading import Picture
from castinspect.inspection.reading import Attach
from castinspect.station.sources.identity import IdentityPattern, PartFields, cleaned, read_scan

_MOST_WAITING = 1000
"""Pictures whose codes are read and not asked for yet."""


class CodeReader:
    """Reads codes while a picture is decoded, in the line's reading threads, and tells them when its part is recorded.

    Args:
        attach: What else goes along with each picture.

    Raises:
        StationError: The library is not installed.
    """

    def __init__(self, attach: Attach) -> None:
        require_reader()
        self._attach = attach
        self._lock = threading.Lock()
        self._codes: OrderedDict[Path, tuple[str, ...]] = OrderedDict()

    def attach(self, path: Path, picture: Picture | None, content: Content | None) -> object:
        """Read the codes of a picture; what else goes along with it."""
        codes = read_codes(picture.pixels) if picture is not None else ()
        with self._lock:
            self._codes[path] = codes
            while len(self._codes) > _MOST_WAITING:
                self._codes.popitem(last=False)
        return self._attach(path, picture, content)

    def take(self, path: Path) -> tuple[str, ...]:
        """The codes of the picture that was read last under this name, once."""
        with self._lock:
            return self._codes.pop(path, ())


def require_reader() -> None:
    """Make sure that codes can be read.

    Raises:
        StationError: The library is not installed.
    """
    if find_spec("zxingcpp") is None:
        raise StationError("codes-library-missing")


def read_codes(pixels: NDArray[np.uint8]) -> tuple[str, ...]:
    """Texts of the codes in a picture, each once, in the order in which they were found.

    Args:
        pixels: (height, width) or (height, width, 3), RGB.

    Raises:
        StationError: The library is not installed.
    """
    require_reader()
    import zxingcpp

    grey = pixels if pixels.ndim == 2 else np.rint(pixels @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)
    found = zxingcpp.read_barcodes(np.ascontiguousarray(grey))
    texts = (cleaned(code.text) for code in found if code.valid)
    return tuple(dict.fromkeys(text for text in texts if text))


def fields_of_codes(texts: tuple[str, ...], pattern: IdentityPattern | None = None) -> PartFields:
    """The fields that codes of one picture tell together.

    Several codes that name different parts tell none: which of them lies under the camera is unknown.
    """
    fields = PartFields()
    for text in texts:
        read = read_scan(text, pattern)
        if fields.part and read.part and fields.part != read.part:
            return PartFields()
        fields = fields.filled_from(read)
    return fields
