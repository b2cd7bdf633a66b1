"""Figures and curves of a score: per class, ROC, precision and recall, the worst mistakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castinspect.evaluation.score import ScoredPicture, judged_only, role_of
from castinspect.inspection.verdict import Verdict
from castinspect.models.metadata import CheckpointMetadata, Role


@dataclass(frozen=True)
class ClassFigures:
    """Of one class: how many of those called so are so, how many of those that are so were called so, and both at once.

    Attributes:
        name: The class.
        pictures: Whose true class it is.
        precision: None where nothing was called so.
        recall: None where there are no such pictures.
        f1: Harmonic mean of the two; None where one is missing.
    """

    name: str
    pictures: int
    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True)
class Curve:
    """Points (n,) of a curve, and the area under it."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    area: float


def class_figures(confusion: Mapping[str, Mapping[str, int]]) -> list[ClassFigures]:
    """Precision, recall and F1 of each class.

    Args:
        confusion: Count by true class, then by predicted class.
    """
    found = []
    for name, row in confusion.items():
        right, true = row.get(name, 0), sum(row.values())
        called = sum(other.get(name, 0) for other in confusion.values())
        precision, recall = right / called if called else None, right / true if true else None
        f1 = 2 * right / (called + true) if called and true else None
        found.append(ClassFigures(name, true, precision, recall, f1))
    return found


def roc_curve(scores: Sequence[float] | NDArray[np.float64], defective: Sequence[bool]) -> Curve | None:
    """Share of good pictures struck against share of defective ones caught; None where one role is missing."""
    from sklearn.metrics import roc_auc_score, roc_curve as points_of

    if len(set(defective)) < 2:
        return None
    struck, caught, _ = points_of(defective, scores)
    return Curve(struck, caught, float(roc_auc_score(defective, scores)))


def precision_recall_curve(scores: Sequence[float] | NDArray[np.float64], defective: Sequence[bool]) -> Curve | None:
    """Recall against precision of the defects, and the average precision; None where one role is missing."""
    from sklearn.metrics import average_precision_score, precision_recall_curve as points_of

    if len(set(defective)) < 2:
        return None
    precision, recall, _ = points_of(defective, scores)
    return Curve(recall[::-1], precision[::-1], float(average_precision_score(defective, scores)))


def scores_and_truth(pictures: Sequence[ScoredPicture], metadata: CheckpointMetadata) -> tuple[list[float], list[bool]]:
    """Defect probabilities of what could be judged, and whether each is a defect."""
    judged = judged_only(pictures)
    scores = [p.inspection.prediction.defect_probability for p in judged if p.inspection.prediction is not None]
    return scores, [role_of(picture, metadata) is Role.DEFECT for picture in judged]


def worst_first(pictures: Sequence[ScoredPicture], metadata: CheckpointMetadata) -> list[ScoredPicture]:
    """What was judged, the worst mistakes first: by how far the defect probability lies from the truth.

    An escape is worse than any other mistake of the same distance.
    """

    def badness(picture: ScoredPicture) -> tuple[float, bool, str]:
        prediction = picture.inspection.prediction
        assert prediction is not None, "only judged pictures are ranked"
        defective = role_of(picture, metadata) is Role.DEFECT
        distance = abs(defective - prediction.defect_probability)
        return (-distance, not (defective and picture.inspection.verdict is Verdict.OK), str(picture.inspection.path))

    return sorted(judged_only(pictures), key=badness)


def mistakes(pictures: Sequence[ScoredPicture], metadata: CheckpointMetadata) -> list[ScoredPicture]:
    """The pictures that were called another class than theirs, or got the wrong verdict; worst first."""
    return [picture for picture in worst_first(pictures, metadata) if _is_mistake(picture, metadata)]


def _is_mistake(picture: ScoredPicture, metadata: CheckpointMetadata) -> bool:
    prediction = picture.inspection.prediction
    assert prediction is not None
    wrong = Verdict.OK if role_of(picture, metadata) is Role.DEFECT else Verdict.DEFECT
    return prediction.predicted_class != picture.true_class or picture.inspection.verdict is wrong
