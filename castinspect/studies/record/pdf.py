"""A selection as a PDF that prints on A4, with pictures and the audit head."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from castinspect.files import atomic_path
from castinspect.station.history.views.pictures import Places, small_picture
from castinspect.station.history.views.queries import HistoryRow
from castinspect.studies.record.head import SelectionHead
from castinspect.studies.record.jpeg import jpeg_of
from castinspect.studies.record.page import SIDE, line_of, with_pictures
from castinspect.studies.record.paper import VERDICT_INKS, footed, muted, paragraph, ready_font, table

_MARGIN = 36
_WIDTHS = (48, 52, 78, 52, 40, 104, 100, 116, 180)
_HEADER = ("", "no.", "recorded", "verdict", "defect", "decided", "part", "picture", "reasons")
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
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import SimpleDocTemplate, Spacer

    ready_font()
    title = "Inspections on record"
    content: list[Any] = [paragraph(title, 16), Spacer(1, 8)]
    content.append(table([(muted(name), paragraph(value)) for name, value in head.lines()], (150, 620), header=False))
    content.append(Spacer(1, 10))
    shown = with_pictures(rows)
    for start in range(0, len(rows), _AT_ONCE):
        lines = [_cells(row, shown, places) for row in rows[start : start + _AT_ONCE]]
        content.append(table([[muted(name) for name in _HEADER], *lines], _WIDTHS))
    if not rows:
        content.append(muted("No inspection is as asked for."))
    foot = footed(f"{title} · {head.query} · {head.made.astimezone():%Y-%m-%d %H:%M}")
    with atomic_path(path) as temporary:
        document = SimpleDocTemplate(
            str(temporary), pagesize=landscape(A4), leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN,
            bottomMargin=_MARGIN, title=title, author=head.who, creator=f"CastInspect {head.app_version}",
        )  # fmt: skip
        document.build(content, onFirstPage=foot, onLaterPages=foot)
    return len(rows)


def _cells(row: HistoryRow, shown: set[tuple[str, int]], places: Places) -> list[Any]:
    line = line_of(row)
    return [
        _picture(row, places) if row.place.key in shown else "",
        paragraph(f"{row.place.station} {row.place.sequence}"), paragraph(line.recorded),
        paragraph(line.verdict, ink=VERDICT_INKS[line.verdict]), paragraph(line.defect), paragraph(line.said),
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
