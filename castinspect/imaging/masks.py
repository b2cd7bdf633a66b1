"""Masks that lie beside their pictures: the same name, another extension, and hardly a grey level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np

from castinspect.errors import ImageError
from castinspect.imaging.loading import load_image

_LOSSLESS = frozenset({".png", ".bmp", ".dib", ".tif", ".tiff"})
_MOST_LEVELS = 8
"""Different values in a mask: background, and a number for each kind of defect."""
_AS_ONE_NUMBER = np.array([1, 256, 65536], np.uint32)
_MASK_FOLDERS = frozenset({"mask", "masks", "ground_truth", "groundtruth", "ground-truth", "ground truth"})
_PICTURE_FOLDERS = frozenset({"image", "images", "img", "imgs"})
_LOSSY = frozenset({".jpg", ".jpeg", ".jpe", ".jfif", ".webp"})
_NEAR = 12
"""Grey levels that lossy encoding moves a value by, beside an edge."""
_MOST_BETWEEN = 0.02
"""Share of a lossy mask's pixels that are neither black nor white."""
_ENDINGS = ("_mask", "-mask", " mask", "_gt", "_label", "_seg")


def masks_among(paths: Iterable[Path]) -> set[Path]:
    """Pictures that are masks of others in their folder, or in the folder above or beside one that is called `masks`.

    Only those are opened whose name is that of another picture, but for the extension or a word such as `_mask`, and
    only what has few values (as JPEG or WebP: is black and white) beside a picture that has many is a mask.
    """
    by_name: dict[tuple[Path, str], list[Path]] = defaultdict(list)
    for path in paths:
        by_name[_home(path), _stem(path)].append(path)
    found: set[Path] = set()
    for twins in by_name.values():
        if len(twins) > 1:
            masks = {path for path in twins if path.suffix.lower() in _LOSSLESS | _LOSSY and _has_few_levels(path)}
            found |= masks if len(masks) < len(twins) else set()
    return found


def is_mask_folder(name: str) -> bool:
    """Whether a folder of this name holds masks, so that it is no class."""
    return name.casefold() in _MASK_FOLDERS


def _home(path: Path) -> Path:
    """The folder in which a picture and its mask meet."""
    name = path.parent.name.casefold()
    return path.parent.parent if name in _MASK_FOLDERS | _PICTURE_FOLDERS else path.parent


def _stem(path: Path) -> str:
    stem = path.stem.lower()
    return next((stem[: -len(ending)] for ending in _ENDINGS if stem.endswith(ending)), stem)


def _has_few_levels(path: Path) -> bool:
    try:
        status = path.stat()
    except OSError:
        return False
    return _few_levels_of(path, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=20_000)
def _few_levels_of(path: Path, _size: int, _changed: int) -> bool:
    try:
        pixels = load_image(path).pixels
    except ImageError as error:
        return error.code == "image-depth-unknown"  # numbers of kinds in 16 bits
    if path.suffix.lower() in _LOSSY:
        between = (pixels > _NEAR) & (pixels < 255 - _NEAR)
        return float(between.mean()) <= _MOST_BETWEEN
    values = pixels.astype(np.uint32) if pixels.ndim == 2 else pixels.astype(np.uint32) @ _AS_ONE_NUMBER
    return len(np.unique(values)) <= _MOST_LEVELS
