"""TIFF: proven whole by its table of strips or tiles, as far as the compression allows; see TIFF 6.0 (Adobe, 1992)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import TiffImagePlugin

from castinspect.imaging.jpeg import JpegDamagedError, refuse_damaged_jpeg
from castinspect.imaging.png import PngDamagedError, inflated

Tags = TiffImagePlugin.ImageFileDirectory_v2

_ROWS_PER_STRIP, _PLANAR, _JPEG_TABLES = 278, 284, 347
_STRIPS, _TILES = (273, 279), (324, 325)
_TILE_WIDTH, _TILE_LENGTH = 322, 323
_RAW, _JPEG, _DEFLATE = 1, 7, frozenset({8, 32946})
_MOST_EXPANSION = {32773: 64, 5: 4096}  # what PackBits and LZW can make of a byte
_FURTHEST_EXPANSION = 1 << 16
_ZEROS = bytes(64)  # no sane writer of LZW, PackBits or fax data needs as many


class TiffDamagedError(ValueError):
    """A strip or tile is missing, too short, or not what its compression makes."""


@dataclass(frozen=True)
class _Layout:
    """How the picture is cut: size of a piece in pixels, bits of a pixel in it, and how many pieces there must be."""

    wide: int
    high: int
    bits: int
    count: int
    size: tuple[int, int]
    across: int

    def bytes_of(self, piece: int, *, is_tiled: bool) -> int:
        """What a piece holds when it is not compressed; the last strip may be shorter."""
        rows = self.high if is_tiled else min(self.high, self.size[1] - piece % max(1, self._down) * self.high)
        return rows * -(-self.wide * self.bits // 8)

    @property
    def _down(self) -> int:
        return -(-self.size[1] // self.high)


def refuse_damaged_tiff(content: bytes, tags: Tags, size: tuple[int, int]) -> None:
    """Check that all strips or tiles lie within the file and hold as much as they must.

    Args:
        content: The file.
        tags: Of its first page.
        size: Width and height in pixels.

    Raises:
        TiffDamagedError: One does not.
    """
    is_tiled = _TILES[0] in tags
    at, lengths = (_numbers(tags, tag) for tag in (_TILES if is_tiled else _STRIPS))
    layout = _layout(tags, size, is_tiled=is_tiled)
    if not lengths and len(at) == 1:
        lengths = [len(content) - at[0]]
    if len(at) < layout.count or len(lengths) < layout.count or len(set(at[: layout.count])) < layout.count:
        raise TiffDamagedError("pieces are missing")
    compression = int(tags.get(259, _RAW))
    for piece, body in enumerate(_bodies(content, at[: layout.count], lengths)):
        _refuse_damaged_piece(body, layout.bytes_of(piece, is_tiled=is_tiled), compression, tags)


def _layout(tags: Tags, size: tuple[int, int], *, is_tiled: bool) -> _Layout:
    bits = tags.get(258, (1,))
    bits = [int(found) for found in (bits if isinstance(bits, tuple) else (bits,))]
    samples = int(tags.get(277, 1))
    planes = samples if int(tags.get(_PLANAR, 1)) == 2 else 1
    each = bits[0] if planes > 1 else sum(bits) if len(bits) == samples else bits[0] * samples
    width, height = size
    if is_tiled:
        wide, high = int(tags[_TILE_WIDTH]), int(tags[_TILE_LENGTH])
    else:
        wide, high = width, min(height, int(tags.get(_ROWS_PER_STRIP, height)))
    if min(wide, high, each) < 1:
        raise TiffDamagedError("no size")
    across = -(-width // wide)
    return _Layout(wide, high, each, across * -(-height // high) * planes, size, across)


def _bodies(content: bytes, at: Sequence[int], lengths: Sequence[int]) -> Iterator[memoryview]:
    view = memoryview(content)
    for start, length in zip(at, lengths, strict=False):
        if start < 8 or length < 1 or start + length > len(content):
            raise TiffDamagedError("a piece lies outside the file")
        yield view[start : start + length]


def _refuse_damaged_piece(body: memoryview, expected: int, compression: int, tags: Tags) -> None:
    if compression == _RAW:
        if len(body) < expected:
            raise TiffDamagedError("a piece is too short")
    elif compression in _DEFLATE:
        if _inflated_length(body) < expected:
            raise TiffDamagedError("a piece is too short")
    elif compression == _JPEG:
        _refuse_damaged_jpeg(bytes(body), tags)
    elif expected > len(body) * _MOST_EXPANSION.get(compression, _FURTHEST_EXPANSION) or _ZEROS in bytes(body):
        raise TiffDamagedError("a piece cannot hold its pixels")


def _inflated_length(body: memoryview) -> int:
    """How much comes out of a stream whose checksum is right."""
    inflater = zlib.decompressobj()
    try:
        length = sum(map(len, inflated(inflater, body)))
        length += len(inflater.flush())
    except (zlib.error, PngDamagedError) as error:
        raise TiffDamagedError(str(error)) from error
    if not inflater.eof:
        raise TiffDamagedError("a stream without end")
    return length


def _refuse_damaged_jpeg(body: bytes, tags: Tags) -> None:
    tables = bytes(tags.get(_JPEG_TABLES, b""))
    try:
        refuse_damaged_jpeg(tables[:-2] + body[2:] if tables else body)
    except JpegDamagedError as error:
        raise TiffDamagedError(str(error)) from error


def _numbers(tags: Tags, tag: int) -> list[int]:
    found = tags.get(tag, ())
    return [int(number) for number in (found if isinstance(found, tuple) else (found,))]
