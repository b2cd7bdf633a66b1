"""How an order of pictures is cut into batches."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def batches_of(order: NDArray[np.int64], batch_size: int, least: int = 2) -> list[NDArray[np.int64]]:
    """Cut an order (n,) into batches; one of fewer than `least` (batch norm needs two) joins the one before."""
    cuts = list(range(batch_size, len(order), batch_size))
    if cuts and len(order) - cuts[-1] < least:
        cuts.pop()
    return np.split(order, cuts)


def batch_count(count: int, batch_size: int, least: int = 2) -> int:
    """How many batches `batches_of` cuts so many pictures into."""
    return len(batches_of(np.arange(count), batch_size, least)) if count else 0
