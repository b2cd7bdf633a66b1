"""Whether defective parts become OK when light, focus, size or rows fail, and how many good pictures the gate stops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from castinspect.imaging.loading import load_image
from castinspect.inspection.gate import CODES
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from castinspect.progress import PicturesScored

Pixels = NDArray[np.uint8]

_FOG = 220
"""Grey value that fog is made of."""


@dataclass(frozen=True)
class Altered:
    """Pictures of defective parts under one alteration.

    Attributes:
        name: What was done to them.
        verdicts: How many pictures got each.
        became_ok: Of those that were not OK before, how many are now.
        reasons: How many pictures each code of the gate stopped.
    """

    name: str
    verdicts: dict[Verdict, int]
    became_ok: int
    reasons: dict[str, int]


@dataclass(frozen=True)
class GateMeasured:
    """The end of the measurement.

    Attributes:
        altered: One by one.
        good: Pictures of good parts as they are; the gate stopped `stopped` of them, HOLD or REVIEW.
        reasons: How many of these each code stopped.
    """

    altered: tuple[Altered, ...]
    good: int
    stopped: int
    reasons: dict[str, int]


def _scaled(pixels: Pixels, factor: float, offset: float = 0.0) -> Pixels:
    scaled: Pixels = np.rint(np.clip(pixels * factor + offset, 0, 255)).astype(np.uint8)
    return scaled


def _resized(pixels: Pixels, side: int) -> Pixels:
    return np.asarray(Image.fromarray(pixels).resize((side, side), Image.Resampling.BILINEAR))


def _blurred(pixels: Pixels, radius: float) -> Pixels:
    return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(radius)))


def _cut(pixels: Pixels, share: float) -> Pixels:
    cut = pixels.copy()
    cut[round(len(cut) * (1 - share)) :] = 0
    return cut


def _coarse(pixels: Pixels, step: int) -> Pixels:
    coarse: Pixels = pixels // step * step
    return coarse


Alter = Callable[[Pixels], Pixels]

ALTERATIONS: dict[str, Alter] = {
    **{f"brightness x{factor}": partial(_scaled, factor=factor) for factor in (0.03, 0.1, 0.3, 0.5, 0.7, 1.5)},
    **{f"fog {share:.0%}": partial(_scaled, factor=1 - share, offset=share * _FOG) for share in (0.2, 0.4, 0.6, 0.8)},
    **{f"{side} px": partial(_resized, side=side) for side in (48, 96, 128)},
    **{f"blur {radius} px": partial(_blurred, radius=radius) for radius in (1.0, 1.5, 2.0, 3.0, 5.0)},
    **{f"last {share:.0%} of rows black": partial(_cut, share=share) for share in (0.05, 0.15, 0.3)},
    "16 grey levels": partial(_coarse, step=16),
}
"""What may go wrong between lamp and file, by name."""


def measure_gate(
    inspector: Inspector, defective: Sequence[Path], good: Sequence[Path]
) -> Iterator[PicturesScored | GateMeasured]:
    """Judge pictures of defective parts under each of `ALTERATIONS`, and pictures of good parts as they are.

    Yields:
        Progress, then `GateMeasured`.
    """
    total, done = len(defective) * (len(ALTERATIONS) + 1) + len(good), 0

    def judged(paths: Sequence[Path], found: list[Inspection]) -> Iterator[PicturesScored]:
        nonlocal done
        for inspection in inspector.inspect(paths):
            found.append(inspection)
            done += 1
            yield PicturesScored(done, total)

    as_they_are: list[Inspection] = []
    yield from judged(defective, as_they_are)
    altered = []
    for name, alter in ALTERATIONS.items():
        found: list[Inspection] = []
        with TemporaryDirectory(prefix="gate-") as folder:
            yield from judged(_written(defective, alter, Path(folder)), found)
        altered.append(_altered(name, as_they_are, found))
    sound: list[Inspection] = []
    yield from judged(good, sound)
    stopped = [inspection for inspection in sound if _gate_codes(inspection)]
    yield GateMeasured(tuple(altered), len(sound), len(stopped), _counted(sound))


def _written(paths: Sequence[Path], alter: Alter, folder: Path) -> list[Path]:
    written = []
    for index, path in enumerate(paths):
        written.append(folder / f"{index}.png")
        Image.fromarray(alter(load_image(path).pixels)).save(written[-1])
    return written


def _altered(name: str, before: Sequence[Inspection], after: Sequence[Inspection]) -> Altered:
    verdicts = Counter(inspection.verdict for inspection in after)
    became_ok = sum(
        then.verdict is not Verdict.OK and now.verdict is Verdict.OK for then, now in zip(before, after, strict=True)
    )
    return Altered(name, {verdict: verdicts[verdict] for verdict in Verdict}, became_ok, _counted(after))


def _counted(inspections: Sequence[Inspection]) -> dict[str, int]:
    return dict(Counter(code for inspection in inspections for code in _gate_codes(inspection)))


def _gate_codes(inspection: Inspection) -> set[str]:
    return {reason.code for reason in inspection.reasons} & CODES
