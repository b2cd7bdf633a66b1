"""The score of a checkpoint as one self-contained HTML file: no script, nothing fetched, names never markup."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from castinspect.errors import ImageError, StationError
from castinspect.evaluation.calibration import calibration_error, reliability
from castinspect.evaluation.cuts import CutRisk, assess, part_scores
from castinspect.evaluation.decision import scores_by_part
from castinspect.evaluation.figures import (
    class_figures,
    mistakes,
    precision_recall_curve,
    roc_curve,
    scores_and_truth,
)
from castinspect.evaluation.report_plots import curve_plot, histogram_plot, reliability_plot
from castinspect.evaluation.risk import Share, percent_at_most, proof
from castinspect.evaluation.score import ScoredPicture, scores_of
from castinspect.evaluation.unseen import UnseenScores
from castinspect.files import write_atomically
from castinspect.imaging.loading import load_image
from castinspect.inspection.explanation import overlay
from castinspect.language import localized, say, say_each
from castinspect.messages import Message
from castinspect.models.metadata import CheckpointMetadata, CutPolicy
from castinspect.pages import page_environment

_THUMBNAIL = 240
_QUALITY = 80
_MOST_MISTAKES = 48
_OPACITY = 0.6


def write_report(
    path: Path,
    metadata: CheckpointMetadata,
    pictures: Sequence[ScoredPicture],
    *,
    unseen: UnseenScores | None = None,
    notes: Sequence[Message] = (),
) -> None:
    """Write the report.

    Args:
        path: The HTML file.
        metadata: Of the checkpoint, with the evaluation of these pictures.
        pictures: What was scored; those with a map are shown with it.
        unseen: The scores that the cuts were chosen by.
        notes: What should be told of pictures left out.

    Raises:
        StationError: The file cannot be written.
        ValueError: The metadata has no evaluation.
    """
    html = report_html(metadata, pictures, unseen=unseen, notes=notes)
    try:
        write_atomically(path, html.encode("utf-8", "replace"))
    except OSError as error:
        raise StationError("report-not-written", path=path, detail=error.strerror or error) from error


def report_html(
    metadata: CheckpointMetadata,
    pictures: Sequence[ScoredPicture],
    *,
    unseen: UnseenScores | None = None,
    notes: Sequence[Message] = (),
) -> str:
    """The report as text; see `write_report`."""
    environment = page_environment()
    environment.filters |= {"share": _share, "bound": lambda share: percent_at_most(share.upper)}
    return environment.get_template("report.html.jinja").render(_content(metadata, pictures, unseen, notes))


def _content(
    metadata: CheckpointMetadata,
    pictures: Sequence[ScoredPicture],
    unseen: UnseenScores | None,
    notes: Sequence[Message],
) -> dict[str, Any]:
    evaluation = metadata.evaluation
    if evaluation is None:
        raise ValueError("a report needs an evaluation")
    wrong = mistakes(pictures, metadata)
    return {
        "model": metadata.name or metadata.id,
        "split": say(evaluation.split),
        "count": evaluation.good + evaluation.defective,
        "created": f"{datetime.now().astimezone():%Y-%m-%d %H:%M}",
        "left_out": [_plain(localized(note)) for note in notes],
        "names": list(evaluation.confusion),
        "confusion": evaluation.confusion,
        "classes": class_figures(evaluation.confusion),
        "cuts": metadata.cuts,
        "policy": _policy(metadata.policy),
        "mistakes": [_shot(picture, metadata) for picture in wrong[:_MOST_MISTAKES]],
        "more": max(0, len(wrong) - _MOST_MISTAKES),
        "facts": _facts(metadata),
        **_headline(metadata),
        **_drawn(metadata, pictures, unseen),
    }


def _headline(metadata: CheckpointMetadata) -> dict[str, Any]:
    evaluation = metadata.evaluation
    assert evaluation is not None
    by_part = evaluation.defective_parts is not None
    escapes = (
        Share(evaluation.escaped_parts or 0, evaluation.defective_parts or 0)
        if by_part
        else Share(evaluation.escapes, evaluation.defective)
    )
    total = evaluation.good + evaluation.defective
    figures = {
        say("accuracy"): f"{evaluation.accuracy:.1%}",
        say("balanced accuracy"): f"{evaluation.balanced_accuracy:.1%}",
        "AUROC": "–" if evaluation.auroc is None else f"{evaluation.auroc:.4f}",
        say("escapes: defective pictures called OK"): _of(evaluation.escapes, evaluation.defective),
        say("overkill: good pictures called DEFECT"): _of(evaluation.overkill, evaluation.good),
        say("left to a person (REVIEW)"): _of(evaluation.review, total),
        say("could not be judged (HOLD)"): str(evaluation.held),
    }
    return {"headline": [{"name": k, "value": v} for k, v in figures.items()], "proof": localized(proof(escapes))}


def _drawn(
    metadata: CheckpointMetadata, pictures: Sequence[ScoredPicture], unseen: UnseenScores | None
) -> dict[str, Any]:
    from markupsafe import Markup

    scores, defective = scores_and_truth(pictures, metadata)
    kept = scores_of(pictures, metadata)
    plots = []
    if roc := roc_curve(scores, defective):
        plots.append(curve_plot(roc, *say_each("ROC, area", "good parts struck", "defects caught"), diagonal=True))
    if precision := precision_recall_curve(scores, defective):
        plots.append(
            curve_plot(precision, *say_each("precision-recall, average", "recall of defects", "precision of defects"))
        )
    truth, weights = np.array(defective, bool), kept.weights()
    bins = reliability(np.array(scores), truth, weights) if scores else []
    raw = reliability(kept.defect_probabilities(metadata, 1.0), truth, weights) if scores else []
    plots.append(reliability_plot(bins, calibration_error(bins)))
    here = part_scores(np.array(scores), truth, kept.parts)
    risks = [_risk_row(say("these pictures"), assess(here, metadata.cuts))]
    chosen_on = here
    if unseen is not None:
        chosen_on = scores_by_part(unseen, metadata)
        source = metadata.calibration.source if metadata.calibration else "unseen"
        risks.append(_risk_row(say("chosen on ({source})", source=say(source)), assess(chosen_on, metadata.cuts)))
    return {
        "plots": [Markup(plot) for plot in plots],  # made of numbers and constants only
        "histogram": Markup(histogram_plot(chosen_on, metadata.cuts)),
        "risks": risks,
        "calibration": say(
            "Expected calibration error of these pictures {raw:.3f} before temperature scaling, {scaled:.3f} at "
            "temperature {temperature:.2f}; each part counts once.",
            raw=calibration_error(raw),
            scaled=calibration_error(bins),
            temperature=metadata.temperature,
        ),
    }


def _risk_row(name: str, risk: CutRisk) -> dict[str, Any]:
    return {"name": name, "shares": [risk.escapes, risk.overkill, risk.review_good, risk.review_defective]}


def _shot(picture: ScoredPicture, metadata: CheckpointMetadata) -> dict[str, Any]:
    prediction = picture.inspection.prediction
    assert prediction is not None
    return {
        "path": _plain(picture.inspection.path),
        "image": _thumbnail(picture, metadata),
        "true_class": picture.true_class,
        "predicted": prediction.predicted_class,
        "verdict": str(picture.inspection.verdict),
        "probability": prediction.defect_probability,
    }


def _thumbnail(picture: ScoredPicture, metadata: CheckpointMetadata) -> str:
    """The picture with its overlay as base64 of a small JPEG; empty where it can no longer be read."""
    prediction = picture.inspection.prediction
    try:
        pixels = load_image(picture.inspection.path, white_level=metadata.preprocessing.white_level).pixels
    except ImageError:
        return ""
    if prediction is not None and prediction.map is not None:
        pixels = overlay(pixels, prediction.map, metadata.preprocessing, _OPACITY)
    image = Image.fromarray(pixels)
    image.thumbnail((_THUMBNAIL, _THUMBNAIL))
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_QUALITY)
    return base64.b64encode(buffer.getvalue()).decode()


def _facts(metadata: CheckpointMetadata) -> list[dict[str, str]]:
    facts = {
        "id": metadata.id,
        say("made"): f"{metadata.created.astimezone():%Y-%m-%d %H:%M}",
        say("parent"): metadata.parent or "–",
        say("backbone"): say(
            "{backbone} from {weights}, strategy {strategy}",
            backbone=metadata.backbone,
            weights=metadata.weights,
            strategy=metadata.strategy,
        ),
        say("classes"): ", ".join(f"{c.name} ({c.role})" for c in metadata.classes),
        say("input"): metadata.preprocessing.model_dump_json(),
        say("settings"): ", ".join(f"{key} {value}" for key, value in metadata.settings.items()) or "–",
        say("data"): "; ".join(f"{key}: {value}" for key, value in metadata.dataset.items()) or "–",
        say("made with"): ", ".join(f"{key} {value}" for key, value in metadata.versions.items()),
    }
    return [{"name": key, "value": _plain(value)} for key, value in facts.items()]


def _policy(policy: CutPolicy | None) -> str:
    if policy is None:
        return say("an earlier rule")
    if policy.max_escape is not None:
        return say("at most {share:g} % escapes", share=100 * policy.max_escape)
    if policy.costs is not None:
        costs = policy.costs
        return say(
            "costs of {escape:g} an escape, {overkill:g} an overkill, {review:g} a minute of review",
            escape=costs.escape,
            overkill=costs.overkill,
            review=costs.review,
        )
    return say("hand")


def _of(count: int, total: int) -> str:
    return say("{count} of {total}", count=count, total=total)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def _plain(value: object) -> str:
    """Text that can be encoded, also of a file name that is no valid UTF-8."""
    return str(value).encode("utf-8", "replace").decode()
