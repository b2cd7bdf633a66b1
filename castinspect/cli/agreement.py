"""`castinspect agreement`: people and the model judge the same parts blind, and what their agreement is worth."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from castinspect.cli.common.console import output, progress, shown, verdict_word
from castinspect.cli.common.judging import ready_engine
from castinspect.cli.common.options import Device, DeviceOption, EngineChoice, EngineOption, ModelOption, checkpoint_of
from castinspect.language import say

if TYPE_CHECKING:
    from castinspect.studies.agreement import Agreement
    from castinspect.studies.agreement_sheets import StudyPlan
    from castinspect.studies.printed.origin import Origin

StudyArgument = Annotated[Path, typer.Argument(metavar="STUDY", help="Folder of the study.")]


def plan(
    study: StudyArgument,
    good: Annotated[list[Path], typer.Option("--ok", metavar="PATH", help="Pictures of good parts, or folders.")],
    defective: Annotated[
        list[Path], typer.Option("--defect", metavar="PATH", help="Pictures of defective parts, or folders.")
    ],
    appraiser: Annotated[list[str], typer.Option("--appraiser", "-a", metavar="NAME", help="Who judges; several.")],
    trials: Annotated[int, typer.Option(min=1, max=10, help="How often each part is judged.")] = 3,
    seed: Annotated[int, typer.Option(help="The same seed gives the same codes and orders.")] = 0,
    model_name: Annotated[
        str, typer.Option("--model", metavar="NAME", help="The appraiser that is the model; the report declares it.")
    ] = "",
) -> None:
    """Make a study: pictures under codes, and a sheet for each appraiser and trial, in an order of its own.

    One picture a part. Each appraiser looks at STUDY/pictures in the order of the sheet and writes ok or defect into
    its column `rating`, with a spreadsheet, without seeing other sheets.
    """
    from castinspect.imaging.finding import find_pictures
    from castinspect.studies.agreement_sheets import make_study, sheet_path

    made = make_study(study, find_pictures(good), find_pictures(defective), appraiser, trials, seed, model_name)
    output.print(
        say(
            "{parts} part{parts:s}, {appraisers} appraiser{appraisers:s}, {trials} trial{trials:s}. Sheets to fill in:",
            parts=len(made.parts),
            appraisers=len(made.appraisers),
            trials=made.trials,
        ),
    )
    for name in made.appraisers:
        for trial in range(made.trials):
            output.print(f"  {shown(sheet_path(study, name, trial))}", soft_wrap=True)
    output.print(say("A model is an appraiser by  castinspect agreement model STUDY --as NAME"))


def model(
    study: StudyArgument,
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="The appraiser that the model is.")],
    model: ModelOption = None,
    engine: EngineOption = EngineChoice.AUTO,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Let a checkpoint fill in the sheets of one appraiser; what it does not call OK counts as defective.

    Its trials are of the same files, so it agrees with itself; take pictures anew for a study of the whole station.
    """
    from castinspect.inspection.inspector import Inspector
    from castinspect.progress import drain
    from castinspect.studies.agreement_model import model_judges
    from castinspect.studies.agreement_sheets import PICTURES, load_study

    made = load_study(study)
    checkpoint = checkpoint_of(model)
    pictures = [study / PICTURES / code for trial in made.codes for code in trial]
    chosen = ready_engine(checkpoint, engine, device, pictures=pictures)
    inspector = Inspector.with_engine(chosen, checkpoint, maps=False)
    with progress() as bar:
        task = bar.add_task(say("judging"), total=len(pictures))
        verdicts = drain(model_judges(study, made, name, inspector), lambda step: bar.update(task, completed=step.done))
    output.print(", ".join(f"{verdict_word(verdict)} {count}" for verdict, count in verdicts.items()))


