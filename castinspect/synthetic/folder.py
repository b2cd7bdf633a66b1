"""Synthetic castings as a data set on disk."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

from castinspect.paths import resources_dir
from castinspect.process import has_torch

SOUND, DEFECTIVE = "ok", "defect"
SEVERITY = 0.9
"""Of the defects in castings to try things on: plain to see."""

LINE = 1
"""That makes them: one kind of part, as a station sees it."""


READY = "castings"
"""Resources of the station package: castings that were drawn when it was built, because it cannot draw any."""


def castings_to_try(out: Path, count: int, seed: int) -> None:
    """Write castings to try the app on; a station without SciPy takes those that came with it, at most so many."""
    ready = resources_dir() / READY
    if has_torch() or not ready.is_dir():
        write_castings(out, count, seed)
        return
    for name in (SOUND, DEFECTIVE):
        (out / name).mkdir(parents=True, exist_ok=True)
    drawn = zip(*(sorted((ready / name).iterdir()) for name in (SOUND, DEFECTIVE)), strict=True)
    for picture in [picture for pair in drawn for picture in pair][:count]:
        shutil.copy(picture, out / picture.parent.name)


def write_castings(
    out: Path,
    count: int,
    seed: int,
    *,
    size: int = 300,
    severity: float = SEVERITY,
    masks: bool = False,
    advance: Callable[[], None] = lambda: None,
) -> None:
    """Write `count` castings of one design as PNG, every second one defective with one random kind, and a table."""
    import numpy as np
    from PIL import Image

    from castinspect.synthetic.defects import DefectKind
    from castinspect.synthetic.scene import make_casting  # loads SciPy

    kinds = list(DefectKind)
    out.mkdir(parents=True, exist_ok=True)
    with (out / "castings.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["path", "defects"])
        for index in range(count):
            casting_seed = seed * 1_000_003 + index
            defective = index % 2 == 1
            kind = kinds[np.random.default_rng(casting_seed).integers(len(kinds))]
            defects = [kind] if defective else []
            casting = make_casting(casting_seed, size=size, defects=defects, severity=severity, line=LINE)
            name = Path(DEFECTIVE if defective else SOUND) / f"casting_{index:05}.png"
            (out / name).parent.mkdir(exist_ok=True)
            Image.fromarray(casting.pixels).save(out / name)
            if masks and defective:
                mask = out.with_name(out.name + ".masks") / name.name
                mask.parent.mkdir(exist_ok=True)
                Image.fromarray(casting.mask).save(mask)
            table.writerow([name.as_posix(), " ".join(casting.defects)])
            advance()
