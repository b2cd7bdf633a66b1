"""How well and how fast copies are found: drawn parts and copies of them, whose truth is known."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from castinspect.data.copies import group_pictures
from castinspect.data.likeness import unpack
from castinspect.data.reading import in_order, look_at
from castinspect.data.signature_store import SignatureStore
from castinspect.progress import PicturesRead

PER_PART = 5
"""Pictures of each part: the part, and copies of it."""


class SetKind(StrEnum):
    """What the pictures of a set have in common.

    Attributes:
        CASTINGS: Each part has a shape, a place and a light of its own.
        FIXED: The camera is bolted down: one kind of part, at one place, in one fixture.
        TURNTABLE: The same, but each part lies at an angle of its own.
    """

    CASTINGS = "castings"
    FIXED = "fixed"
    TURNTABLE = "turntable"


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
        parts: Different parts among them.
        caught: Share of copies that came into the group of their part; 1 where there are none.
        merged: Share of parts that came into one group with another part.
        accused: Pictures in whose group a part of the other class came: their right labels would be called wrong.
        cold_seconds: Reading, describing and comparing all of them for the first time.
        warm_seconds: The same again, with what was kept.
        comparing_seconds: The comparing alone.
    """

    pictures: int
    parts: int
    caught: float
    merged: float
    accused: int
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


def try_grouping(
    count: int, seed: int = 0, kind: SetKind = SetKind.CASTINGS, per_part: int = PER_PART
) -> Generator[PicturesMade | PicturesRead, None, GroupingTrial]:
    """Write parts and their copies, group them, and compare with the truth.

    Args:
        count: Pictures in all.
        seed: Of parts and copies.
        kind: What the parts have in common.
        per_part: Pictures of each part; every second part is defective.

    Yields:
        Progress.

    Returns:
        The figures.
    """
    with TemporaryDirectory(prefix="castinspect-grouping-") as name:
        folder = Path(name)
        parts = max(1, count // per_part)
        drawn = enumerate(_drawn(kind, parts, seed))
        with closing(in_order(lambda part: _write_part(folder, *part, seed, per_part), drawn)) as made:
            paths: list[Path] = []
            for written in made:
                paths += written
                yield PicturesMade(len(paths), parts * per_part)
        store = SignatureStore(folder / "signatures", most=len(paths))
        started = time.perf_counter()
        signatures = yield from _described(paths, store)
        described = time.perf_counter()
        groups = group_pictures(signatures, paths)
        ended = time.perf_counter()
        again = yield from _described(paths, store)
        group_pictures(again, paths)
        warm = time.perf_counter() - ended
    return GroupingTrial(
        len(paths), parts, *_rates(groups, per_part), ended - started, warm, comparing_seconds=ended - described
    )


def _drawn(kind: SetKind, parts: int, seed: int) -> Iterator[NDArray[np.uint8]]:
    """The parts' pictures, (height, width) each."""
    from castinspect.synthetic.fixed_camera import fixed_camera_parts
    from castinspect.synthetic.scene import make_casting

    if kind is SetKind.CASTINGS:
        return (make_casting(seed * 1_000_003 + part).pixels for part in range(parts))
    return (part.pixels for part in fixed_camera_parts(seed, parts, turntable=kind is SetKind.TURNTABLE))


def _write_part(folder: Path, part: int, pixels: NDArray[np.uint8], seed: int, per_part: int) -> list[Path]:
    """A part, and copies of it."""
    rng = np.random.default_rng([seed, part])
    paths = [folder / f"{part}-{copy}.jpg" for copy in range(per_part)]
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


def _rates(groups: list[int], per_part: int) -> tuple[float, float, int]:
    """Share of copies in their part's group, of parts that share a group, and pictures beside the other class."""
    numbers = np.array(groups).reshape(-1, per_part)
    parts_of: dict[int, set[int]] = defaultdict(set)
    for part, row in enumerate(numbers.tolist()):
        for group in row:
            parts_of[group].add(part)
    mixed = {part for found in parts_of.values() if len(found) > 1 for part in found}
    both = {group for group, found in parts_of.items() if len({part % 2 for part in found}) > 1}
    caught = float((numbers[:, 1:] == numbers[:, :1]).mean()) if per_part > 1 else 1.0
    return caught, len(mixed) / len(numbers), int(np.isin(numbers, list(both)).sum())