def report(
    study: StudyArgument,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page that prints.")] = None,
    pdf: Annotated[
        Path | None, typer.Option("--pdf", metavar="FILE", help="Write a PDF with the head of the station's record.")
    ] = None,
    record: Annotated[bool, typer.Option("--record", help="Put the result on the station's record.")] = False,
    values: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="CSV with picture and value, the measured size: show the uncertainty range."),
    ] = None,
    tolerance: Annotated[
        float | None, typer.Option(min=0, help="Width between the limits of the size, beside which the range is shown.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Show what a study came to: effectiveness, missed parts and false alarms with exact limits, kappas, grades."""
    from castinspect.studies.agreement_sheets import evaluate_study
    from castinspect.studies.printed.agreement_page import classes_text, kappa_text, limits_text, write_agreement
    from castinspect.studies.printed.agreement_pdf import OF_THE_MODEL, write_agreement_pdf

    made, found = evaluate_study(study)
    digest = _put_on_record(study, made, found) if record else ""
    if html is not None:
        write_agreement(html, made, found, digest)
    if pdf is not None:
        write_agreement_pdf(pdf, made, found, _origin(), digest)
    if as_json:
        print(json.dumps(asdict(found), default=lambda array: array.tolist()))
        return
    _print_appraisers(found)
    output.print(
        say(
            "all agree: {between}; with the reference: {system}",
            between=limits_text(found.between),
            system=limits_text(found.system),
        )
    )
    between = kappa_text(found.fleiss_between)
    output.print(say("Fleiss' kappa between appraisers") + f": {between}")
    for pair in found.pairs:
        direction = say("; they differ in one direction") if pair.asymmetry.p < 0.05 else ""
        line = say(
            "{names}: kappa {kappa}, Bowker p {p:.3f}{direction}",
            names=" / ".join(pair.names), kappa=kappa_text(pair.kappa), p=pair.asymmetry.p, direction=direction,
        )  # fmt: skip
        output.print(shown(f"{line}; {say('classes {table}', table=classes_text(pair))}"), soft_wrap=True)
    output.print(say("limits: exact, two-sided, 95 %"))
    if made.model:
        output.print(shown(say(OF_THE_MODEL, model=made.model)), soft_wrap=True)
    if values is not None:
        _print_range(study, made, values, tolerance)
    for path in filter(None, (html, pdf)):
        output.print(say("report {path}", path=shown(path)), soft_wrap=True)


def _print_appraisers(found: Agreement) -> None:
    from castinspect.studies.printed.agreement_page import kappa_text, limits_text

    for one in found.appraisers:
        table = Table(title=Text(f"{one.name}: {say(str(one.grade))}"), title_justify="left", show_header=False)
        for title, value in (
            (say("within oneself"), limits_text(one.within)),
            (say("effectiveness"), limits_text(one.effectiveness)),
            (say("missed"), limits_text(one.misses)),
            (say("false alarms"), limits_text(one.false_alarms)),
            (say("all OK / mixed / all defective"), " / ".join(map(str, one.classes))),
            (say("kappa against the reference"), kappa_text(one.kappa)),
            (say("kappa within oneself"), kappa_text(one.fleiss_within)),
        ):
            table.add_row(title, value)
        output.print(table)


def _print_range(study: Path, made: StudyPlan, values: Path, tolerance: float | None) -> None:
    from castinspect.studies.uncertainty_range import range_of_study

    found = range_of_study(study, made, values)
    for side in filter(None, (found.upper, found.lower)):
        low, high = sorted(side)
        line = say("not agreed on between {low:g} and {high:g}: {width:g} wide", low=low, high=high, width=high - low)
        output.print(line, soft_wrap=True)
    told = say("uncertainty range (ISO 22514-7): {mean:g} on average", mean=found.mean)
    if tolerance:
        told += say("; {share:.0%} of the tolerance, where 20 % is the rule of thumb", share=found.share_of(tolerance))
    output.print(told, soft_wrap=True)


def _origin() -> Origin:
    """Where the station's record stands; a station that has none yet has no chain either."""
    from castinspect.station.history.opening import open_record_if_any
    from castinspect.studies.printed.origin import Origin, origin_of

    if (database := open_record_if_any()) is None:
        return Origin(())
    with closing(database):
        return origin_of(database)


def _put_on_record(study: Path, made: StudyPlan, found: Agreement) -> str:
    from castinspect.settings import Settings
    from castinspect.station.history.opening import open_store
    from castinspect.studies.agreement_record import put_on_record

    with open_store(station=Settings.load_or_last_good()[0].station_name) as store:
        return put_on_record(store, study, made, found)
