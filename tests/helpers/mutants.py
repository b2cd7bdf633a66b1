"""Files of pictures, whole and damaged in all the ways that disks, networks and hostile hands know."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from functools import cache

import numpy as np
from PIL import Image

from castinspect.synthetic.scene import make_casting

_NUMBERS = (0, 1, 2, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFF, 9999, 65536, 30000)
_HOLES = (64, 200, 400, 511, 600, 2048, 4096)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """A picture as a file's content."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@cache
def whole_files() -> dict[str, bytes]:
    """One casting in every form that the decoder knows; each holds its whole picture."""
    grey = Image.fromarray(make_casting(3, size=160).pixels)
    colour = Image.merge("RGB", [grey, grey.rotate(90), grey.rotate(180)])
    deep = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
    exif, padding = Image.Exif(), Image.Exif()
    exif[0x0112] = 6
    padding[0xEA1C] = b"\x1c\xea" + bytes(2060)
    found = {
        "jpeg": encoded(colour, "JPEG"), "jpeg-grey": encoded(grey, "JPEG", quality=95),
        "jpeg-progressive": encoded(colour, "JPEG", progressive=True, optimize=True),
        "jpeg-cmyk": encoded(colour.convert("CMYK"), "JPEG"), "jpeg-exif": encoded(grey, "JPEG", exif=exif),
        "jpeg-padded-exif": encoded(grey, "JPEG", exif=padding),
        "jpeg-zeros-behind": encoded(grey, "JPEG") + bytes(4096),
        "jpeg-icc-of-zeros": encoded(grey, "JPEG", icc_profile=bytes(1024)),
        "tiff-raw": encoded(grey, "TIFF"), "tiff-16": encoded(deep, "TIFF"),
        "tiff-private-tag": encoded(grey, "TIFF", tiffinfo={65000: bytes(2000)}),
        "tiff-cmyk": encoded(colour.convert("CMYK"), "TIFF"), "bmp-24": encoded(colour, "BMP"),
        "bmp-8": encoded(grey, "BMP"), "bmp-palette": encoded(colour.quantize(64), "BMP"),
        "webp": encoded(colour, "WEBP", quality=80), "webp-lossless": encoded(colour, "WEBP", lossless=True),
        "webp-padded-exif": encoded(grey, "WEBP", exif=padding.tobytes()),
    }  # fmt: skip
    for compression in ("tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
        found[f"tiff-{compression}"] = encoded(colour, "TIFF", compression=compression)
    for mode in ("1", "L", "RGB", "P", "RGBA"):
        found[f"png-{mode}"] = encoded(colour.convert(mode), "PNG")
    return found | {
        "png-16": encoded(deep, "PNG"),
        "tiff-fax": encoded(grey.convert("1"), "TIFF", compression="group4"),
    }


def mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Damaged files, each with a name that tells its base and what was done to it."""
    rng, whole = random.Random(seed), whole_files()
    changes = (_flip, _set_numbers, _set_numbers, _cut, _fill_end, _hole, _splice, _double, _delete)
    for number in range(count):
        base = rng.choice(sorted(whole))
        change = rng.choice(changes)
        yield f"{number} {base} {change.__name__}", bytes(change(bytearray(whole[base]), rng, whole))


def _flip(content: bytearray, rng: random.Random, _: dict[str, bytes]) -> bytearray:
    for _number in range(rng.choice([1, 1, 2, 5, 20])):
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    return content


def _set_numbers(content: bytearray, rng: random.Random, _: dict[str, bytes]) -> bytearray:
    for _number in range(rng.choice([1, 2, 4])):
        size, order = rng.choice([2, 4]), rng.choice(["little", "big"])
        at = rng.randrange(min(len(content) - size, 400))
        value = rng.choice(_NUMBERS) % (1 << 8 * size)
        content[at : at + size] = value.to_bytes(size, order)
    return content


def _cut(content: bytearray, rng: random.Random, _: dict[str, bytes]) -> bytearray:
    return content[: rng.randrange(len(content))]


def _fill_end(content: bytearray, rng: random.Random, _: dict[str, bytes]) -> bytearray:
    count = rng.randrange(len(content) // 20 + 1, len(content))
    content[len(content) - count :] = rng.choice([b"\0", b"\xff"]) * count
    return content


def _hole(content: bytearray, rng: random.Random, _: dict[str, bytes]) -> bytearray:
    count = min(rng.choice(_HOLES), len(content) - 1)
    at = rng.randrange(len(content) - count)
    content[at : at + count] = rng.choice([bytes(count), rng.randbytes(count)])
    return content


def _splice(content: bytearray, rng: random.Random, whole: dict[str, bytes]) -> bytearray:
    other = whole[rng.choice(sorted(whole))]
    return content[: rng.randrange(len(content))] + other[rng.randrange(len(other)) :]


def _double(content: bytearray, rng: random.Random, _: dict[str, bytes]) -> bytearray:
    first, last = sorted((rng.randrange(len(content)), rng.randrange(len(content))))
    return content[:last] + content[first:last][:5000] + content[last:]


def _delete(content: bytearray, rng: random.Random, _: dict[str, bytes]) -> bytearray:
    at = rng.randrange(len(content))
    del content[at : at + rng.choice([1, 2, 10, 1000])]
    return content
