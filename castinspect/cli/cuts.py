"""`castinspect cuts`: see what a checkpoint's cuts risk, and move them as a new version."""

from __future__ import annotations

import json as json_format
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
import typer
from pydantic import ValidationError
from rich.table import Table
from rich.text import Text

from castinspect.cli.common.attribution import ByOption, WhyOption, attribution
from castinspect.cli.common.console import narrow_table, output, share_text, shown
from castinspect.cli.common.options import checkpoint_file
from castinspect.language import say
from castinspect.models.checkpoint import load_checkpoint
from castinspect.models.metadata import CheckpointMetadata, Costs, CutPolicy, Cuts

if TYPE_CHECKING:
    from castinspect.evaluation.cuts import ChosenCuts, CutRisk, PartScores

_BINS, _BAR = 20, 22
_SetOption = Annotated[
    tuple[float, float] | None,
    typer.Option("--set", metavar="OK DEFECT", help="Set both cuts by hand, as defect probabilities from 0 to 1."),
]


def cuts(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="Checkpoint or version.")],
    max_escape: Annotated[
        float | None,
        typer.Option(metavar="RATE", help="Highest share of defective parts that may be called OK: 0.01 is 1 %."),
    ] = None,
    cost_escape: Annotated[float | None, typer.Option(min=0, help="Cost of one defective part called OK.")] = None,
    cost_overkill: Annotated[float | None, typer.Option(min=0, help="Cost of one good part called DEFECT.")] = None,
    cost_review: Annotated[float | None, typer.Option(min=0, help="Cost of one minute of review.")] = None,
    review_minutes: Annotated[float, typer.Option(min=0.01, help="Minutes that one part in REVIEW takes.")] = 1.0,
    defect_rate: Annotated[
        float, typer.Option(min=0.00001, max=0.99, help="Share of the line's parts that are defective, for the costs.")
    ] = 0.05,
    by_hand: _SetOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="File of the new version; else the models folder."),
    ] = None,
    by: ByOption = None,
    why: WhyOption = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what the cuts would do.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Show what the cuts of a checkpoint risk; with a policy or --set, write a new version with other cuts.

    Escapes, overkill and review are counted on parts that the network had not seen when it scored them. A part counts
    once, by its worst picture. Bounds are one-sided, at 95 % confidence.
    """
    from castinspect.evaluation.cuts import ChosenCuts, choose_cuts
    from castinspect.evaluation.decision import scores_by_part
    from castinspect.versions.recut import unseen_scores, write_version

    checkpoint = load_checkpoint(checkpoint_file(model))
    metadata = checkpoint.metadata
    policy = _policy(max_escape, cost_escape, cost_overkill, cost_review, review_minutes, defect_rate)
    hand = _by_hand(by_hand, policy)
    scores = scores_by_part(unseen_scores(checkpoint), metadata)
    chosen: ChosenCuts | None = None
    if hand is not None:
        chosen = ChosenCuts(hand, CutPolicy())
    elif policy is not None:
        chosen = choose_cuts(scores, policy)
    written = None
    if chosen is not None and not dry_run:
        who = attribution(by, why.strip())
        written = write_version(checkpoint, chosen.cuts, chosen.policy, out=out, attribution=who)
    if json:
        print(json_format.dumps(_as_dict(metadata, scores, chosen, written)))
        return
    _print(metadata, scores, chosen)
    if written is not None:
        output.print(
            say("new version {written}; `castinspect promote` puts it to work", written=shown(written)), soft_wrap=True
        )


def _policy(
    max_escape: float | None,
    escape: float | None,
    overkill: float | None,
    review: float | None,
    minutes: float,
    defect_rate: float,
) -> CutPolicy | None:
    stated = [cost is not None for cost in (escape, overkill, review)]
    if max_escape is not None and any(stated):
        raise typer.BadParameter(say("Give either --max-escape or the three costs, not both."))
    if any(stated) and not all(stated):
        raise typer.BadParameter(say("Give all three: --cost-escape, --cost-overkill and --cost-review."))
    try:
        if max_escape is not None:
            return CutPolicy(max_escape=max_escape)
        if escape is not None and overkill is not None and review is not None:
            costs = Costs(
                escape=escape, overkill=overkill, review=review, review_minutes=minutes, defect_rate=defect_rate
            )
            return CutPolicy(costs=costs)
    except ValidationError as error:
        raise typer.BadParameter(say("--max-escape is a share over 0 and under 1: 0.01 is 1 %.")) from error
    return None


def _by_hand(values: tuple[float, float] | None, policy: CutPolicy | None) -> Cuts | None:
    if values is None:
        return None
    if policy is not None:
        raise typer.BadParameter(say("Give either --set or what the cuts are to be chosen by, not both."))
    try:
        return Cuts(ok=values[0], defect=values[1])
    except ValidationError as error:
        raise typer.BadParameter(
            say("--set takes two numbers from 0 to 1, the OK cut not above the defect cut.")
        ) from error


def _print(metadata: CheckpointMetadata, scores: PartScores, chosen: ChosenCuts | None) -> None:
    from castinspect.evaluation.cuts import ChosenCuts
    from castinspect.evaluation.proven import told_of_cuts

    source = say(metadata.calibration.source if metadata.calibration else "validation")
    title = say(
        "{defective} defective and {good} good parts, {source}; each by its worst picture",
        defective=len(scores.defective),
        good=len(scores.good),
        source=source,
    )
    cuts = chosen.cuts if chosen else metadata.cuts
    output.print(_histogram(scores, cuts, title))
    output.print(_risk_table(scores, {say("now"): metadata.cuts} | ({say("new"): chosen.cuts} if chosen else {})))
    goal = chosen.policy.max_escape if chosen else None
    for said in told_of_cuts(chosen or ChosenCuts(cuts, CutPolicy()), scores, goal):
        output.print(shown(said))


def _risk_table(scores: PartScores, columns: Mapping[str, Cuts]) -> Table:
    from castinspect.evaluation.cuts import assess

    table = narrow_table(say("parts, and the highest share with 95 % confidence"))
    table.add_column(say("cuts OK / DEFECT"), no_wrap=True)
    for name, found in columns.items():
        table.add_column(f"{name} {found.ok:.4g} / {found.defect:.4g}", justify="right")
    risks = [assess(scores, found) for found in columns.values()]
    table.add_row(say("escapes"), *(share_text(risk.escapes) for risk in risks))
    table.add_row(say("overkill"), *(share_text(risk.overkill) for risk in risks))
    table.add_row(say("REVIEW of good parts"), *(share_text(risk.review_good) for risk in risks))
    table.add_row(say("REVIEW of defective parts"), *(share_text(risk.review_defective) for risk in risks))
    return table


def _histogram(scores: PartScores, cuts: Cuts, title: str) -> Table:
    edges = np.linspace(0, 1, _BINS + 1)
    good, defective = (np.histogram(part, edges)[0] for part in (scores.good, scores.defective))
    most = max(1, int(good.max(initial=0)), int(defective.max(initial=0)))
    table = narrow_table(title)
    table.add_column(say("probability"), no_wrap=True)
    table.add_column(say("good"), no_wrap=True, min_width=_BAR)
    table.add_column(say("defective"), no_wrap=True, min_width=_BAR)
    table.add_column("", no_wrap=True)
    for low, high, g, d in zip(edges[:-1], edges[1:], good, defective, strict=True):
        marks = [
            name
            for name, cut in ((say("OK cut"), cuts.ok), (say("defect cut"), cuts.defect))
            if low <= cut < high or cut == high == 1
        ]
        note = Text("◂ " + ", ".join(marks), style="bold") if marks else Text()
        table.add_row(say("{low:.2f} to {high:.2f}", low=low, high=high), _bar(int(g), most), _bar(int(d), most), note)
    return table


def _bar(count: int, most: int) -> str:
    length = -(-count * (_BAR - 5) // most)
    return f"{'█' * length} {count}" if count else ""


def _as_dict(
    metadata: CheckpointMetadata, scores: PartScores, chosen: ChosenCuts | None, written: Path | None
) -> dict[str, Any]:
    from castinspect.evaluation.cuts import assess

    return {
        "now": {**metadata.cuts.model_dump(), **_risk_as_dict(assess(scores, metadata.cuts))},
        "new": {**chosen.cuts.model_dump(), **_risk_as_dict(assess(scores, chosen.cuts))} if chosen else None,
        "promised_escape_rate": chosen.promise if chosen else None,
        "policy": chosen.policy.model_dump() if chosen else None,
        "version": shown(written) if written else None,
    }


def _risk_as_dict(risk: CutRisk) -> dict[str, Any]:
    named = {
        "escapes": risk.escapes,
        "overkill": risk.overkill,
        "review_good": risk.review_good,
        "review_defective": risk.review_defective,
    }
    return {name: {"count": s.count, "parts": s.total, "upper": round(s.upper, 6)} for name, s in named.items()}
