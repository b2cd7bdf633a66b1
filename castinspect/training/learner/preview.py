"""What augmentation makes of real pictures, by the very function that a training uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.data.turns import Turns
from castinspect.errors import ImageError
from castinspect.imaging.preprocessing import Preprocessing


@dataclass(frozen=True)
class PreviewedPicture:
    """A picture as training reads it, and random views of it; all uint8 (size, size) or (size, size, 3)."""

    path: Path
    picture: NDArray[np.uint8]
    views: tuple[NDArray[np.uint8], ...]


def preview_views(
    paths: Sequence[Path], preprocessing: Preprocessing, views: int, seed: int, turns: Turns = "any"
) -> Iterator[PreviewedPicture]:
    """Make random views of pictures; what cannot be read is passed over.

    Args:
        paths: Of some pictures.
        preprocessing: Their size and colour.
        views: Of each.
        seed: Of the chance.
        turns: How the parts may lie.
    """
    import torch

    from castinspect.training.learner.augmentation import augment

    generator = torch.Generator().manual_seed(seed)
    for path in paths:
        try:
            pixels = preprocessing.resized(preprocessing.load(path).pixels)
        except ImageError:
            continue
        planes = pixels[None] if pixels.ndim == 2 else pixels.transpose(2, 0, 1)
        copies = torch.from_numpy(np.array(planes)).float().div(255).repeat(views, 1, 1, 1)
        made = augment(copies, generator, turns).mul(255).round().to(torch.uint8).numpy()
        shown = made[:, 0] if pixels.ndim == 2 else made.transpose(0, 2, 3, 1)
        yield PreviewedPicture(path, pixels, tuple(shown))
