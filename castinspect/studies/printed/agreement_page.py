"""An agreement study as one self-contained HTML page that prints: no script, nothing fetched, names never markup."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from castinspect.errors import StationError
from castinspect.files import write_atomically
from castinspect.language import say
from castinspect.pages import page_environment
from castinspect.studies.agreement import Agreement, Pair, Proportion
from castinspect.studies.agreement_sheets import StudyPlan


def write_agreement(path: Path, plan: StudyPlan, found: Agreement, digest: str = "") -> None:
    """Write the report.

    Args:
        path: The HTML file.
        plan: What was judged by whom.
        found: What came out.
        digest: Of plan and sheets, as the station's record has it; empty where the study is not on record.

    Raises:
        StationError: The file cannot be written.
    """
    try:
        write_atomically(path, agreement_html(plan, found, digest).encode())
    except OSError as error:
        raise StationError("report-not-written", path=path, detail=error.strerror or error) from error


def agreement_html(plan: StudyPlan, found: Agreement, digest: str = "") -> str:
    """The report as text; see `write_agreement`."""
    environment = page_environment()
    environment.filters |= {"limits": limits_text, "kappa": kappa_text}
    template = environment.get_template("agreement.html.jinja")
    made = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    good = sum(plan.reference)
    defective = len(plan.parts) - good
    return template.render(plan=plan, found=found, made=made, good=good, defective=defective, digest=digest)


def limits_text(proportion: Proportion) -> str:
    """A proportion with its denominator and limits: `14 of 15 = 93.3 % (68.1 to 99.8)`."""
    if not proportion.total:
        return say("none judged")
    low, high = proportion.limits
    return say(
        "{count} of {total} = {rate:.1%} ({low:.1f} to {high:.1f})",
        count=proportion.count,
        total=proportion.total,
        rate=proportion.rate,
        low=100 * low,
        high=100 * high,
    )


def kappa_text(kappa: float | None) -> str:
    """A kappa with three digits; a dash where there is none: one trial only, or one and the same answer throughout."""
    return "–" if kappa is None or kappa != kappa else f"{kappa:.3f}"


def classes_text(pair: Pair) -> str:
    """Parts by class of the first appraiser, row by row, and of the second: `5 0 1 | 0 2 0 | 1 0 6`."""
    return " | ".join(" ".join(map(str, row)) for row in pair.classes.tolist())
