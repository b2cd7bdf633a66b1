"""What a conversion is proven on: a picture of noise, drawn castings, and pictures of the station."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from castinspect.errors import ImageError
from castinspect.imaging.finding import find_pictures
from castinspect.inspection.engines.engine import Pixels
from castinspect.models.metadata import CheckpointMetadata

SYNTHETIC, REAL = 16, 32
"""Castings and, where there are some, pictures of the station that a conversion is proven on."""

_BATCH = 8


def probe_pixels(metadata: CheckpointMetadata) -> Pixels:
    """One picture of noise, always the same: (1, size, size) or (1, size, size, 3)."""
    return np.random.default_rng(0).integers(0, 256, (1, *input_shape(metadata)), np.uint8)


def proof_batches(metadata: CheckpointMetadata, pictures: Sequence[Path]) -> list[tuple[Pixels, bool]]:
    """Batches of synthetic castings and real pictures, and whether they are real."""
    return [(batch, False) for batch in in_batches(_castings(metadata))] + [
        (batch, True) for batch in in_batches(_real(metadata, pictures))
    ]


def input_shape(metadata: CheckpointMetadata) -> tuple[int, ...]:
    """Of one picture as the network takes it: (size, size), or (size, size, 3) where colour is kept."""
    preprocessing = metadata.preprocessing
    return (preprocessing.size, preprocessing.size, *(() if preprocessing.colour == "grey" else (3,)))


def spread(paths: Sequence[Path], most: int) -> Sequence[Path]:
    """So many of some pictures at most, in even steps from the first one on."""
    return paths[:: max(1, -(-len(paths) // most))]


def prepared(metadata: CheckpointMetadata, paths: Iterable[Path]) -> Iterator[Pixels]:
    """Pictures as the network takes them, read one by one; one that cannot be read is left out."""
    preprocessing = metadata.preprocessing
    for path in paths:
        try:
            pixels = preprocessing.resized(preprocessing.load(path).pixels)
        except ImageError:
            continue
        yield pixels


def in_batches(pictures: Iterable[Pixels]) -> Iterator[Pixels]:
    """Pictures of one shape, some together: (n, ...) of each batch."""
    left = iter(pictures)
    while batch := list(islice(left, _BATCH)):
        yield np.stack(batch)


def _castings(metadata: CheckpointMetadata) -> list[Pixels]:
    from castinspect.synthetic.defects import DefectKind
    from castinspect.synthetic.scene import make_casting  # loads SciPy

    kinds = list(DefectKind)
    castings = (
        make_casting(seed, size=300, defects=[kinds[seed % len(kinds)]] if seed % 2 else [])
        for seed in range(SYNTHETIC)
    )
    return [metadata.preprocessing.resized(casting.pixels) for casting in castings]


def _real(metadata: CheckpointMetadata, pictures: Sequence[Path]) -> Iterator[Pixels]:
    try:
        found = find_pictures(pictures)
    except ImageError:  # gone meanwhile; there are still the castings
        return iter(())
    return prepared(metadata, spread(found, REAL))
