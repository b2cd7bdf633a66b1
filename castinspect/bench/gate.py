"""Whether defective parts become OK when light, focus, size or rows fail, and how many good pictures the gate stops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

from castinspect.bench.alterations import ALTERATIONS, Alter, Pixels
from castinspect.imaging.loading import load_image
from castinspect.inspection.gate import CODES
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from castinspect.progress import PicturesScored


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
        Image.fromarray(alter(_grey(path))).save(written[-1], compress_level=1)
    return written


def _grey(path: Path) -> Pixels:
    """Colour would be told from grey before anything else is."""
    return np.asarray(Image.fromarray(load_image(path).pixels).convert("L"))


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
