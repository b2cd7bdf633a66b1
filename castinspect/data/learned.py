"""What a checkpoint learned from: on those pictures, and on copies of them, a score says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from castinspect.data.copies import tells_parts_apart
from castinspect.data.likeness import copies_between, unpack
from castinspect.data.reading import Look
from castinspect.errors import ImageError
from castinspect.imaging.content import read_file
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import picture_key

LEARNED = "learned.signatures"
"""Where a checkpoint carries the signatures of what it learned from, int8 (n, RINGS, WAVES, 2)."""


@dataclass(frozen=True)
class Learned:
    """Pictures that a checkpoint knows.

    Attributes:
        identical: It learned from this very file.
        alike: It learned from a copy: turned, mirrored, in other light or encoding.
    """

    identical: frozenset[Path]
    alike: frozenset[Path]

    @property
    def paths(self) -> frozenset[Path]:
        """Pictures that the checkpoint knows, identical or alike."""
        return self.identical | self.alike


def key_of(path: Path) -> str:
    """By which a checkpoint knows a picture, `picture_key` of its content; empty where the file cannot be read."""
    try:
        return picture_key(read_file(path).sha256)
    except ImageError:
        return ""


def learned_among(looks: Sequence[Look], checkpoint: LoadedCheckpoint) -> Learned:
    """Find what a checkpoint knows among pictures that were looked at."""
    keys = set(checkpoint.metadata.learned_from)
    identical = frozenset(look.path for look in looks if picture_key(look.sha256) in keys)
    return Learned(identical, _copies(looks, checkpoint) - identical)


def _copies(looks: Sequence[Look], checkpoint: LoadedCheckpoint) -> frozenset[Path]:
    """Copies of what it learned from, where it knows what that looked like."""
    learned = checkpoint.extra.get(LEARNED)
    described = [(look.path, look.described.packed) for look in looks if look.described is not None]
    if learned is None or not len(learned) or not described:
        return frozenset()
    signatures, known = unpack(np.stack([packed for _, packed in described])), unpack(learned)
    if not tells_parts_apart(known):
        return frozenset()  # the camera shows all parts alike: only identical files are known to be the same
    found = copies_between(signatures, known)
    return frozenset(described[first][0] for first, _ in found)
