"""A process chart as a PDF that prints on A4: the plot, its limits, what is out of the ordinary, and every point."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from castinspect.errors import StoreError
from castinspect.language import marked, say, say_each
from castinspect.messages import printable
from castinspect.station.charts.limits import Chart, ChartKind, Rule
from castinspect.station.charts.points import Measure
from castinspect.studies.charted import Charted
from castinspect.studies.printed.origin import Origin
from castinspect.studies.printed.paper import (
    FONT,
    head_of_page,
    heading,
    muted,
    note,
    paragraph,
    ready_font,
    table,
    write_document,
)

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

MEASURES = {
    Measure.DEFECTIVE: marked("share of defective parts"),
    Measure.YIELD: marked("yield: good parts among those known"),
    Measure.REVIEW: marked("review load: inspections left to a person"),
    Measure.ESCAPES: marked("escapes found later among what was called OK"),
    Measure.NOVEL: marked("inspections unlike the training pictures"),
    Measure.GATE: marked("inspections that the gate stopped or doubted"),
}
BETWEEN = marked("good parts between two defective ones")
WHY = {
    ChartKind.P: marked("p chart: points vary as chance within them would have it"),
    ChartKind.LANEY: marked(
        "Laney's p' chart: points vary more than chance within them, so that a p chart would cry wolf"
    ),
    ChartKind.G: marked("g chart, parts between defects: so few are defective that a p chart would see nothing"),
}
RULES = {
    Rule.BEYOND_LIMIT: marked("beyond its limits"),
    Rule.NINE_ON_ONE_SIDE: marked("the ninth in a row on one side of the line"),
    Rule.SIX_RISING_OR_FALLING: marked("the sixth in a row that rises or falls"),
    Rule.FOURTEEN_ALTERNATING: marked("the fourteenth in a row that goes up and down"),
    Rule.LONG_RUN: marked("a longer run on one side than chance gives so many points"),
    Rule.FEW_CROSSINGS: marked("the line is crossed less often than chance would"),
}
_WIDTH, _HEIGHT = 770, 230
_LEFT, _BOTTOM = 44, 22
_TICKS, _LETTERS = 10, 16
_INK, _LIMIT, _LINE, _OUT = "#1c2228", "#946000", "#0b61a4", "#c83a1a"
_POINTS = (270, 100, 100, 120, 180)
_GAPS = (270, 120, 180)
MOST_POINTS = 2_000
"""Points of a table that is printed; the plot shows all."""


def write_chart_pdf(path: Path, found: Charted, origin: Origin, first: int | None = None, query: str = "") -> None:
    """Write a chart.

    Args:
        path: The PDF file.
        found: The chart, with what is known of its points.
        origin: Where the station's record stands now.
        first: So many points at its beginning gave the limits; None for all.
        query: Which inspections were charted; empty for all.

    Raises:
        StoreError: The file cannot be written.
    """
    ready_font()
    title = say("Process chart")
    content: list[Any] = head_of_page(title, [*_about(found, first, query), *origin.lines()])
    content += [
        drawing(found.chart, found.names, {one.point for one in found.signals}),
        note(why(found)),
    ]
    content += [heading(say("Out of the ordinary")), *(paragraph(line) for line in told(found))]
    content += [heading(say("Points")), _points(found)]
    try:
        write_document(path, content, title, f"{title} · {charted_words(found)} · {query or say('everything')}", origin)
    except OSError as error:
        raise StoreError("history-not-written", path=path, detail=error.strerror or error) from error


def charted_words(found: Charted) -> str:
    """What a chart shows: a share, or the parts between two defective ones."""
    return say(BETWEEN if found.chart.kind is ChartKind.G else MEASURES[found.measure])


def why(found: Charted) -> str:
    """Why this kind of chart is drawn; where another one was asked for, which would suit and why."""
    drawn, suits = found.chart.kind, found.suits or found.chart.kind
    if drawn is suits:
        return say(WHY[drawn])
    return say("{kind} chart, as it was asked for. What suits these points: {why}", kind=drawn, why=say(WHY[suits]))


def told(found: Charted) -> list[str]:
    """Which rules struck, and where."""
    if not found.signals:
        return [say("No point and no run is out of the ordinary.")]
    lines = []
    for one in found.signals:
        name = printable(found.names[one.point]) if one.point >= 0 else say("all points")
        rule = say(RULES[one.rule])
        lines.append(say("{point}: {rule} (rule {number})", point=name, rule=rule, number=one.rule.number))
    return lines


def drawing(chart: Chart, names: Sequence[str], out: set[int]) -> Drawing:
    """The plot: limits dashed, the centre line, the points in their order, those that are out marked."""
    from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect, String

    values = [float(value) for value in chart.values]
    top = max([*values, *map(float, chart.upper), 1e-9]) * 1.05
    step = (_WIDTH - _LEFT - 10) / max(1, len(values) - 1)

    def place(index: int, value: float) -> tuple[float, float]:
        return _LEFT + index * step, _BOTTOM + value / top * (_HEIGHT - _BOTTOM - 8)

    picture = Drawing(_WIDTH, _HEIGHT)
    for value in scale(top):
        x, y = place(0, value)
        picture.add(Line(x - 3, y, x, y, strokeColor=_INK, strokeWidth=0.4))
        picture.add(String(x - 5, y - 2, number(chart, value), fontName=FONT, fontSize=6.5, textAnchor="end"))
    for limits in (chart.lower, chart.upper):
        corners = [corner for index, limit in enumerate(limits) for corner in place(index, float(limit))]
        picture.add(PolyLine(corners, strokeColor=_LIMIT, strokeWidth=0.6, strokeDashArray=[3, 2]))
    _, middle = place(0, chart.centre)
    picture.add(Line(_LEFT, middle, _WIDTH - 10, middle, strokeColor=_INK, strokeWidth=0.4))
    places = [place(index, value) for index, value in enumerate(values)]
    picture.add(PolyLine([corner for point in places for corner in point], strokeColor=_LINE, strokeWidth=0.7))
    for index, (x, y) in enumerate(places):
        if index in out:
            picture.add(Rect(x - 3, y - 3, 6, 6, fillColor=_OUT, strokeColor=None))
        else:
            picture.add(Circle(x, y, 1.6, fillColor=_LINE, strokeColor=None))
    for index in range(0, len(values), max(1, -(-len(values) // _TICKS))):
        text = printable(names[index])[:_LETTERS]
        picture.add(String(places[index][0], 6, text, fontName=FONT, fontSize=6.5, textAnchor="middle"))
    return picture


def scale(top: float) -> list[float]:
    """Round values from 0 up to a highest one, four to ten of them."""
    unit = 10.0 ** math.floor(math.log10(top))
    step = next(unit * part for part in (0.1, 0.2, 0.5, 1.0) if top / (unit * part) < 10)
    return [step * count for count in range(math.floor(top / step) + 1)]


def number(chart: Chart, value: float) -> str:
    """A value of a chart, as it is read: a share in per cent, parts as a number."""
    return f"{value:.0f}" if chart.kind is ChartKind.G else f"{value:.2%}"


def _about(found: Charted, first: int | None, query: str) -> list[tuple[str, str]]:
    chart = found.chart
    limits = say("all points") if first is None else say("the first {count} points", count=first)
    mean = say("{mean}; {count} wait for a person", mean=number(chart, chart.mean), count=found.undecided)
    return [
        (say("measure"), charted_words(found)),
        (say("selection"), query or say("everything")),
        (say("limits from"), limits),
        (say("mean"), mean),
    ]


def _points(found: Charted) -> Any:
    chart = found.chart
    counts = say_each("counted", "of") if found.known else ()
    rows: list[list[Any]] = [[muted(name) for name in (say("point"), *counts, *say_each("value", "limits"))]]
    for index, name in list(enumerate(found.names))[:MOST_POINTS]:
        behind = found.known[index].counted(found.measure) if found.known else ()
        limits = say("{low} to {high}", low=number(chart, chart.lower[index]), high=number(chart, chart.upper[index]))
        cells = (name, *behind, number(chart, chart.values[index]), limits)
        rows.append([paragraph(cell) for cell in cells])
    return table(rows, _POINTS if found.known else _GAPS)
