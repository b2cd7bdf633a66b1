"""The score: from predictions and the truth to the figures that matter, and the cuts chosen on validation pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import DataError
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.models.metadata import CheckpointMetadata, Cuts, Evaluation, Role, picture_key

_LOWEST_OK_CUT, _HIGHEST_DEFECT_CUT = 0.05, 0.95
_MIDDLE = 0.5


def evaluate_inspections(
    inspections: Iterable[Inspection], truth: Mapping[Path, str], metadata: CheckpointMetadata, *, split: str
) -> Evaluation:
    """Score inspections against the true classes.

    Args:
        inspections: Of the pictures in `truth`.
        truth: The true class's name by path.
        metadata: Of the checkpoint that judged; tells what the classes mean.
        split: What the pictures are called: `test`, `validation`, `given`.
    """
    roles = {part_class.name: part_class.role for part_class in metadata.classes}
    inspections = list(inspections)
    judged = [i for i in inspections if i.prediction is not None and i.verdict is not Verdict.HOLD]
    names = metadata.class_names
    confusion = {name: dict.fromkeys(names, 0) for name in names}
    verdicts: Counter[tuple[Role, Verdict]] = Counter()
    defective, scores = [], []
    for inspection in judged:
        assert inspection.prediction is not None
        true_class = truth[inspection.path]
        confusion[true_class][inspection.prediction.predicted_class] += 1
        verdicts[roles[true_class], inspection.verdict] += 1
        defective.append(roles[true_class] is Role.DEFECT)
        scores.append(inspection.prediction.defect_probability)
    right = sum(confusion[name][name] for name in names)
    return Evaluation(
        split=split,
        confusion=confusion,
        accuracy=right / len(judged) if judged else 0.0,
        balanced_accuracy=_balanced_accuracy(confusion),
        auroc=auroc(scores, defective),
        defective=sum(defective),
        escapes=verdicts[Role.DEFECT, Verdict.OK],
        good=len(defective) - sum(defective),
        overkill=verdicts[Role.OK, Verdict.DEFECT],
        review=sum(count for (_, verdict), count in verdicts.items() if verdict is Verdict.REVIEW),
        held=len(inspections) - len(judged),
    )


def unseen(inspections: Iterable[Inspection], metadata: CheckpointMetadata) -> list[Inspection]:
    """Those whose picture the checkpoint did not learn from; the others would flatter its score.

    Raises:
        DataError: It learned from all of them.
    """
    inspections = list(inspections)
    learned_from = set(metadata.learned_from)
    kept = [i for i in inspections if picture_key(i.sha256) not in learned_from]
    if not kept:
        raise DataError("data-all-learned-from", count=len(inspections))
    return kept


def auroc(scores: Sequence[float], defective: Sequence[bool]) -> float | None:
    """Area under the ROC curve; None where only one role is there, or a score is not finite."""
    from sklearn.metrics import roc_auc_score

    if len(set(defective)) < 2 or not np.isfinite(scores).all():
        return None
    return float(roc_auc_score(defective, scores))


def choose_cuts(defect_probabilities: NDArray[np.floating], defective: NDArray[np.bool_]) -> Cuts:
    """Choose the cuts on validation pictures, so that none of them would have escaped or been overkill.

    The OK cut lies under the lowest probability of a defective picture, and never above one half; the defect cut over
    the highest of a good picture, and never below one half. One odd picture cannot send everything to REVIEW: the cuts
    stay between 5 % and 95 %.

    Args:
        defect_probabilities: (n,) of the validation pictures.
        defective: (n,) their truth.
    """
    lowest_defect = float(defect_probabilities[defective].min(initial=1.0))
    highest_good = float(defect_probabilities[~defective].max(initial=0.0))
    ok = min(_MIDDLE, max(_LOWEST_OK_CUT, 0.9 * lowest_defect))
    defect = max(_MIDDLE, min(_HIGHEST_DEFECT_CUT, 1 - 0.9 * (1 - highest_good)))
    return Cuts(ok=round(ok, 4), defect=round(defect, 4))


def _balanced_accuracy(confusion: Mapping[str, Mapping[str, int]]) -> float:
    shares = [row[name] / sum(row.values()) for name, row in confusion.items() if sum(row.values())]
    return float(np.mean(shares)) if shares else 0.0
