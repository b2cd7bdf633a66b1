"""Which of a deep picture's values are black and white: as its file declares, else as the person says.

Cameras of 10 and 12 bits write their values into the low end of 16 bits. Read over the whole range such a picture keeps
17 grey levels of 4,096. A file may declare what it means: PNG by the chunk sBIT, TIFF by BitsPerSample, MaxSampleValue
or SMaxSampleValue. Where it does not and uses a sixteenth of the range at most, it is refused until a person has said.
That a camera gives 14 bits shows in many pictures only (`castinspect.data.depth_question`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.imaging.png import significant_bits

FULL = 65535
UNKNOWN_UP_TO = 4095
"""A picture of 16 bits without a brighter value may be one of 12 or fewer."""

_BITS, _PHOTOMETRIC, _FORMAT = 258, 262, 339
_LEAST, _MOST, _SIGNED_LEAST, _SIGNED_MOST = 280, 281, 340, 341
_MIN_IS_WHITE = 0
_UNSIGNED, _SIGNED = 1, 2


class UnknownDepthError(ValueError):
    """Nothing tells which value is white.

    Args:
        highest: Value in the picture.
        bits: That it needs.
    """

    def __init__(self, highest: int) -> None:
        self.highest = highest
        self.bits = next((bits for bits in (8, 10, 12, 14) if highest < 1 << bits), max(16, highest.bit_length()))
        super().__init__(f"{highest} of unknown range")


class BeyondWhiteError(ValueError):
    """A value is brighter than white.

    Args:
        highest: Value in the picture.
        white: The value that is to be white.
    """

    def __init__(self, highest: int, white: int) -> None:
        self.highest, self.white = highest, white
        super().__init__(f"{highest} beyond {white}")


@dataclass(frozen=True)
class Declared:
    """What a file says of its values.

    Attributes:
        black: Value of black.
        white: Value of white; None where nothing is said.
        low_bits: How many of 16 bits count, where these are said to be the low ones or the high ones.
        is_inverted: Whether low values are bright.
        is_full: Whether all bits of the file's words may be taken for the range.
    """

    black: int = 0
    white: int | None = None
    low_bits: int | None = None
    is_inverted: bool = False
    is_full: bool = True


@dataclass(frozen=True)
class Range:
    """Values from black to white; black above white where low values are bright."""

    black: int
    white: int

    def scaled(self, values: NDArray[np.integer]) -> NDArray[np.uint8]:
        """Bring values to 0 (black) to 255 (white), rounded."""
        factor = np.float32(255.0 / (self.white - self.black))
        scaled = (values.astype(np.float32) - np.float32(self.black)) * factor
        rounded: NDArray[np.uint8] = np.rint(np.clip(scaled, 0, 255)).astype(np.uint8)
        return rounded


def white_of(bits: int | None) -> int:
    """The value of white in files whose values use so many bits; `FULL` where that is not known."""
    return FULL if bits is None else (1 << bits) - 1


def declared(image: Image.Image, content: bytes) -> Declared:
    """What a file says of its values."""
    if image.format == "PNG":
        bits = significant_bits(content)
        return Declared(low_bits=bits if bits and 8 < bits < 16 else None)
    return _of_tiff(image) if image.format == "TIFF" else Declared()


def range_of(found: Declared, lowest: int, highest: int, low_bits_set: int, white_level: int) -> Range:
    """The range of a picture's values.

    Args:
        found: What its file says.
        lowest: Its lowest value.
        highest: Its highest value.
        low_bits_set: All its values, or-ed.
        white_level: Which value is white where the file does not say; `FULL` means that nothing is known.

    Raises:
        UnknownDepthError: Nothing tells which value is white.
        BeyondWhiteError: A value is brighter than white.
    """
    white = _white(found, highest, low_bits_set, white_level)
    if highest > white or lowest < found.black:
        raise BeyondWhiteError(highest, white)
    return Range(white, found.black) if found.is_inverted else Range(found.black, white)


def _white(found: Declared, highest: int, low_bits_set: int, white_level: int) -> int:
    if found.low_bits and highest < 1 << found.low_bits:
        unused = (1 << 16 - found.low_bits) - 1
        if low_bits_set & unused or white_level == (1 << found.low_bits) - 1:
            return (1 << found.low_bits) - 1
        raise UnknownDepthError(highest)  # aligned to the high bits and very dark, or to the low ones
    if found.low_bits:
        return FULL
    if found.white is not None and (_is_round(found.white) or highest < found.white):
        return found.white  # else it tells the highest value that there is, and not the range
    if white_level != FULL:
        return white_level
    if not found.is_full or highest <= UNKNOWN_UP_TO:
        raise UnknownDepthError(highest)
    return FULL


def _of_tiff(image: Image.Image) -> Declared:
    tags = image.tag_v2  # type: ignore[attr-defined]
    bits, kind = _first(tags.get(_BITS, 1)), _first(tags.get(_FORMAT, _UNSIGNED))
    inverted = tags.get(_PHOTOMETRIC) == _MIN_IS_WHITE
    is_signed = kind == _SIGNED
    most = tags.get(_SIGNED_MOST) or (None if is_signed else tags.get(_MOST))
    least = tags.get(_SIGNED_LEAST) if most and _SIGNED_MOST in tags else tags.get(_LEAST)
    white = None if most is None else int(_first(most))
    if white is None and 8 < bits < 16:
        white = (1 << bits) - 1
    black = int(_first(least)) if white is not None and is_signed and least is not None else 0
    if white is not None and white <= black:
        white = None
    return Declared(black, white, None, inverted, is_full=not is_signed and bits == 16)


def _first(value: Any) -> int:
    return int(value[0] if isinstance(value, tuple | list) else value)


def _is_round(value: int) -> bool:
    """Whether a value is the highest of a number of bits."""
    return value & (value + 1) == 0
