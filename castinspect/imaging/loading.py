"""The one decoder: whatever judges, trains on or shows a picture sees the pixels that come from here.

| stored as | becomes |
|---|---|
| 1-bit, 8-bit grey (`1`, `L`) | grey |
| 16-bit grey (`I;16`, `I;16B`, `I`) | grey, scaled so that `white_level` is white |
| palette (`P`) | RGB, or grey if every colour in the palette is grey |
| `RGB`, `YCbCr`, `LAB`, `HSV`, `CMYK` | RGB |
| with transparency (`LA`, `RGBA`, `PA`, ...) | as without it if fully opaque, else refused: what is beneath is hidden |
| 32-bit float (`F`) | refused: its scale is unknown |
| several pages or frames | refused: it is not one picture |

EXIF orientation is applied. The content decides the format, never the file's extension.

What only needs grey gets a JPEG's brightness as it is stored, without its colour being decoded; and what only needs few
pixels can have a JPEG decoded at a half, a quarter or an eighth of its size, which takes a sixth of the time for 12
million pixels. Both change pixels a little, so a checkpoint says whether it means them; see `Preprocessing.load`.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from castinspect.errors import ImageError

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".bmp", ".dib", ".tif", ".tiff", ".webp"})
MAX_PIXELS = 100_000_000
MAX_BYTES = 512 << 20

_FORMATS = ("JPEG", "PNG", "BMP", "TIFF", "WEBP")  # no EPS, no PDF: those run programs
_JPEG_FORMATS = frozenset({"JPEG", "MPO"})
_GREY_MODES = frozenset({"1", "L"})
_DEEP_MODES = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N"})
_COLOUR_MODES = frozenset({"RGB", "RGBX", "YCbCr", "LAB", "HSV", "CMYK"})
_ALPHA_MODES = frozenset({"LA", "La", "PA", "RGBA", "RGBa"})
_ZERO_RUN = bytes(512)  # in compressed data: 400 of 400 holes were found so, without a false alarm
_PAGE = 4096  # bytes; copies break off at pages
_ORIENTATION_TAG = 0x0112

Image.MAX_IMAGE_PIXELS = None  # `max_pixels` is our limit, asked of the header before anything is decoded
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")  # odd EXIF or TIFF tags; what matters raises


@dataclass(frozen=True)
class Picture:
    """A completely decoded picture.

    Attributes:
        path: Where it came from.
        pixels: uint8, grey (height, width) or RGB (height, width, 3), the right way up; fewer where it was reduced.
        sha256: Of the file.
        mode: How it was stored, in Pillow's words.
        width: As stored, the right way up, in pixels.
        height: Likewise.
    """

    path: Path
    pixels: NDArray[np.uint8]
    sha256: str
    mode: str
    width: int
    height: int

    @property
    def is_reduced(self) -> bool:
        """Whether it has fewer pixels than are stored."""
        return self.pixels.shape[:2] != (self.height, self.width)

    @property
    def is_complete(self) -> bool:
        """Whether the pixels are all that is stored: neither reduced nor without their colour."""
        return not self.is_reduced and (self.pixels.ndim == 3 or self.mode not in _COLOUR_MODES)


def load_image(
    path: Path,
    *,
    white_level: int = 65535,
    max_pixels: int = MAX_PIXELS,
    grey: bool = False,
    least_side: int | None = None,
) -> Picture:
    """Read and decode one picture.

    Args:
        path: The file; it is read once.
        white_level: The 16-bit value that becomes white (255).
        max_pixels: What has more is refused before it is decoded.
        grey: Colour is not wanted: a JPEG's brightness is taken as it is stored.
        least_side: Pixels that are enough for the shorter side: a JPEG is decoded at a half, a quarter or an eighth of
            its size where that leaves as many. None decodes everything.

    Raises:
        ImageError: The file cannot be read, or must not be judged; the sentence says why.
    """
    content = _read(path)
    with _opened(content, path) as image:
        _refuse_by_header(image, path, max_pixels)
        _refuse_holes(image, content, path)
        mode, stored = image.mode, image.size
        if image.format in _JPEG_FORMATS:
            _lighten(image, grey=grey, least_side=least_side)
        upright = _upright(_decoded(image, path))
    pixels = _to_pixels(upright, path, white_level)
    is_turned = pixels.shape[1] != pixels.shape[0] and (pixels.shape[1] > pixels.shape[0]) != (stored[0] > stored[1])
    width, height = reversed(stored) if is_turned else stored
    return Picture(path, pixels, hashlib.sha256(content).hexdigest(), mode, width, height)


def find_pictures(paths: Iterable[Path]) -> list[Path]:
    """List pictures: files as they are named, folders with all pictures below them, in natural order.

    Hidden files and folders are left out, and so is everything without a picture's extension.

    Raises:
        ImageError: A path does not exist, or a folder cannot be read.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found.update(dict.fromkeys(sorted(_walk(path), key=_natural)))
        elif path.exists():
            found[path] = None
        else:
            raise ImageError("image-missing", path=path)
    return list(found)


def is_picture_name(name: str) -> bool:
    """Whether a file of this name is taken for a picture: a known extension, not hidden, not temporary."""
    return not name.startswith((".", "~")) and os.path.splitext(name)[1].lower() in PICTURE_SUFFIXES  # noqa: PTH122


def _walk(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise ImageError("image-folder-unreadable", path=error.filename, detail=error.strerror) from error

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in names if is_picture_name(name))


