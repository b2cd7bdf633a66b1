"""A selection as one self-contained HTML page: no script, nothing fetched, names never markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from castinspect.files import write_atomically
from castinspect.language import localized, marked, say
from castinspect.messages import printable
from castinspect.pages import page_environment
from castinspect.station.history.views.pictures import Places, small_picture
from castinspect.station.history.views.queries import HistoryRow
from castinspect.studies.record.head import SelectionHead
from castinspect.studies.record.jpeg import data_url
from castinspect.studies.record.look_back import message_of

MOST_PICTURES = 300
"""Rows of a page that are shown with their picture: the first ones that were not simply OK, then the others."""

SIDE = 96

_FIELDS = (marked("lot"), marked("part"), marked("cavity"), marked("heat"), marked("camera"))


@dataclass(frozen=True)
class Line:
    """One inspection as a page shows it; all texts are printable.

    Attributes:
        row: The inspection.
        recorded: When, where the reader is.
        part: Lot, part and cavity.
        defect: Defect probability; empty where there is none.
        said: What a person decided, who and why.
        reasons: As sentences.
    """

    row: HistoryRow
    recorded: str
    part: str
    defect: str
    said: str
    reasons: str

    @property
    def name(self) -> str:
        """Of the picture's file."""
        return printable(Path(self.row.values["picture"]).name)

    @property
    def verdict(self) -> str:
        """The verdict of the station, as a word."""
        return str(self.row.values["verdict"])


def line_of(row: HistoryRow) -> Line:
    """An inspection as texts."""
    values, said = row.values, row.decision
    named = ((say(name), values[name]) for name in _FIELDS)
    probability = values["defect_probability"]
    return Line(
        row,
        f"{row.place.recorded.astimezone():%Y-%m-%d %H:%M:%S}",
        printable(", ".join(f"{name} {value}" for name, value in named if value)),
        "" if probability is None else f"{probability:.1%}",
        printable(" · ".join(filter(None, (say(said.outcome), said.who, said.why)))) if said else "",
        printable(" ".join(localized(message_of(reason)) for reason in values["reasons"])),
    )


def with_pictures(rows: Sequence[HistoryRow], most: int = MOST_PICTURES) -> set[tuple[str, int]]:
    """Which rows are shown with their picture: those that were not simply OK first."""
    ordered = sorted(rows, key=lambda row: (row.values["verdict"] == "OK" and row.decision is None, row.place.sequence))
    return {row.place.key for row in ordered[:most]}


def write_page(rows: Sequence[HistoryRow], head: SelectionHead, places: Places, path: Path) -> int:
    """Write a page; at most `MOST_PICTURES` rows show their picture, where it is still the one that was judged.

    Args:
        rows: The inspections.
        head: What stands above them.
        places: Where their pictures may lie.
        path: The file.

    Returns:
        How many inspections there are.

    Raises:
        OSError: It cannot be written.
    """
    write_atomically(path, page_html(rows, head, places).encode("utf-8", "replace"))
    return len(rows)


def page_html(rows: Sequence[HistoryRow], head: SelectionHead, places: Places) -> str:
    """The page as text; see `write_page`."""
    environment = page_environment()
    shown = with_pictures(rows)
    lines = [(line_of(row), _picture(row, places) if row.place.key in shown else "") for row in rows]
    head_lines = [(name, printable(value)) for name, value in head.lines()]
    return environment.get_template("history.html.jinja").render(
        head=head_lines, lines=lines, most=MOST_PICTURES, more=len(rows) > MOST_PICTURES
    )


def _picture(row: HistoryRow, places: Places) -> str:
    pixels = small_picture(places[row.place.key], row.values["sha256"], SIDE)
    return "" if pixels is None else data_url(pixels)
