"""The one decoder: whatever judges, trains on or shows a picture sees the pixels that come from here.

A picture is proven complete (`castinspect.imaging.completeness`), becomes grey or RGB of 8 bits
(`castinspect.imaging.pixels`), its values as its file declares them (`castinspect.imaging.depth`), and stands upright
as its EXIF data say. Floating-point values are refused, for their scale is unknown, and so are several pages: not one
picture. The content decides the format, never the file's extension. Whatever goes wrong inside a library is that
picture's ImageError.

What only needs grey gets a JPEG's brightness as it is stored, without its colour being decoded; and what only needs few
pixels has a JPEG decoded at a half, a quarter or an eighth of its size, and anything else that is very large reduced.
Colour of PNG, BMP and raw TIFF is then decoded in stripes (`castinspect.imaging.stripes`), so that 100 million pixels
take less than 400 MB; what would take more is refused by its header.
Both change pixels a little, so a checkpoint says whether it means them; see `Preprocessing.load`.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from castinspect.errors import ImageError
from castinspect.imaging.completeness import JPEG_FORMATS, FileCutError, has_no_checksum, is_filled, refuse_incomplete
from castinspect.imaging.content import read_content
from castinspect.imaging.depth import FULL, BeyondWhiteError, UnknownDepthError
from castinspect.imaging.jpeg import decode_jpeg
from castinspect.imaging.memory import BUDGET, MOST_FOR_ONE
from castinspect.imaging.pixels import COLOUR_MODES, READABLE_MODES, TransparentError, bytes_per_pixel, to_pixels
from castinspect.imaging.png import exif_block
from castinspect.imaging.stripes import BYTES_PER_STRIPE_PIXEL, STRIPE_PIXELS, in_stripes

Decoder = Literal["pillow", "simplejpeg"]
"""What a JPEG's pixels come from. Checkpoints that do not name one were trained on Pillow's."""

MAX_PIXELS = 100_000_000

_FORMATS = ("JPEG", "PNG", "BMP", "TIFF", "WEBP")  # no EPS, no PDF: those run programs
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG", b"BM", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+", b"RIFF")
_ORIENTATION_TAG = 0x0112
_LARGE = 16_000_000  # pixels from which what is not a JPEG is reduced where few are wanted
_REDUCED_SIDE = 4  # times the pixels that are wanted stay
_BYTES_PER_WEBP_PIXEL = 18  # two canvases of the decoder, the file, and Pillow's
_BYTES_PER_COEFFICIENT = 2
_UPWARDS = -1  # Pillow's word for rows that are stored from the lowest

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
        return not self.is_reduced and (self.pixels.ndim == 3 or self.mode not in COLOUR_MODES)


@dataclass(frozen=True)
class Wanted:
    """How a picture is to be decoded.

    Attributes:
        white_level: The 16-bit value that becomes white (255) where the file declares none; 65535 means that it is not
            known, so that a picture which uses no more than a sixteenth of the range is refused.
        max_pixels: What has more is refused before it is decoded.
        grey: Colour is not wanted: a JPEG's brightness is taken as it is stored.
        least_side: Pixels that are enough for the shorter side: a JPEG is decoded at a part of its size where that
            leaves as many. None decodes everything.
        decoder: Of JPEG.
        oversampling: Times `least_side` that a JPEG keeps: what is resized from 3 times as many pixels looks as if all
            had been decoded, and so as a PNG of the same picture does.
    """

    white_level: int = FULL
    max_pixels: int = MAX_PIXELS
    grey: bool = False
    least_side: int | None = None
    decoder: Decoder = "simplejpeg"
    oversampling: int = 1

    @property
    def least_jpeg_side(self) -> int | None:
        """Pixels that a JPEG keeps of its shorter side, at least."""
        return None if self.least_side is None else self.least_side * self.oversampling


def load_image(
    path: Path,
    *,
    white_level: int = FULL,
    max_pixels: int = MAX_PIXELS,
    grey: bool = False,
    least_side: int | None = None,
    decoder: Decoder = "simplejpeg",
) -> Picture:
    """Read and decode one picture; the file is read once. For the arguments see `Wanted`.

    Raises:
        ImageError: The file cannot be read, or must not be judged; the sentence says why.
    """
    return decode_picture(read_content(path), path, Wanted(white_level, max_pixels, grey, least_side, decoder))


def decode_picture(content: bytes, path: Path, wanted: Wanted = Wanted()) -> Picture:
    """Decode a picture of which the content is at hand.

    Args:
        content: Of the file.
        path: Where it came from, for the record and the sentences.
        wanted: How.

    Raises:
        ImageError: It must not be judged; the sentence says why.
    """
    try:
        return _decoded(content, path, wanted)
    except ImageError:
        raise
    except UnknownDepthError as error:
        values = {"bits": error.bits, "highest": error.highest}
        raise ImageError("image-depth-unknown", path=path, **values) from error
    except BeyondWhiteError as error:
        raise ImageError("image-beyond-white", path=path, highest=error.highest, white=error.white) from error
    except TransparentError as error:
        raise ImageError("image-transparent", path=path) from error
    except MemoryError as error:
        raise ImageError("image-out-of-memory", path=path) from error
    except Exception as error:  # decoders raise what they like on damaged files
        raise ImageError("image-incomplete", path=path) from error


def _decoded(content: bytes, path: Path, wanted: Wanted) -> Picture:
    with _opened(content, path) as image:
        _refuse_by_header(image, path, wanted.max_pixels)
        mode, (width, height), factor = image.mode, image.size, _factor(image, wanted)
        strictly = image.format in JPEG_FORMATS and _may_be_strict(image, wanted)
        cost = len(content) + _bytes_to_decode(image, wanted, factor, strictly=strictly)
        if cost > MOST_FOR_ONE:
            raise ImageError("image-too-costly", path=path, megabytes=cost // 10**6, limit=MOST_FOR_ONE // 10**6)
        with BUDGET.reserved(cost):
            refuse_incomplete(image, content, decodes_strictly=strictly)
            if strictly:
                least = wanted.least_jpeg_side if wanted.decoder == "simplejpeg" else None
                pixels = decode_jpeg(content, grey=wanted.grey or mode == "L", least_side=least)
            else:
                pixels = _by_pillow(image, content, wanted, factor)
            # only now: asking a PNG for it decodes it
            orientation = _orientation(image, content, is_decoded=not in_stripes(image, factor))
    if orientation > 4:
        width, height = height, width
    return Picture(path, _turned(pixels, orientation), hashlib.sha256(content).hexdigest(), mode, width, height)


def _opened(content: bytes, path: Path) -> Image.Image:
    try:
        return Image.open(io.BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError as error:
        known = content.startswith(_SIGNATURES)
        raise ImageError("image-damaged" if known else "image-not-a-picture", path=path) from error
    except Exception as error:
        raise ImageError("image-damaged", path=path) from error


def _refuse_by_header(image: Image.Image, path: Path, max_pixels: int) -> None:
    pixels = image.width * image.height
    if pixels > max_pixels:
        megapixels = f"{pixels / 1e6:.0f}"
        raise ImageError("image-too-large", path=path, megapixels=megapixels, limit=f"{max_pixels / 1e6:g}")
    pages = getattr(image, "n_frames", 1)
    if image.format != "MPO" and pages > 1:  # a phone's MPO holds a preview beside the picture
        raise ImageError("image-several-pages", path=path, pages=pages)
    if image.mode == "F":
        raise ImageError("image-float", path=path)
    if image.mode not in READABLE_MODES:
        raise ImageError("image-mode", path=path, mode=image.mode)


def _may_be_strict(image: Image.Image, wanted: Wanted) -> bool:
    """Whether a JPEG's pixels may come from the strict decoder.

    At its full size Pillow's are the same, so those who name Pillow need not have it decoded twice; reduced ones differ
    in size. CMYK is inverted in some files and not in others, which Pillow knows.
    """
    least = wanted.least_jpeg_side
    is_whole = least is None or min(image.size) < 2 * least
    return image.mode != "CMYK" and (wanted.decoder == "simplejpeg" or is_whole)


def _factor(image: Image.Image, wanted: Wanted) -> int:
    """By how much to reduce what is not a JPEG, so that a very large picture takes little memory."""
    small = image.width * image.height < _LARGE
    if wanted.least_side is None or wanted.decoder == "pillow" or small or image.format in JPEG_FORMATS:
        return 1
    return max(1, min(image.size) // (_REDUCED_SIDE * wanted.least_side))


def _bytes_to_decode(image: Image.Image, wanted: Wanted, factor: int, *, strictly: bool) -> int:
    """What decoding takes at its peak."""
    pixels = image.width * image.height
    if image.format in JPEG_FORMATS:
        scale = 1
        least = wanted.least_jpeg_side
        while least and scale < 8 and min(image.size) // (2 * scale) >= least:
            scale *= 2
        channels = 1 if image.mode == "L" or wanted.grey else 3 if strictly else 5
        return pixels * channels // scale**2 + _bytes_of_coefficients(image, pixels)
    if image.format == "WEBP":
        return pixels * _BYTES_PER_WEBP_PIXEL
    if in_stripes(image, factor):
        return STRIPE_PIXELS * BYTES_PER_STRIPE_PIXEL + 3 * pixels // factor**2
    channels = 1 if image.mode in {"1", "L"} or image.mode.startswith("I") else 3
    return (
        pixels * bytes_per_pixel(image.mode) + (0 if factor == 1 and channels == 1 else pixels // factor**2) * channels
    )


def _bytes_of_coefficients(image: Image.Image, pixels: int) -> int:
    """What libjpeg keeps of a progressive picture until its last scan; see `JpegImageFile.layer`."""
    if not image.info.get("progressive"):
        return 0
    sampling: list[int] = [across * down for _, across, down, _ in image.layer]  # type: ignore[attr-defined]
    return _BYTES_PER_COEFFICIENT * pixels * sum(sampling) // max(sampling)


def _by_pillow(image: Image.Image, content: bytes, wanted: Wanted, factor: int) -> NDArray[np.uint8]:
    if image.format in JPEG_FORMATS:
        least = wanted.least_jpeg_side
        size = image.size if least is None else (least, least)
        image.draft("L" if wanted.grey and image.mode == "RGB" else image.mode, size)
    unproven = has_no_checksum(image)
    is_bottom_up = image.format == "BMP" and image.tile[0][3][-1] == _UPWARDS  # type: ignore[attr-defined]
    pixels = to_pixels(image, content, wanted.white_level, factor)
    if unproven and factor == 1:
        stored = np.asarray(image) if image.mode == "P" else pixels  # a hole is one colour of the palette
        if is_filled(stored[::-1] if is_bottom_up else stored):
            raise FileCutError("filled")
    return pixels


def _orientation(image: Image.Image, content: bytes, *, is_decoded: bool) -> int:
    try:
        if image.format == "PNG" and not is_decoded and (block := exif_block(content)):
            image.info["exif"] = block
        found = (image.getexif() if is_decoded else Image.Image.getexif(image)).get(_ORIENTATION_TAG, 1)
    except Exception:  # a broken EXIF block says nothing of the pixels
        return 1
    return int(found) if found in range(2, 9) else 1


def _turned(pixels: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """Bring pixels to stand upright; orientation as in EXIF (CIPA DC-008), tag 0x0112."""
    if orientation in {5, 6, 7, 8}:
        pixels = pixels.swapaxes(0, 1)
    if orientation in {2, 3, 6, 7}:
        pixels = pixels[:, ::-1]
    if orientation in {3, 4, 7, 8}:
        pixels = pixels[::-1]
    return np.ascontiguousarray(pixels)