def _natural(path: Path) -> list[tuple[int, int | str]]:
    """Sort key that puts `part_2` before `part_10`."""
    return [(0, int(piece)) if piece.isdecimal() else (1, piece.lower()) for piece in re.split(r"(\d+)", str(path))]


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ImageError("image-is-folder", path=path)
        if path.stat().st_size > MAX_BYTES:
            raise ImageError("image-file-too-large", path=path, megabytes=MAX_BYTES >> 20)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise ImageError("image-missing", path=path) from error
    except OSError as error:
        raise ImageError("image-unreadable", path=path, detail=error.strerror or error) from error
    if not content:
        raise ImageError("image-empty", path=path)
    return content


def _opened(content: bytes, path: Path) -> Image.Image:
    try:
        return Image.open(io.BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise ImageError("image-not-a-picture", path=path) from error
    except (OSError, ValueError, SyntaxError, TypeError, EOFError, OverflowError) as error:
        raise ImageError("image-damaged", path=path) from error


def _refuse_by_header(image: Image.Image, path: Path, max_pixels: int) -> None:
    pixels = image.width * image.height
    if pixels > max_pixels:
        megapixels = f"{pixels / 1e6:.0f}"
        raise ImageError("image-too-large", path=path, megapixels=megapixels, limit=f"{max_pixels / 1e6:g}")
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:  # a phone's MPO holds a preview beside the picture
        raise ImageError("image-several-pages", path=path, pages=getattr(image, "n_frames", 1))
    if image.mode == "F":
        raise ImageError("image-float", path=path)
    if image.mode not in _GREY_MODES | _DEEP_MODES | _COLOUR_MODES | _ALPHA_MODES | {"P"}:
        raise ImageError("image-mode", path=path, mode=image.mode)


def _refuse_holes(image: Image.Image, content: bytes, path: Path) -> None:
    """Refuse data with a hole of zeros, as an interrupted copy leaves it; most decoders accept that in silence."""
    compression = image.info.get("compression", "raw") if image.format in {"TIFF", "BMP"} else image.format
    if image.format == "PNG":
        holed = not _png_is_whole(content)
    elif compression in {"raw", 0}:
        holed = _has_zero_tail(content)
    elif "deflate" in str(compression):
        holed = False  # flat pictures deflate to zeros, and the stream has a checksum of its own
    else:
        holed = _ZERO_RUN in content
    if holed:
        raise ImageError("image-incomplete", path=path)


def _png_is_whole(content: bytes) -> bool:
    """Check the CRC of every chunk, which `load` skips for the pixels."""
    try:
        Image.open(io.BytesIO(content), formats=("PNG",)).verify()
    except (OSError, ValueError, SyntaxError):
        return False
    return True


def _has_zero_tail(content: bytes) -> bool:
    """Whether uncompressed data ends in zeros as nothing else in it does (a black background has them everywhere)."""
    tail = len(content) - len(content.rstrip(b"\0"))
    run = min(_PAGE, len(content) // 8)
    return tail >= run and bytes(run) not in content[: len(content) - tail]


def _lighten(image: Image.Image, *, grey: bool, least_side: int | None) -> None:
    """Have libjpeg decode no more than is wanted."""
    wanted = image.size if least_side is None else (least_side, least_side)
    image.draft("L" if grey and image.mode == "RGB" else image.mode, wanted)


def _decoded(image: Image.Image, path: Path) -> Image.Image:
    try:
        image.load()
    except (OSError, ValueError, SyntaxError, TypeError, EOFError, IndexError, MemoryError) as error:
        raise ImageError("image-incomplete", path=path) from error
    return image


def _upright(image: Image.Image) -> Image.Image:
    try:
        orientation = image.getexif().get(_ORIENTATION_TAG, 1)
    except (OSError, ValueError, SyntaxError, TypeError, KeyError):  # a broken EXIF block says nothing of the pixels
        return image
    return ImageOps.exif_transpose(image) if orientation in range(2, 9) else image


def _to_pixels(image: Image.Image, path: Path, white_level: int) -> NDArray[np.uint8]:
    if image.mode in _DEEP_MODES:
        return _scaled(np.asarray(image), white_level)
    if image.mode in _ALPHA_MODES or "transparency" in image.info:
        image = _opaque(image, path)
    if image.mode in _GREY_MODES:
        return np.asarray(image if image.mode == "L" else image.convert("L"))
    pixels = np.asarray(image.convert("RGB"))
    is_grey = image.mode == "P" and bool((pixels == pixels[..., :1]).all())
    return np.ascontiguousarray(pixels[..., 0]) if is_grey else pixels


def _scaled(values: NDArray[np.generic], white_level: int) -> NDArray[np.uint8]:
    """Scale 16-bit values; Pillow's own conversion clips them to white instead."""
    scaled = np.clip(values.astype(np.float32) * np.float32(255.0 / white_level), 0, 255)
    rounded: NDArray[np.uint8] = np.rint(scaled).astype(np.uint8)
    return rounded


def _opaque(image: Image.Image, path: Path) -> Image.Image:
    with_alpha = image.convert("RGBA")
    lowest, _ = with_alpha.getchannel("A").getextrema()
    if lowest != 255:
        raise ImageError("image-transparent", path=path)
    return with_alpha.convert("L" if image.mode in {"L", "LA", "La", "1"} else "RGB")
