"""`castinspect charts`: process charts of the record, with the points that say that something changed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from castinspect.cli.common.console import narrow_table, output, progress, shown
from castinspect.inspection.reason_words import reason_word
from castinspect.language import say, say_each
from castinspect.progress import drain
from castinspect.station.charts.limits import ChartKind
from castinspect.station.charts.points import COUNTED, By, Measure, ParetoOf
from castinspect.studies.charted import Charted, charted
from castinspect.studies.printed.chart_pdf import MEASURES, charted_words, number, told, why, write_chart_pdf
from castinspect.studies.printed.origin import Origin, origin_of
from castinspect.studies.watched_charts import unwatch, watch as watch_chart

_MOST_REASONS = 10
_MOST_GROUPS = 6


def charts(
    by: Annotated[By, typer.Option(help="What makes a point.")] = By.DAY,
    kind: Annotated[ChartKind | None, typer.Option(help="Which chart; without it, the one that suits.")] = None,
    first: Annotated[
        int | None, typer.Option(min=2, help="Take the limits from so many points at the beginning, and hold them.")
    ] = None,
    measure: Annotated[
        Measure, typer.Option(help="Which share: escapes are those found later, gate and novel show drift.")
    ] = Measure.DEFECTIVE,
    pareto: Annotated[
        ParetoOf | None, typer.Option(help="Show reasons or classes of defective parts by point instead of a chart.")
    ] = None,
    where: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=VALUE", help="Only such inspections; as `history search` has it.")
    ] = None,
    record: Annotated[
        Path | None, typer.Option("--record", metavar="FILE", help="Another record, such as a backup.")
    ] = None,
    pdf: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the chart as a PDF, with where the record stands.")
    ] = None,
    watch: Annotated[
        bool | None,
        typer.Option(
            "--watch/--unwatch",
            help="Hold these limits: from its next start on the station watches the chart, and a rule that is broken is an alarm.",  # noqa: E501
        ),
    ] = None,
) -> None:
    """Chart the share of defective parts in the record, and say which points are out of the ordinary.

    What a person decided counts in place of the verdict; REVIEW and HOLD that nobody decided are left out and counted.
    """
    if watch is False:
        was_watched = say("no longer watched") if unwatch(measure) else say("was not watched")
        output.print(f"{say(MEASURES[measure])}: {was_watched}")
        return
    found, origin = _charted(record, where or [], by, kind, first, measure)
    if pareto is not None:
        _print_pareto(found, pareto)
        return
    output.print(why(found))
    _print_points(found)
    _print_signals(found)
    _print_reasons(found.reasons)
    if pdf is not None:
        write_chart_pdf(pdf, found, origin, first, ", ".join(where or ()))
        output.print(say("chart {pdf}", pdf=shown(pdf)), soft_wrap=True)
    if watch:
        held = watch_chart(found, by, first)
        watched = say(
            "{measure}: watched from the next start on, with the limits of {points} point{points:s}",
            measure=say(MEASURES[measure]),
            points=held.points,
        )
        output.print(watched)


def _charted(
    record: Path | None, where: list[str], by: By, kind: ChartKind | None, first: int | None, measure: Measure
) -> tuple[Charted, Origin]:
    from castinspect.station.history.opening import open_record
    from castinspect.station.history.views.filters import conditions
    from castinspect.station.history.views.queries import count, every

    wanted = conditions(where)
    with closing(open_record(record)) as database, progress() as bar:
        task = bar.add_task(say("reading the record"), total=count(database, wanted))
        steps = charted(every(database, wanted, COUNTED), by, kind, first, measure)
        return drain(steps, lambda step: bar.update(task, completed=step.count)), origin_of(database)


def _print_pareto(found: Charted, of: ParetoOf) -> None:
    groups = sorted(found.groups, key=lambda point: -point.counts(of).total())[:_MOST_GROUPS]
    table = narrow_table(
        say("{of}, the most frequent first; the {groups} groups with the most", of=say(str(of)), groups=len(groups)),
        (*say_each("", "all", "cumulated"), *(shown(point.name) for point in groups)),
        fold=True,
    )
    items, so_far = found.pareto_of(of), 0
    total = sum(count for _, count in items)
    for name, count in items[:_MOST_REASONS]:
        so_far += count
        cells = (str(point.counts(of)[name] or "") for point in groups)
        called = reason_word(name) if of is ParetoOf.REASONS else name
        table.add_row(Text(shown(called)), str(count), f"{so_far / total:.0%}", *cells)
    output.print(table)


def _print_points(found: Charted) -> None:
    chart, names, known = found.chart, found.names, found.known
    share = chart.kind is not ChartKind.G
    table = narrow_table(charted_words(found), say_each("", "counted", "of", "undecided", "value", "limits"))
    out = set(chart.outside)
    for index, name in enumerate(names):
        point = known[index] if known else None
        counted = (*map(str, point.counted(found.measure)), str(point.undecided)) if point else ("", "", "")
        low, high, value = chart.lower[index], chart.upper[index], chart.values[index]
        limits = say("{low:.2%} to {high:.2%}", low=low, high=high) if share else say("0 to {high:.0f}", high=high)
        text = Text(number(chart, value), style="bold red" if index in out else "")
        table.add_row(Text(shown(name)), *counted, text, limits)
    output.print(table)
    line = f"{chart.mean:.3%}" if share else say("{mean:.1f}, median {centre:g}", mean=chart.mean, centre=chart.centre)
    output.print(say("mean {line}", line=line))


def _print_signals(found: Charted) -> None:
    for line in told(found):
        output.print(Text(line, style="yellow" if found.signals else ""), soft_wrap=True)


def _print_reasons(reasons: Sequence[tuple[str, int]]) -> None:
    table = narrow_table(say("reasons, the most frequent first"), say_each("reason", "code", "inspections"), words=2)
    for code, count in reasons[:_MOST_REASONS]:
        table.add_row(reason_word(code), code, str(count))
    if table.row_count:
        output.print(table)
