"""Two versions side by side on the same pictures: their scores, and the pictures on which they say different things."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from castinspect.data.learned import learned_among
from castinspect.data.reading import looked_at
from castinspect.errors import DataError
from castinspect.evaluation.score import evaluate_inspections
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import CheckpointMetadata, Evaluation, Role
from castinspect.progress import PicturesRead, PicturesScored

_SPLIT = "locked"


@dataclass(frozen=True)
class Flip:
    """One picture on which two versions say different things."""

    path: Path
    true_class: str
    role: Role
    first: Inspection
    second: Inspection

    @property
    def gain(self) -> int:
        """Over 0 where the second version does better, under 0 where worse; leaving it to a person lies between."""
        return _worth(self.second.verdict, self.role) - _worth(self.first.verdict, self.role)


@dataclass(frozen=True)
class VersionComparison:
    """What came of it.

    Attributes:
        first: Score of the first version on the pictures that neither learned from.
        second: Likewise.
        flips: Where the verdicts differ, the worst losses first.
        left_out: Pictures that one of them learned from, or from a copy; they count nowhere.
        total: All pictures, those included.
    """

    first: Evaluation
    second: Evaluation
    flips: tuple[Flip, ...]
    left_out: int
    total: int


def compare_versions(
    first: LoadedCheckpoint, second: LoadedCheckpoint, truth: Mapping[Path, str], device: str = "auto"
) -> Generator[PicturesRead | PicturesScored, None, VersionComparison]:
    """Judge the same pictures with both; both take the same batches in turn, so stopping is cheap at any time.

    Args:
        first: One version, as the promoted one.
        second: The other.
        truth: The true class by picture.
        device: Where to compute.

    Yields:
        After each picture that is looked at, or judged.

    Returns:
        The comparison.

    Raises:
        DataError: A class is unknown to one of them, or all pictures were learned from.
        CheckpointError: The weights of one do not fit.
    """
    for checkpoint in (first, second):
        _require_known(set(truth.values()), checkpoint.metadata)
    looks = yield from looked_at(list(truth))
    learned = frozenset[Path]().union(*(learned_among(looks, checkpoint).paths for checkpoint in (first, second)))
    one, other = (Inspector.from_checkpoint(checkpoint, device, maps=False) for checkpoint in (first, second))
    pairs: list[tuple[Inspection, Inspection]] = []
    for pair in zip(one.inspect(list(truth)), other.inspect(list(truth)), strict=True):
        pairs.append(pair)
        yield PicturesScored(len(pairs), len(truth))
    return compared(pairs, truth, learned, first.metadata, second.metadata)


def compared(
    pairs: list[tuple[Inspection, Inspection]],
    truth: Mapping[Path, str],
    learned: Collection[Path],
    first: CheckpointMetadata,
    second: CheckpointMetadata,
) -> VersionComparison:
    """Score pairs of inspections of the same pictures, without those learned from; see `compare_versions`."""
    fair = [pair for pair in pairs if pair[0].path not in learned]
    if not fair:
        raise DataError("data-all-learned-from", count=len(pairs))
    roles = {part_class.name: part_class.role for part_class in second.classes}
    flips = [
        Flip(one.path, truth[one.path], roles[truth[one.path]], one, other)
        for one, other in fair
        if one.verdict is not other.verdict
    ]
    flips.sort(key=lambda flip: (flip.gain, str(flip.path)))
    return VersionComparison(
        first=evaluate_inspections([pair[0] for pair in fair], truth, first, split=_SPLIT),
        second=evaluate_inspections([pair[1] for pair in fair], truth, second, split=_SPLIT),
        flips=tuple(flips),
        left_out=len(pairs) - len(fair),
        total=len(pairs),
    )


def _worth(verdict: Verdict, role: Role) -> int:
    """2 for the right verdict, 1 where a person decides, 0 for the wrong one."""
    right = Verdict.OK if role is Role.OK else Verdict.DEFECT
    if verdict is right:
        return 2
    return 1 if verdict in (Verdict.REVIEW, Verdict.HOLD) else 0


def _require_known(names: set[str], metadata: CheckpointMetadata) -> None:
    if unknown := sorted(names - set(metadata.class_names)):
        raise DataError("data-other-classes", names=", ".join(unknown), known=", ".join(metadata.class_names))
