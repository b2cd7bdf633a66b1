"""Groups of like pictures by looking at every pair of signatures: what the quicker ways are held against."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from castinspect.data.likeness import ALIKE, copies_between, numbered_groups

_CHUNK = 1024


def group_alike(signatures: NDArray[np.complex64], alike: float = ALIKE) -> list[int]:
    """Number the groups of pictures that are alike, directly or through others, in the order of their first pictures.

    Args:
        signatures: Of n pictures, (n, RINGS, WAVES).
        alike: Likeness from which two are copies.

    Returns:
        (n) numbers of groups, from 0.
    """
    if not len(signatures):
        return []
    count = len(signatures)
    chunks = range(0, count, _CHUNK)  # each against itself and what follows: every pair is looked at once
    pairs = [copies_between(signatures[at : at + _CHUNK], signatures[at:], alike) + at for at in chunks]
    return numbered_groups(count, np.concatenate(pairs))
