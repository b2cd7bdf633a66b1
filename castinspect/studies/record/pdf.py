"""A selection as a PDF that prints on A4, with pictures and the audit head."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from castinspect.language import say, say_each
from castinspect.station.history.views.pictures import Places, small_picture
from castinspect.station.history.views.queries import HistoryRow
from castinspect.studies.printed.paper import (
    VERDICT_INKS,
    head_of_page,
    muted,
    paragraph,
    ready_font,
    table,
    write_document,
)
from castinspect.studies.record.head import SelectionHead
from castinspect.studies.record.jpeg import jpeg_of
from castinspect.studies.record.page import SIDE, line_of, with_pictures

_WIDTHS = (48, 52, 78, 52, 40, 104, 100, 116, 180)
_AT_ONCE = 200
"""Rows of one table: a longer one is laid out slowly."""


def write_pdf(rows: Sequence[HistoryRow], head: SelectionHead, places: Places, path: Path) -> int:
    """Write a PDF of A4 pages, lying.

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
    ready_font()
    title = say("Inspections on record")
    content: list[Any] = head_of_page(title, head.lines())
    shown = with_pictures(rows)
    names = say_each("no.", "recorded", "verdict", "defect", "decided", "part", "picture", "reasons")
    header = ["", *map(muted, names)]
    for start in range(0, len(rows), _AT_ONCE):
        lines = [_cells(row, shown, places) for row in rows[start : start + _AT_ONCE]]
        content.append(table([header, *lines], _WIDTHS))
    if not rows:
        content.append(muted(say("No inspection is as asked for.")))
    foot = f"{title} · {head.query} · {head.origin.made.astimezone():%Y-%m-%d %H:%M}"
    write_document(path, content, title, foot, head.origin)
    return len(rows)


def _cells(row: HistoryRow, shown: set[tuple[str, int]], places: Places) -> list[Any]:
    line = line_of(row)
    verdict = paragraph(say(line.verdict), ink=VERDICT_INKS[line.verdict])
    return [
        _picture(row, places) if row.place.key in shown else "",
        paragraph(f"{row.place.station} {row.place.sequence}"), paragraph(line.recorded),
        verdict, paragraph(line.defect), paragraph(line.said),
        paragraph(line.part), paragraph(line.name), paragraph(line.reasons[:600]),
    ]  # fmt: skip


def _picture(row: HistoryRow, places: Places) -> Any:
    from reportlab.platypus import Image

    pixels = small_picture(places[row.place.key], row.values["sha256"], SIDE)
    if pixels is None:
        return ""
    height, width = pixels.shape[:2]
    scale = 42 / max(height, width)
    return Image(io.BytesIO(jpeg_of(pixels)), width=width * scale, height=height * scale)
