"""Two versions side by side on the same pictures: their scores, and the pictures on which they say different things."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from castinspect.data.learned import learned_among
from castinspect.data.reading import looked_at
from castinspect.data.roles import guess_role
from castinspect.errors import DataError
from castinspect.evaluation.score import evaluate_inspections
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import CheckpointMetadata, Evaluation, PartClass, Role
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

    They are scored by what classes mean, good or defective: the two may call their classes by other names.

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
        DataError: Neither knows what a class means, nor does its name tell; or all pictures were learned from.
        CheckpointError: The weights of one do not fit.
    """
    roles_of_classes(truth.values(), first.metadata, second.metadata)  # refuses before anything is judged
    looks = yield from looked_at(list(truth))
    learned = frozenset[Path]().union(*(learned_among(looks, checkpoint).paths for checkpoint in (first, second)))
    one, other = (Inspector.for_scores(checkpoint, device, maps=False) for checkpoint in (first, second))
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
    roles = roles_of_classes(truth.values(), first, second)
    flips = [
        Flip(one.path, truth[one.path], roles[truth[one.path]], one, other)
        for one, other in fair
        if one.verdict is not other.verdict
    ]
    flips.sort(key=lambda flip: (flip.gain, str(flip.path)))
    return VersionComparison(
        first=_by_role([pair[0] for pair in fair], truth, roles, first),
        second=_by_role([pair[1] for pair in fair], truth, roles, second),
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


def roles_of_classes(names: Iterable[str], *versions: CheckpointMetadata) -> Mapping[str, Role]:
    """What classes mean: as the versions that know them say, else as their names tell.

    Raises:
        DataError: Nobody knows it of a class.
    """
    known = {part_class.name: part_class.role for metadata in reversed(versions) for part_class in metadata.classes}
    found = {name: known.get(name) or guess_role(name) for name in dict.fromkeys(names)}
    if unclear := [name for name, role in found.items() if role is None]:
        raise DataError("comparison-roles-unclear", names=", ".join(unclear))
    return {name: role for name, role in found.items() if role is not None}


def _by_role(
    inspections: Sequence[Inspection], truth: Mapping[Path, str], roles: Mapping[str, Role], judge: CheckpointMetadata
) -> Evaluation:
    """Score one version by the two roles alone, which every version has."""
    two = judge.model_copy(update={"classes": tuple(PartClass(name=str(role), role=role) for role in Role)})
    true = {path: str(roles[name]) for path, name in truth.items()}
    return evaluate_inspections([_with_roles(found) for found in inspections], true, two, split=_SPLIT)


def _with_roles(inspection: Inspection) -> Inspection:
    if inspection.prediction is None:
        return inspection
    chance = inspection.prediction.defect_probability
    roles = {str(Role.OK): 1 - chance, str(Role.DEFECT): chance}
    return replace(inspection, prediction=replace(inspection.prediction, probabilities=roles))
