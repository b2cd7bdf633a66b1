"""Pictures of parts that a small network can tell apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image


def write_parts(data: Path, per_class: int) -> Path:
    """Labelled pictures of parts with a dark spot and without, `DATA/<class>/`."""
    generator = np.random.default_rng(0)
    for name, defective in (("ok_front", False), ("def_front", True)):
        folder = data / name
        folder.mkdir(parents=True)
        for index in range(per_class):
            pixels = generator.integers(150, 200, (48, 48), dtype=np.uint8)
            if defective:
                pixels[16:32, 16:32] = 20
            Image.fromarray(pixels).save(folder / f"part_{index:02}.png")
    return data
