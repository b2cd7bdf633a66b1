"""The score: from predictions and the truth to the figures that matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from castinspect.errors import DataError
from castinspect.evaluation.unseen import UnseenScores
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict, decide
from castinspect.models.metadata import CheckpointMetadata, Cuts, Evaluation, Role, picture_key


@dataclass(frozen=True)
class ScoredPicture:
    """A picture of known truth and what was said of it.

    Attributes:
        inspection: What was said.
        true_class: By name.
        part: Which part it shows; copies of one part share it. None where that is not known.
    """

    inspection: Inspection
    true_class: str
    part: str | None = None


def evaluate_inspections(
    inspections: Iterable[Inspection], truth: Mapping[Path, str], metadata: CheckpointMetadata, *, split: str
) -> Evaluation:
    """Score inspections against the true classes, without asking which pictures show one part.

    Args:
        inspections: Of the pictures in `truth`.
        truth: The true class's name by path.
        metadata: Of the checkpoint that judged; tells what the classes mean.
        split: What the pictures are called: `test`, `validation`, `given`.
    """
    return evaluate([ScoredPicture(i, truth[i.path]) for i in inspections], metadata, split=split)


def evaluate(scored: Sequence[ScoredPicture], metadata: CheckpointMetadata, *, split: str) -> Evaluation:
    """Score pictures of known truth; where it is known which part each shows, count parts beside the pictures.

    Args:
        scored: The pictures.
        metadata: Of the checkpoint that judged; tells what the classes mean.
        split: What the pictures are called: `test`, `validation`, `given`.
    """
    judged = judged_only(scored)
    names = metadata.class_names
    confusion = {name: dict.fromkeys(names, 0) for name in names}
    verdicts: Counter[tuple[Role, Verdict]] = Counter()
    for picture in judged:
        confusion[picture.true_class][_prediction(picture).predicted_class] += 1
        verdicts[role_of(picture, metadata), picture.inspection.verdict] += 1
    right = sum(confusion[name][name] for name in names)
    defective = [role_of(picture, metadata) is Role.DEFECT for picture in judged]
    return Evaluation(
        split=split,
        confusion=confusion,
        accuracy=right / len(judged) if judged else 0.0,
        balanced_accuracy=balanced_accuracy(confusion),
        auroc=auroc([_prediction(picture).defect_probability for picture in judged], defective),
        defective=sum(defective),
        escapes=verdicts[Role.DEFECT, Verdict.OK],
        good=len(defective) - sum(defective),
        overkill=verdicts[Role.OK, Verdict.DEFECT],
        review=sum(count for (_, verdict), count in verdicts.items() if verdict is Verdict.REVIEW),
        held=len(scored) - len(judged),
        **_part_counts(judged, metadata),
    )


def judged_only(scored: Iterable[ScoredPicture]) -> list[ScoredPicture]:
    """Those that the station could judge."""
    return [s for s in scored if s.inspection.prediction is not None and s.inspection.verdict is not Verdict.HOLD]


def rejudged(scored: Iterable[ScoredPicture], cuts: Cuts) -> tuple[ScoredPicture, ...]:
    """The same predictions under other cuts; what was held stays held."""
    found = []
    for picture in scored:
        inspection = picture.inspection
        if inspection.prediction is not None and inspection.verdict is not Verdict.HOLD:
            decision = decide(inspection.prediction, cuts)
            inspection = replace(inspection, verdict=decision.verdict, reasons=decision.reasons)
        found.append(replace(picture, inspection=inspection))
    return tuple(found)


def role_of(picture: ScoredPicture, metadata: CheckpointMetadata) -> Role:
    """What the picture's true class means."""
    return next(c.role for c in metadata.classes if c.name == picture.true_class)


def scores_of(scored: Sequence[ScoredPicture], metadata: CheckpointMetadata) -> UnseenScores:
    """The scores in the form in which a checkpoint keeps them; what could not be judged is left out."""
    judged = judged_only(scored)
    rows = [[_prediction(picture).probabilities[name] for name in metadata.class_names] for picture in judged]
    probabilities = np.maximum(np.array(rows, float).reshape(-1, len(metadata.classes)), np.finfo(np.float32).tiny)
    labels = np.array([metadata.class_names.index(picture.true_class) for picture in judged], np.int64)
    parts = [picture.part or picture.inspection.sha256 for picture in judged]
    hashes = [picture.inspection.sha256 for picture in judged]
    return UnseenScores.of(np.log(probabilities) * metadata.temperature, labels, parts, hashes)


def recounted(evaluation: Evaluation, scores: UnseenScores, metadata: CheckpointMetadata) -> Evaluation:
    """The same score under the metadata's cuts: only what the cuts decide changes."""
    probabilities, defective = scores.defect_probabilities(metadata), scores.defective(metadata)
    is_defect = probabilities >= metadata.cuts.defect
    is_ok = (probabilities <= metadata.cuts.ok) & ~is_defect
    escaped, overkill = is_ok & defective, is_defect & ~defective
    known = evaluation.defective_parts is not None
    return evaluation.model_copy(
        update={
            "escapes": int(escaped.sum()),
            "overkill": int(overkill.sum()),
            "review": int((~is_ok & ~is_defect).sum()),
            "escaped_parts": len(np.unique(scores.parts[escaped])) if known else None,
            "overkill_parts": len(np.unique(scores.parts[overkill])) if known else None,
        }
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


def balanced_accuracy(confusion: Mapping[str, Mapping[str, int]]) -> float:
    """Mean over the classes of the share found, of the counts by true and by predicted class; 0 of no picture."""
    shares = [row[name] / sum(row.values()) for name, row in confusion.items() if sum(row.values())]
    return float(np.mean(shares)) if shares else 0.0


def _part_counts(judged: Sequence[ScoredPicture], metadata: CheckpointMetadata) -> dict[str, int]:
    """Parts, and those of them with a picture that was judged wrongly; nothing where parts are not known."""
    if any(picture.part is None for picture in judged):
        return {}
    defective = [picture for picture in judged if role_of(picture, metadata) is Role.DEFECT]
    good = [picture for picture in judged if role_of(picture, metadata) is Role.OK]
    return {
        "defective_parts": len({picture.part for picture in defective}),
        "escaped_parts": len({picture.part for picture in defective if picture.inspection.verdict is Verdict.OK}),
        "good_parts": len({picture.part for picture in good}),
        "overkill_parts": len({picture.part for picture in good if picture.inspection.verdict is Verdict.DEFECT}),
    }


def _prediction(picture: ScoredPicture) -> Prediction:
    assert picture.inspection.prediction is not None, "only judged pictures are counted"
    return picture.inspection.prediction
