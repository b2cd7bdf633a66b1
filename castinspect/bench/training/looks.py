"""How a finished run scores by its second look, and how it would score had each picture been looked at only once."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean

from castinspect.evaluation.cuts import choose_cuts
from castinspect.evaluation.decision import scores_by_part
from castinspect.evaluation.score import ScoredPicture, evaluate, rejudged
from castinspect.models.metadata import CheckpointMetadata, Evaluation
from castinspect.training.events import TrainingFinished

_LEAST = 1e-12


def accuracy_at_cuts(score: Evaluation) -> float:
    """Mean over the roles of the share that got no wrong verdict: neither an escape nor overkill."""
    wrong = (score.escapes / max(1, score.defective), score.overkill / max(1, score.good))
    return 1 - fmean(wrong)


def by_first_look(finished: TrainingFinished) -> Evaluation | None:
    """The score as it would be without a second look, its cuts chosen anew; None where there was none."""
    if finished.first is None or finished.metadata.evaluation is None:
        return None
    cuts = choose_cuts(scores_by_part(finished.first, finished.metadata)).cuts
    metadata = finished.metadata.model_copy(update={"cuts": cuts, "second_look": False})
    pictures = rejudged([_first_look(picture, metadata) for picture in finished.scored], cuts)
    return evaluate(pictures, metadata, split=finished.metadata.evaluation.split)


def _first_look(picture: ScoredPicture, metadata: CheckpointMetadata) -> ScoredPicture:
    """A picture with what was said of it as it is, shared among the classes of each role as the second look shares."""
    prediction = picture.inspection.prediction
    if prediction is None or prediction.first_look is None:
        return picture
    ok = {metadata.class_names[index] for index in metadata.ok_indices}
    of_role = {True: 1 - prediction.first_look, False: prediction.first_look}
    whole = {True: max(1 - prediction.defect_probability, _LEAST), False: max(prediction.defect_probability, _LEAST)}
    shares = {name: of_role[name in ok] * p / whole[name in ok] for name, p in prediction.probabilities.items()}
    first = replace(prediction, probabilities=shares, defect_probability=prediction.first_look, first_look=None)
    return replace(picture, inspection=replace(picture.inspection, prediction=first))
