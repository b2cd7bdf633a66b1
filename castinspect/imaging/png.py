"""PNG: proven whole by its own checksums; see the PNG specification (W3C, third edition)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADER = struct.Struct(">IIBBBBB")
"""Data of the chunk IHDR: width, height, depth, kind of colour, compression, filter, interlacing."""

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES = ((0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2), (0, 1, 1, 2))
"""Adam7: first column and step, first row and step of each pass."""
_AT_ONCE = 1 << 20
_FED = 1 << 16  # bytes: zlib copies what it has not used yet at every call


class PngDamagedError(ValueError):
    """A chunk or the stream of pixels is not whole."""


def refuse_damaged_png(content: bytes) -> None:
    """Check every chunk's CRC up to IEND, and that the stream of pixels is whole: its length and its checksum.

    Raises:
        PngDamagedError: Part of it is missing or was overwritten.
    """
    header, inflater, length = b"", zlib.decompressobj(), 0
    for kind, body in chunks(content):
        if kind == b"IHDR":
            header = bytes(body)
        elif kind == b"IDAT":
            length += sum(map(len, inflated(inflater, body)))
        elif kind == b"IEND":
            length += len(inflater.flush())
            if not inflater.eof or len(header) != 13 or length != _expected(header):
                raise PngDamagedError("the stream of pixels is not whole")
            return
    raise PngDamagedError("no end")


def significant_bits(content: bytes) -> int | None:
    """How many bits of each sample count, where the file declares it (chunk sBIT); the most of any channel.

    The last value of a picture with transparency is that of its transparency, and as good as the others.
    """
    for kind, body in chunks(content):
        if kind == b"sBIT" and body:
            return max(body)
        if kind == b"IDAT":
            break
    return None


def exif_block(content: bytes) -> bytes | None:
    """The EXIF data of a file (chunk eXIf), before its pixels or after them; None where there is none."""
    return next((bytes(body) for kind, body in chunks(content) if kind == b"eXIf"), None)


def chunks(content: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Kind and data of each chunk.

    Raises:
        PngDamagedError: The signature or a CRC is wrong, or a chunk is cut.
    """
    if not content.startswith(SIGNATURE):
        raise PngDamagedError("no signature")
    view, at = memoryview(content), len(SIGNATURE)
    while at + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        end = at + 8 + length
        if end + 4 > len(content) or zlib.crc32(view[at + 4 : end]) != struct.unpack_from(">I", content, end)[0]:
            raise PngDamagedError("a chunk is damaged")
        yield bytes(view[at + 4 : at + 8]), view[at + 8 : end]
        at = end + 4


def inflated(inflater: zlib._Decompress, body: memoryview) -> Iterator[bytes]:
    """What comes out of a piece of a stream, in pieces of 1 MB at most.

    Raises:
        PngDamagedError: It is no such stream.
    """
    for start in range(0, len(body), _FED):
        waiting = bytes(body[start : start + _FED])
        try:
            while waiting and not inflater.eof:
                yield inflater.decompress(waiting, _AT_ONCE)
                waiting = inflater.unconsumed_tail
        except zlib.error as error:
            raise PngDamagedError(str(error)) from error


def _expected(header: bytes) -> int:
    """Bytes of all rows, each with its filter's."""
    width, height, depth, colour, _, _, interlaced = HEADER.unpack(header)
    bits = depth * _CHANNELS.get(colour, 0)
    sizes = [(width, height)]
    if interlaced:
        sizes = [(-(-(width - x) // across), -(-(height - y) // down)) for x, across, y, down in _PASSES]
    return sum(rows * (1 + -(-columns * bits // 8)) for columns, rows in sizes if columns > 0 and rows > 0)
