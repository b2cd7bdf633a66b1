"""Whether a file holds its whole picture, by what its format allows to prove.

| format | proof |
|---|---|
| JPEG | every scan is there, and strict decoding meets nothing amiss (`castinspect.imaging.jpeg`) |
| PNG | the CRC of every chunk, IEND, length and checksum of the stream of pixels (`castinspect.imaging.png`) |
| TIFF | all strips or tiles lie in the file and hold what they must (`castinspect.imaging.tiff`) |
| BMP | all rows lie in the file |
| WebP | its chunks lie in the file, and the stream of pixels holds no stretch of zeros |

Pixels that are stored without a checksum are looked at, too: what was never written comes as zeros (or ones) that begin
or end within a row. Whole rows that are missing are for the gate, which knows whether the training pictures had such.
"""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.imaging.jpeg import refuse_damaged_jpeg
from castinspect.imaging.png import refuse_damaged_png
from castinspect.imaging.tiff import refuse_damaged_tiff

JPEG_FORMATS = frozenset({"JPEG", "MPO"})

_BMP_RAW = frozenset({0, 3, 6})  # BI_RGB and the two with bit fields
_WEBP_ZEROS = 32
_WEBP_ZEROS_PER_BLOCK = 0.25  # of 16 pixels a side; what is flat beside noise was measured at 0.2 a flat block
_FEWEST = 4  # pixels of a row that can show where filling began
_STEP = 8  # grey levels between what was filled and what was seen
_SEEN_SHARE = 0.9
_ROWS_LOOKED_AT, _LEVELS_OF_BLACK_AND_WHITE = 200, 2
_BAND = 4_000_000  # bytes


class FileCutError(ValueError):
    """Rows or chunks are missing."""


def refuse_incomplete(image: Image.Image, content: bytes, *, decodes_strictly: bool = False) -> None:
    """Check a file against its own tables and checksums before its pixels are decoded.

    Args:
        image: The file as it was opened; nothing of it is decoded yet.
        content: Of the file.
        decodes_strictly: Whether a JPEG's pixels will come from `decode_jpeg`, which proves the rest.

    Raises:
        ValueError: Part of it is missing or was overwritten.
    """
    if image.format in JPEG_FORMATS and not decodes_strictly:
        refuse_damaged_jpeg(content, is_cmyk=image.mode == "CMYK")
    elif image.format == "PNG":
        refuse_damaged_png(content)
    elif image.format == "TIFF":
        refuse_damaged_tiff(content, image.tag_v2, image.size)  # type: ignore[attr-defined]
    elif image.format == "BMP":
        _refuse_cut_bitmap(content)
    elif image.format == "WEBP":
        _refuse_damaged_webp(content, image.size)


def has_no_checksum(image: Image.Image) -> bool:
    """Whether nothing in the file tells pixels that were written from what fills a hole."""
    return image.format == "BMP" or (image.format == "TIFF" and image.info.get("compression") == "raw")


def is_filled(pixels: NDArray[np.uint8]) -> bool:
    """Whether a stretch of more than a row is all black or all white, and begins or ends amid a row of something else.

    A dark background does not look so: where it begins within a row, the row above is dark there, too. Of a picture in
    black and white alone nothing can be said.

    Args:
        pixels: (height, width) or (height, width, 3), in the order in which they are stored, whichever row comes first.
    """
    rows = pixels.reshape(len(pixels), -1)
    turned = rows[::-1, ::-1]
    found = any(_begins_amid_row(rows, value) or _begins_amid_row(turned, value) for value in (0, 255))
    return found and len(np.unique(rows[:: max(1, len(rows) // _ROWS_LOOKED_AT)])) > _LEVELS_OF_BLACK_AND_WHITE


def _begins_amid_row(rows: NDArray[np.uint8], value: int) -> bool:
    """Whether somewhere everything from the middle of a row to beyond the end of the next is `value`."""
    width = rows.shape[1]
    first, last, is_full = np.zeros(len(rows), np.intp), np.zeros(len(rows), np.intp), np.zeros(len(rows), bool)
    step = max(1, _BAND // width)
    for top in range(0, len(rows), step):  # in bands, for a large picture's sake
        band = slice(top, top + step)
        other = rows[band] != value
        first[band], last[band] = other.argmax(axis=1), other[:, ::-1].argmax(axis=1)  # how far `value` reaches in
        is_full[band] = ~other.any(axis=1)
    follows = np.where(is_full, width, first)[1:]  # in the row after
    begins = ~is_full[:-1] & (last[:-1] >= _FEWEST) & (last[:-1] + follows >= width)
    return any(_is_abrupt(rows, int(row), width - int(last[row]), value) for row in np.flatnonzero(begins))


def _is_abrupt(rows: NDArray[np.uint8], row: int, column: int, value: int) -> bool:
    """Whether right above and right before the first filled pixel something else was seen."""
    before = rows[row, max(0, column - 8) : column].astype(np.int16)
    if row == 0 or abs(float(np.median(before)) - value) < _STEP:
        return False
    above = rows[row - 1, column:].astype(np.int16)
    return bool((above != value).mean() >= _SEEN_SHARE and abs(float(np.median(above)) - value) >= _STEP)


def _refuse_cut_bitmap(content: bytes) -> None:
    """Rows of 1 to 32 bits are padded to four bytes."""
    if len(content) < 34:
        raise FileCutError("no header")
    (start, header) = struct.unpack_from("<II", content, 10)
    if header == 12:
        width, height, _, bits = struct.unpack_from("<HHHH", content, 18)
        compression = 0
    else:
        width, height, _, bits, compression = struct.unpack_from("<iiHHI", content, 18)
    if compression in _BMP_RAW and start + abs(height) * (-(-abs(width) * bits // 32) * 4) > len(content):
        raise FileCutError("rows are missing")


def _refuse_damaged_webp(content: bytes, size: tuple[int, int]) -> None:
    """Walk the chunks of the RIFF container (Google, RFC 9649).

    That of the pixels must nowhere hold more zeros in a row than a flat picture of the size would.
    """
    most = _WEBP_ZEROS + int(_WEBP_ZEROS_PER_BLOCK * -(-size[0] // 16) * -(-size[1] // 16))
    (length,) = struct.unpack_from("<I", content, 4)
    end = 8 + length
    if end > len(content) + (length & 1):
        raise FileCutError("the file is shorter than it says")
    at, seen = 12, False
    while at + 8 <= min(end, len(content)):
        kind, (length,) = content[at : at + 4], struct.unpack_from("<I", content, at + 4)
        body = content[at + 8 : at + 8 + length]
        if len(body) < length:
            raise FileCutError("a chunk is cut")
        if kind in {b"VP8 ", b"VP8L", b"ANMF"}:
            seen = True
            if bytes(most) in body:
                raise FileCutError("the stream of pixels holds zeros")
        at += 8 + length + (length & 1)
    if not seen:
        raise FileCutError("no pixels")
