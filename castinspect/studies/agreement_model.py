"""The model as an appraiser of an agreement study."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from pathlib import Path

from castinspect.errors import DataError
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from castinspect.progress import PicturesScored
from castinspect.studies.agreement import DEFECTIVE, OK
from castinspect.studies.agreement_sheets import PICTURES, StudyPlan, fill_sheets, write_plan


def model_judges(
    folder: Path, plan: StudyPlan, appraiser: str, inspector: Inspector
) -> Generator[PicturesScored, None, dict[Verdict, int]]:
    """Let a model fill in the sheets of one appraiser; what it does not call OK counts as defective.

    Its trials are of the same files, so it agrees with itself. The plan keeps that this appraiser is the model, and
    which version it is, so that the report declares both.

    Args:
        folder: Of the study.
        plan: Its plan.
        appraiser: The name that the model has in the study.
        inspector: Judges.

    Returns:
        How often it gave each verdict.

    Raises:
        DataError: There is no such appraiser, or the sheets cannot be written.
    """
    if appraiser not in plan.appraisers:
        raise DataError("study-no-appraiser", name=appraiser, known=", ".join(plan.appraisers))
    pictures = [folder / PICTURES / code for trial in plan.codes for code in trial]
    ratings: dict[str, int] = {}
    verdicts, checkpoint = Counter[Verdict](), ""
    for inspection in inspector.inspect(pictures):
        ratings[inspection.path.name] = OK if inspection.verdict is Verdict.OK else DEFECTIVE
        verdicts[inspection.verdict] += 1
        checkpoint = inspection.checkpoint
        yield PicturesScored(len(ratings), len(pictures))
    fill_sheets(folder, plan, appraiser, ratings)
    try:
        write_plan(folder, plan.model_copy(update={"model": appraiser, "checkpoint": checkpoint}))
    except OSError as error:
        raise DataError("study-not-written", folder=folder, detail=error.strerror or error) from error
    return dict(verdicts)
