"""JPEG: decoded strictly, so that what libjpeg only warns of is an error; see ITU-T T.81 for the markers.

Pillow passes over the warnings: half a picture comes out with the rest in grey.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import simplejpeg
from numpy.typing import NDArray

_MARKER = re.compile(rb"\xff+[^\x00\x01\xd0-\xd7\xff]")  # neither stuffing nor a restart
_SOI, _EOI, _SOS, _DHT = 0xD8, 0xD9, 0xDA, 0xC4
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset({0xC2, 0xCA})
_COEFFICIENTS = 64
_BLOCKS_PER_BYTE = 8  # a block takes at least a bit
_CODE_LENGTHS = 16
_END_OF_BLOCK = 0
_ZEROS = bytes(48)
"""Longer than what the other components can hold between two blocks of the first; whole pictures had 3 at most."""
_SCALED = 2  # libjpeg's factors under 2 take longer than decoding everything


class JpegDamagedError(ValueError):
    """The stream is not whole."""


@dataclass(frozen=True)
class _Scan:
    """Which coefficients a scan brings, and down to which bit: Ss, Se, Al of its header."""

    components: bytes
    first: int
    last: int
    lowest_bit: int


def decode_jpeg(content: bytes, *, grey: bool, least_side: int | None = None) -> NDArray[np.uint8]:
    """Decode a whole JPEG.

    Args:
        content: The file.
        grey: Whether only the brightness is wanted, as it is stored.
        least_side: Pixels that are enough for the shorter side: where a reduced size leaves as many it is decoded at
            that. None decodes everything.

    Returns:
        uint8 (height, width) or (height, width, 3), as it is stored (not turned).

    Raises:
        JpegDamagedError: Part of it is missing or was overwritten.
    """
    refuse_missing_scans(content)
    least, factor = (0, 1) if least_side is None else (least_side, _SCALED)
    pixels: NDArray[np.uint8] = _strictly(content, "GRAY" if grey else "RGB", least, factor)
    return pixels[..., 0] if grey else pixels


def refuse_damaged_jpeg(content: bytes, *, is_cmyk: bool = False) -> None:
    """Decode strictly at an eighth of the size, for those who take their pixels from another decoder.

    Raises:
        JpegDamagedError: As `decode_jpeg`.
    """
    refuse_missing_scans(content)
    _strictly(content, "CMYK" if is_cmyk else "GRAY", 1, 8)


def refuse_missing_scans(content: bytes) -> None:
    """Refuse what is too short for its size, or whose scans do not bring every bit of every coefficient.

    A progressive JPEG that was cut between two scans and closed decodes without a warning, only coarsely.

    Raises:
        JpegDamagedError: So it is.
    """
    frame: tuple[int, bytes] | None = None
    scans: list[_Scan] = []
    zero_codes: dict[int, int] = {}
    for marker, body, end in _segments(content):
        if marker in _FRAMES and frame is None:
            frame = (marker, body[6::3])
            height, width = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big")
            if height * width // (_COEFFICIENTS * _BLOCKS_PER_BYTE) > len(content):
                raise JpegDamagedError("too short for its size")
        elif marker == _DHT:
            zero_codes |= _zero_codes(body)
        elif marker == _SOS:
            scans.append(_scan(body))
            if frame and frame[0] not in _PROGRESSIVE and set(frame[1]) <= set(scans[-1].components):
                _refuse_zeros(content, end, zero_codes.get(body[2] & 15, _END_OF_BLOCK))
                return  # all there is in one scan: the decoder sees whether that is whole
    if frame is None or not scans:
        raise JpegDamagedError("no frame")
    _refuse_uncovered(frame[0] in _PROGRESSIVE, frame[1], scans)


def _strictly(content: bytes, colours: str, least: int, factor: int) -> NDArray[np.uint8]:
    try:
        return simplejpeg.decode_jpeg(  # type: ignore[no-any-return]
            content, colours, min_height=least, min_width=least, min_factor=factor, strict=True
        )
    except (ValueError, RuntimeError, TypeError, OverflowError) as error:
        raise JpegDamagedError(str(error)) from error


def _segments(content: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Markers up to the end of the picture, each with its segment's body and where that ends."""
    at = 2
    while found := _MARKER.search(content, at):
        marker, at = content[found.end() - 1], found.end()
        if marker == _EOI:
            return
        if marker == _SOI:
            continue
        length = int.from_bytes(content[at : at + 2], "big")
        yield marker, content[at + 2 : at + length], at + length
        at += max(2, length)


def _scan(body: bytes) -> _Scan:
    count = body[0] if body else 0
    if len(body) < 4 + 2 * count:
        raise JpegDamagedError("a scan's header is cut")
    first, last, bits = body[1 + 2 * count : 4 + 2 * count]
    return _Scan(body[1 : 1 + 2 * count : 2], first, last, bits & 15)


def _zero_codes(body: bytes) -> dict[int, int]:
    """By AC table of a segment, the symbol whose code is all zeros: the first one, as T.81 counts codes (annex C)."""
    found, at = {}, 0
    while at + 1 + _CODE_LENGTHS < len(body):
        kind, number = divmod(body[at], 16)
        at += 1 + _CODE_LENGTHS
        if kind == 1:
            found[number] = body[at]
        at += sum(body[at - _CODE_LENGTHS : at])
    return found


def _refuse_zeros(content: bytes, start: int, zero_code: int) -> None:
    """Refuse zeros amid the only scan, which decode without a warning where enough is left for the picture.

    Where zeros do not end a block, they are one coefficient after the other, which no picture has for so long.
    """
    at = content.find(_ZEROS, start)
    if zero_code != _END_OF_BLOCK and at >= 0 and content.find(b"\xff\xd9", start, at) < 0:
        raise JpegDamagedError("the scan holds zeros")


def _refuse_uncovered(is_progressive: bool, components: bytes, scans: list[_Scan]) -> None:
    for component in components:
        missing = [255] * _COEFFICIENTS  # lowest bit that was brought of each coefficient
        for scan in scans:
            if component in scan.components:
                last = min(scan.last, _COEFFICIENTS - 1) if is_progressive else _COEFFICIENTS - 1
                for index in range(scan.first, last + 1):
                    missing[index] = min(missing[index], scan.lowest_bit)
        if any(missing):
            raise JpegDamagedError("scans are missing")
