"""`castinspect history`: the record, searched, verified, backed up, restored, and decided on."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from castinspect.cli.common.attribution import ByOption, WhyOption, attribution
from castinspect.cli.common.console import errors, narrow_table, output, print_whole, shown, verdict_text, verdict_word
from castinspect.errors import StoreError
from castinspect.inspection.verdict import Verdict
from castinspect.language import say, say_each
from castinspect.paths import record_file

if TYPE_CHECKING:
    from castinspect.station.history.database import Database
    from castinspect.station.history.views.queries import HistoryRow

RecordOption = Annotated[
    Path | None, typer.Option("--record", metavar="FILE", help="Another record than this computer's, such as a backup.")
]
ServerOption = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Of all stations on a server: postgresql+psycopg://USER@HOST/NAME."),
]


class Outcome(StrEnum):
    """What a person says of a part."""

    OK = "ok"
    DEFECT = "defect"
    UNDO = "undo"


def search(
    where: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FIELD=VALUE",
            help="Only such inspections: camera=cam2, class=pore, probability>0.5, decided=no; repeatable: all hold.",
        ),
    ] = None,
    text: Annotated[str, typer.Option(help="A word in the picture's name, part, reasons, people or decisions.")] = "",
    part: Annotated[str, typer.Option(help="Of this part.")] = "",
    lot: Annotated[str, typer.Option(help="Of this lot.")] = "",
    cavity: Annotated[str, typer.Option(help="Of this cavity.")] = "",
    verdict: Annotated[str, typer.Option(help="OK, DEFECT, REVIEW or HOLD.")] = "",
    reason: Annotated[str, typer.Option(help="Reason code, or a piece of it, such as novel.")] = "",
    decision: Annotated[str, typer.Option(help="What a person said last: OK, DEFECT, or none.")] = "",
    version: Annotated[str, typer.Option(help="Id of the version that judged, or a piece of it.")] = "",
    since: Annotated[str, typer.Option(metavar="TIME", help="From this day or moment on, such as 2026-11-01.")] = "",
    until: Annotated[str, typer.Option(metavar="TIME", help="Before this day or moment.")] = "",
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write all of them into a CSV file instead.")] = None,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write all of them: .csv, .xlsx, .html or .pdf, by its ending.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Show so many at most, the newest first.")] = 20,
    server: ServerOption = None,
    record: RecordOption = None,
) -> None:
    """Show inspections, the newest first, or write them into a file with the audit head on it."""
    from castinspect.station.history.views.export import write_csv
    from castinspect.station.history.views.filters import conditions
    from castinspect.station.history.views.queries import every
    from castinspect.station.history.views.search import search as look
    from castinspect.studies.record.export import export as write
    from castinspect.studies.record.query import Query

    query = Query(text, part, lot, cavity, verdict, reason, decision, version, since, until, tuple(where or ()))
    is_shown = csv is None and export is None  # a file must not hold less than it was asked for
    with _opened(record, server, is_own_enough=is_shown) as database:
        if csv is not None or export is not None:
            rows = every(database, conditions(query.conditions()))
            count = write(database, query, export) if export else write_csv(rows, csv or Path())
            errors.print(
                say("{count} inspection{count:s} written to {export}", count=count, export=shown(export or csv))
            )
            return
        _print([row for found in look(database, query.conditions(), limit=limit) for row in found.rows])


def trace(
    lot: Annotated[str, typer.Argument(metavar="LOT", help="Name of the lot.")],
    server: ServerOption = None,
    record: RecordOption = None,
) -> None:
    """Follow one lot: what judged it and by which cuts, what people said, and where its pictures went."""
    from castinspect.studies.record.trace import trace_lot

    with _opened(record, server, is_own_enough=True) as database:
        found = trace_lot(database, lot)
    table = Table(title=Text(say("lot {lot}", lot=shown(lot))), title_justify="left", show_header=False)
    period = say(
        "{first:%Y-%m-%d %H:%M:%S} to {last:%Y-%m-%d %H:%M:%S}",
        first=found.first.astimezone(),
        last=found.last.astimezone(),
    )
    for name, value in (
        (say("inspections"), say("{rows} of {parts} known parts", rows=len(found.rows), parts=found.parts)),
        (say("recorded"), period),
        (say("outcomes, decisions counted"), _counted(found.outcomes)),
        (say("waiting for a person"), str(found.open)),
        (say("overruled by a person"), str(found.overruled)),
        (
            say("defective by cavity"),
            ", ".join(f"{name}: {count}" for name, count in found.cavities.most_common()) or "–",
        ),
        (say("pictures routed"), ", ".join(f"{name} {count}" for name, count in found.places.items()) or say("none")),
    ):
        table.add_row(name, Text(shown(value)))
    for used in found.versions:
        told = (say("OK up to {ok}, DEFECT from {defect}", ok=ok, defect=defect) for ok, defect in sorted(used.cuts))
        cuts = "; ".join(told)
        judged_by = say(
            "{checkpoint} (file {sha256})  {verdicts}  {cuts}",
            checkpoint=used.checkpoint,
            sha256=used.sha256[:16],
            verdicts=_counted(used.verdicts),
            cuts=cuts,
        )
        table.add_row(say("judged by"), Text(shown(judged_by)))
    output.print(table)


def verify(record: RecordOption = None) -> None:
    """Prove that no row was changed, taken out or put in; name each that was, and end with 1."""
    from castinspect.station.history.audit.head import HeadFile
    from castinspect.station.history.audit.verify import verify as follow
    from castinspect.station.history.opening import head_file
    from castinspect.station.history.views.queries import station_names

    faults = 0
    with _opened(record) as database:
        file = database.file or record_file()
        for station in station_names(database):
            entries = 0
            for verified in follow(database, station, HeadFile(head_file(file, station), station)):
                entries = verified.entries
                faults += len(verified.faults)
                for fault in verified.faults:
                    errors.print(shown(fault), style="red", soft_wrap=True)
            output.print(say("{station}: audit entries followed: {entries}", station=shown(station), entries=entries))
    if faults:
        raise typer.Exit(1)
    output.print(say("The record is as it was written."))


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The copy; an earlier one there is replaced.")],
    record: RecordOption = None,
) -> None:
    """Copy the record while the station goes on; the copy is checked before it counts."""
    from castinspect.errors import StoreError
    from castinspect.station.history.keeping.backup import copy_database

    with _opened(record) as database:
        try:
            copy_database(database.file or record_file(), target)
        except OSError as error:
            raise StoreError("history-not-written", path=target, detail=error.strerror or error) from error
    output.print(say("The record is copied to {target}.", target=shown(target)))


def restore(
    copy: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    record: RecordOption = None,
) -> None:
    """Go on with a backup; the present record is kept beside it, and what is lost is noted."""
    from castinspect.station.history.keeping.restoring import restore as put_back

    done = put_back(copy, record or record_file())
    output.print(say("The record is restored from {copy}.", copy=shown(copy)))
    if done.kept is not None:
        output.print(say("The former one is kept as {kept}.", kept=shown(done.kept)))
    for station, lost in done.lost.items():
        if lost:
            errors.print(
                say("{station}: not in the backup: {lost} inspection{lost:s}", station=shown(station), lost=lost),
                style="yellow",
            )


def decide(
    number: Annotated[int, typer.Argument(metavar="ID", min=1, help="Of the inspection, as the record shows it.")],
    outcome: Annotated[Outcome, typer.Argument(help="What the part is; undo takes the last decision back.")],
    why: WhyOption = "",
    by: ByOption = None,
    station: Annotated[str | None, typer.Option(help="Whose inspection; without it, this computer's.")] = None,
    record: RecordOption = None,
) -> None:
    """Confirm or overrule a verdict, or decide a REVIEW; the verdict stays, the decision stands beside it."""
    from castinspect.cli.common.record import station_settings
    from castinspect.station.configured import outputs_told
    from castinspect.station.history.opening import open_store

    settings = station_settings(station)
    outputs = outputs_told(settings) if record is None else ()  # another record is that of no station at work here
    with open_store(record, settings.station_name) as store:
        who = attribution(by, why)
        if outcome is Outcome.UNDO:
            store.withdraw(number, who, outputs=outputs)
            output.print(say("Inspection {number}: the last decision is taken back.", number=number))
            return
        decided = store.decide(number, outcome.value.upper(), who, outputs=outputs)
    output.print(
        say(
            "Inspection {sequence}: {kind} as {outcome} by {who}.",
            sequence=decided.sequence,
            kind=say(str(decided.kind)),
            outcome=verdict_word(Verdict(decided.outcome)),
            who=shown(decided.who),
        )
    )


def collect(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of labelled pictures to copy them into.")],
    second_person: Annotated[
        bool, typer.Option("--second-person", help="Only parts of which two people have said the same; else as set.")
    ] = False,
    ok_class: Annotated[str, typer.Option(metavar="NAME", help="Class of the parts that are OK.")] = "ok",
    defect_class: Annotated[str, typer.Option(metavar="NAME", help="Class of the parts that are not.")] = "defect",
    record: RecordOption = None,
) -> None:
    """Copy the parts that people decided into class folders, for the next training."""
    from castinspect.settings import Settings
    from castinspect.station.history.views.candidates import collect as copied

    second_person = second_person or Settings.load().second_person
    with _opened(record) as database:
        *_, done = copied(database, folder, second_person=second_person, classes=(ok_class, defect_class))
    output.print(say("pictures copied: {copied}, there before: {known}", copied=done.copied, known=done.known))
    if done.gone:
        errors.print(
            say("decided pictures that are gone or changed, and left out: {gone}", gone=done.gone), style="yellow"
        )


def _opened(record: Path | None, server: str | None = None, *, is_own_enough: bool = False) -> closing[Database]:
    """Open a record; where a server is away and a person only looks, this station's own, which says so."""
    from castinspect.station.history.opening import open_record, open_server

    if not server:
        return closing(open_record(record))
    try:
        return closing(open_server(server))
    except StoreError as error:
        if error.code != "store-away" or not is_own_enough:
            raise
        own = open_record(record)
        errors.print(f"{shown(error)} {say('Shown is what this station recorded itself.')}", style="yellow")
        return closing(own)


def _counted(verdicts: Mapping[str, int]) -> str:
    return ", ".join(f"{verdict_word(Verdict(verdict))} {count}" for verdict, count in sorted(verdicts.items()))


def _print(rows: list[HistoryRow]) -> None:
    headings = say_each("id", "when", "verdict", "decision", "defect", "part", "picture")
    table = narrow_table("", headings, words=(1, 2, 3, 5, 6))
    are_several = len({row.place.station for row in rows}) > 1  # each counts from 1
    if are_several:
        table.add_column(say("station"))
    for row in rows:
        values = row.values
        probability = values["defect_probability"]
        table.add_row(
            str(values["sequence"]),
            values["recorded"][:19].replace("T", " "),
            verdict_text(Verdict(values["verdict"])),
            f"{verdict_word(Verdict(row.decision.outcome))} ({shown(row.decision.who)})" if row.decision else "",
            "" if probability is None else f"{probability:.1%}",
            shown(" ".join(filter(None, (values["lot"], values["part"])))),
            shown(Path(Path(values["picture"]).name)),
            *([shown(row.place.station)] if are_several else []),
        )
    print_whole(table)
