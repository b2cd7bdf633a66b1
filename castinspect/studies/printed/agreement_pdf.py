"""An agreement study as a PDF that prints on A4, with where it stands in the record above it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from castinspect.errors import StationError
from castinspect.language import marked, say, say_each
from castinspect.studies.agreement import Agreement, Appraiser, Grade, Pair
from castinspect.studies.agreement_sheets import StudyPlan
from castinspect.studies.printed.agreement_page import kappa_text, limits_text
from castinspect.studies.printed.origin import Origin
from castinspect.studies.printed.paper import (
    head_of_page,
    heading,
    muted,
    note,
    paragraph,
    ready_font,
    table,
    write_document,
)

_SURE = 0.05
_APPRAISERS = (88, 102, 102, 102, 102, 72, 142, 60)
_PAIRS = (170, 82, 82, 82, 82, 82, 190)
_CLASSES = (170, *(66,) * 9)
_ROWS = (300, 470)
GRADES = {
    Grade.ACCEPTABLE: marked("acceptable"),
    Grade.MARGINAL: marked("marginal"),
    Grade.UNACCEPTABLE: marked("unacceptable"),
}


def write_agreement_pdf(path: Path, plan: StudyPlan, found: Agreement, origin: Origin, digest: str = "") -> None:
    """Write the report of a study.

    Args:
        path: The PDF file; its name without the ending names the study.
        plan: What was judged by whom.
        found: What came out.
        origin: Where the station's record stands now.
        digest: Of plan and sheets, as the record has it; empty where the study is not on record.

    Raises:
        StationError: The file cannot be written.
    """
    ready_font()
    title = say("Agreement study")
    content: list[Any] = head_of_page(title, [*_about(plan, digest), *origin.lines()])
    content += [heading(say("Appraisers")), _appraisers(found), note(say(_CRITERIA)), note(say(_LIMITS))]
    if plan.model:
        content.append(paragraph(say(OF_THE_MODEL, model=plan.model)))
    content += [heading(say("All together")), _together(found)]
    if found.pairs:
        content += [heading(say("Pairs")), _pairs(found.pairs), note(say(_COUNTS))]
        content += [heading(say("Parts by class (ISO 22514-7)")), _classes(found.pairs), note(say(_ABOUT_CLASSES))]
    foot = f"{title} · {plan.created.astimezone():%Y-%m-%d} · {digest[:16] or say('not on record')}"
    try:
        write_document(path, content, title, foot, origin)
    except OSError as error:
        raise StationError("report-not-written", path=path, detail=error.strerror or error) from error


def _about(plan: StudyPlan, digest: str) -> list[tuple[str, str]]:
    good = sum(plan.reference)
    defective = len(plan.parts) - good
    counted = say(
        "{good} good parts, {defective} defective, {trials} trials each",
        good=good,
        defective=defective,
        trials=plan.trials,
    )
    of_model = [(say("version that is the model"), plan.checkpoint)] if plan.checkpoint else []
    return [
        (say("made"), f"{plan.created.astimezone():%Y-%m-%d %H:%M}"),
        (say("parts"), counted),
        *of_model,
        (say("SHA-256 of plan and sheets"), digest or say("not on record")),
    ]


def _appraisers(found: Agreement) -> Any:
    names = say_each(
        "appraiser", "within oneself", "effectiveness", "missed", "false alarms", "all OK / mixed / all defective",
        "kappa against the reference", "grade",
    )  # fmt: skip
    rows: list[list[Any]] = [[muted(name) for name in names]]
    rows += [[paragraph(text) for text in _appraiser(one)] for one in found.appraisers]
    return table(rows, _APPRAISERS)


def _appraiser(one: Appraiser) -> list[str]:
    shares = (one.within, one.effectiveness, one.misses, one.false_alarms)
    kappas = say(
        "Cohen {cohen}; Fleiss {fleiss}; within {within}",
        cohen=kappa_text(one.kappa),
        fleiss=kappa_text(one.fleiss_reference),
        within=kappa_text(one.fleiss_within),
    )
    classes = " / ".join(map(str, one.classes))
    return [one.name, *(limits_text(share) for share in shares), classes, kappas, say(GRADES[one.grade])]


def _together(found: Agreement) -> Any:
    kappas = say(
        "Cohen, pooled {cohen}; Fleiss, mean {fleiss}",
        cohen=kappa_text(found.kappa),
        fleiss=kappa_text(found.fleiss_reference),
    )
    rows = [
        (say("all appraisers agree, in every trial"), limits_text(found.between)),
        (say("all agree with the reference, in every trial"), limits_text(found.system)),
        (say("Fleiss' kappa between appraisers"), kappa_text(found.fleiss_between)),
        (say("kappa against the reference"), kappas),
    ]
    return table([(muted(name), paragraph(value)) for name, value in rows], _ROWS, header=False)


def _pairs(pairs: tuple[Pair, ...]) -> Any:
    names = say_each("pair", "both defective", "only the second OK", "only the first OK", "both OK", "Cohen's kappa",
                     "Bowker's test")  # fmt: skip
    rows: list[list[Any]] = [[muted(name) for name in names]]
    for pair in pairs:
        asymmetry = pair.asymmetry
        test = say("chi-square {value}, p {p}", value=f"{asymmetry.chi_square:.2f}", p=f"{asymmetry.p:.3f}")
        if asymmetry.p < _SURE:
            test += ": " + say("they differ in one direction")
        counts = (str(count) for count in pair.table.ravel())
        rows.append([paragraph(text) for text in (" – ".join(pair.names), *counts, kappa_text(pair.kappa), test)])
    return table(rows, _PAIRS)


def _classes(pairs: tuple[Pair, ...]) -> Any:
    """How many parts are in each class of the first and of the second appraiser: what Bowker's test compares."""
    classes = say_each("OK", "mixed", "defective")
    names = [say("pair"), *(f"{one} / {other}" for one in classes for other in classes)]
    rows: list[list[Any]] = [[muted(name) for name in names]]
    rows += [[paragraph(cell) for cell in (" – ".join(pair.names), *pair.classes.ravel())] for pair in pairs]
    return table(rows, _CLASSES)


_CRITERIA = marked(
    "Acceptable: effectiveness 90 % or more, missed 2 % or less, false alarms 5 % or less. Marginal: 80 %, 5 %, 10 %."
    " Missed and false alarms count ratings, effectiveness counts parts that were right in every trial."
)
_COUNTS = marked(
    "Counts are ratings, trial by trial. Bowker's test compares, part by part, all OK, mixed and all defective"
    " (ISO 22514-7)."
)
_ABOUT_CLASSES = marked(
    "A part is OK or defective for an appraiser who said so in every trial, else mixed. The first word is the first"
    " appraiser's class, the second the second's."
)
OF_THE_MODEL = marked(
    "{model} is the model. Its trials are of the same files, not of pictures taken anew: that it agrees with itself"
    " says nothing of camera, light and handling."
)
_LIMITS = marked(
    "Limits are exact (Clopper and Pearson), two-sided, at 95 %, also at none and at all: some programs print one-sided"
    " limits there."
)
