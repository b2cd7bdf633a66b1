"""Whether defective parts become OK when light, focus, size or rows fail, and how many good pictures the gate stops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image

from castinspect.bench.alterations import ALTERATIONS, Alter, Pixels
from castinspect.imaging.loading import load_image
from castinspect.inspection.causes import CODES
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
    """What was measured.

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
) -> Generator[PicturesScored, None, GateMeasured]:
    """Judge pictures of defective parts under each of `ALTERATIONS`, and pictures of good parts as they are.

    Yields:
        Progress.

    Returns:
        What became of them.
    """
    total = len(defective) * (len(ALTERATIONS) + 1) + len(good)
    as_they_are = yield from _judged(inspector.inspect(defective), 0, total)
    done = len(defective)
    altered = []
    for name, alter in ALTERATIONS.items():
        with TemporaryDirectory(prefix="gate-") as folder:
            found = yield from _judged(inspector.inspect(_written(defective, alter, Path(folder))), done, total)
        done += len(defective)
        altered.append(_altered(name, as_they_are, found))
    sound = yield from _judged(inspector.inspect(good), done, total)
    stopped = [inspection for inspection in sound if _gate_codes(inspection)]
    return GateMeasured(tuple(altered), len(sound), len(stopped), _counted(sound))


def _judged(
    inspections: Iterable[Inspection], done: int, total: int
) -> Generator[PicturesScored, None, list[Inspection]]:
    """All of them, telling after each how many of `total` pictures are judged; `done` were before."""
    found = []
    for inspection in inspections:
        found.append(inspection)
        yield PicturesScored(done + len(found), total)
    return found


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
