"""How well and how fast copies are found: synthetic castings and copies of them, whose truth is known."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from castinspect.data.likeness import group_alike, unpack
from castinspect.data.reading import in_order, look_at
from castinspect.data.signature_store import SignatureStore
from castinspect.progress import PicturesRead

PER_PART = 5
"""Pictures of each part: the casting, and copies of it."""

_BORDER = 110  # so that no corner is empty after a turn of a 300-pixel picture


@dataclass(frozen=True)
class PicturesMade:
    """Copies are being written: `done` of `total`."""

    done: int
    total: int


@dataclass(frozen=True)
class GroupingTrial:
    """What was measured.

    Attributes:
        pictures: In all.
        parts: Different castings among them.
        caught: Share of copies that came into the group of their casting.
        merged: Share of castings that came into one group with another casting.
        cold_seconds: Reading, describing and comparing all of them for the first time.
        warm_seconds: The same again, with what was kept.
        comparing_seconds: The comparing alone.
    """

    pictures: int
    parts: int
    caught: float
    merged: float
    cold_seconds: float
    warm_seconds: float
    comparing_seconds: float


def random_copy(pixels: NDArray[np.uint8], rng: np.random.Generator) -> tuple[Image.Image, int]:
    """Another picture of the same part: turned by any angle, half of the time mirrored, in other light.

    Args:
        pixels: Grey (height, width).
        rng: Of the choices.

    Returns:
        The picture, and the JPEG quality from 50 to 94 to save it with.
    """
    padded = Image.fromarray(np.pad(pixels, _BORDER, mode="edge"))
    turned = ImageOps.crop(padded.rotate(rng.uniform(0, 360), Image.Resampling.BICUBIC), _BORDER)
    turned = ImageOps.mirror(turned) if rng.random() < 0.5 else turned
    lit = np.asarray(turned, np.float32) * rng.uniform(0.75, 1.2) + rng.uniform(-20, 20)
    return Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8)), int(rng.integers(50, 95))


def try_grouping(count: int, seed: int = 0) -> Generator[PicturesMade | PicturesRead | GroupingTrial, None, None]:
    """Write castings and their copies, group them, and compare with the truth.

    Args:
        count: Pictures in all; `PER_PART` of each casting.
        seed: Of castings and copies.

    Yields:
        Progress, and the figures at the end.
    """
    with TemporaryDirectory(prefix="castinspect-grouping-") as name:
        folder = Path(name)
        parts = max(1, count // PER_PART)
        with closing(in_order(lambda part: _write_part(folder, part, seed), range(parts))) as made:
            paths: list[Path] = []
            for written in made:
                paths += written
                yield PicturesMade(len(paths), parts * PER_PART)
        store = SignatureStore(folder / "signatures", most=len(paths))
        started = time.perf_counter()
        signatures = yield from _described(paths, store)
        described = time.perf_counter()
        groups = group_alike(signatures)
        ended = time.perf_counter()
        again = yield from _described(paths, store)
        group_alike(again)
        warm = time.perf_counter() - ended
    yield GroupingTrial(len(paths), parts, *_rates(groups), ended - started, warm, comparing_seconds=ended - described)


def _write_part(folder: Path, part: int, seed: int) -> list[Path]:
    """A casting, and copies of it."""
    from castinspect.synthetic.scene import make_casting

    rng = np.random.default_rng([seed, part])
    pixels = make_casting(seed * 1_000_003 + part).pixels
    paths = [folder / f"{part}-{copy}.jpg" for copy in range(PER_PART)]
    Image.fromarray(pixels).save(paths[0], quality=95)
    for path in paths[1:]:
        copy, quality = random_copy(pixels, rng)
        copy.save(path, quality=quality)
    return paths


def _described(paths: list[Path], store: SignatureStore) -> Generator[PicturesRead, None, NDArray[np.complex64]]:
    packed = []
    with closing(look_at(paths, store=store)) as looks:
        for look in looks:
            assert look.described is not None, "just written"
            packed.append(look.described.packed)
            yield PicturesRead(len(packed), len(paths))
    return unpack(np.stack(packed))


def _rates(groups: list[int]) -> tuple[float, float]:
    """Share of copies in their casting's group, and of castings that share a group."""
    numbers = np.array(groups).reshape(-1, PER_PART)
    parts_of: dict[int, set[int]] = defaultdict(set)
    for part, row in enumerate(numbers.tolist()):
        for group in row:
            parts_of[group].add(part)
    mixed = {part for found in parts_of.values() if len(found) > 1 for part in found}
    return float((numbers[:, 1:] == numbers[:, :1]).mean()), len(mixed) / len(numbers)
