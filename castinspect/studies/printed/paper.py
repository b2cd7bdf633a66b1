"""Paper for what is printed: the bundled font, which writes Korean, and the look of all documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from castinspect.files import atomic_path
from castinspect.messages import printable
from castinspect.paths import resource
from castinspect.studies.printed.origin import Origin

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Paragraph, Table
    from reportlab.platypus.doctemplate import BaseDocTemplate

MARGIN = 36
FONT = "CastInspectHangul"
_FONT_FILE = "castinspect-hangul.ttf"
_INK, _MUTED, _BORDER = "#1c2228", "#5a636e", "#d0d5db"
VERDICT_INKS = {"OK": "#0a7d71", "DEFECT": "#c83a1a", "REVIEW": "#946000", "HOLD": "#5b6570"}


def ready_font() -> None:
    """Make the bundled font known, once."""
    from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    if FONT not in getRegisteredFontNames():
        registerFont(TTFont(FONT, str(resource("fonts", _FONT_FILE))))


def style(size: float = 7.5, ink: str = _INK) -> ParagraphStyle:
    """Letters of a size in points; words break where they must, also in Korean and in long hashes."""
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        f"{size}-{ink}", fontName=FONT, fontSize=size, leading=1.3 * size, textColor=ink, splitLongWords=1
    )


def paragraph(text: object, size: float = 7.5, ink: str = _INK) -> Paragraph:
    """Plain text: whatever a name holds, it is never markup."""
    from reportlab.platypus import Paragraph

    return Paragraph(escape(printable(text)), style(size, ink))


def table(rows: Sequence[Sequence[object]], widths: Sequence[float], *, header: bool = True) -> Table:
    """A table with thin lines; its header comes again on each page."""
    from reportlab.platypus import Table, TableStyle

    commands = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, _BORDER),
    ]  # fmt: skip
    return Table(
        [list(row) for row in rows],
        colWidths=list(widths),
        repeatRows=int(header),
        style=TableStyle(commands),
        hAlign="LEFT",
    )


def muted(text: object) -> Paragraph:
    """What is read second."""
    return paragraph(text, ink=_MUTED)


def heading(text: object) -> Paragraph:
    """Begins a section; it never stands alone at the foot of a page."""
    made = paragraph(text, 11)
    made.style.spaceBefore, made.style.spaceAfter, made.style.keepWithNext = 10, 3, 1
    return made


def note(text: object) -> Paragraph:
    """Says how the table above it is meant."""
    made = muted(text)
    made.style.spaceBefore = 3
    return made


def footed(title: str) -> object:
    """Draws title and page number under each page; handed to a document's `build`."""

    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(FONT, 7)
        canvas.setFillColor(_MUTED)
        canvas.drawString(document.leftMargin, 18, printable(title))
        canvas.drawRightString(document.pagesize[0] - document.rightMargin, 18, str(canvas.getPageNumber()))

    return draw


def write_document(path: Path, content: Sequence[Flowable], title: str, foot: str, origin: Origin) -> None:
    """Write a PDF of A4 pages, lying; it is there whole, or as it was before.

    Args:
        path: The file.
        content: What stands on it.
        title: Of the document.
        foot: Under each page, beside its number.
        origin: Says who made it, with which CastInspect.

    Raises:
        OSError: It cannot be written.
    """
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    width, height = landscape(A4)
    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)  # words begin where tables do
    with atomic_path(path) as temporary:
        document = BaseDocTemplate(
            str(temporary), pagesize=(width, height), leftMargin=MARGIN, rightMargin=MARGIN, title=title,
            author=origin.who, creator=f"CastInspect {origin.app_version}",
            pageTemplates=[PageTemplate(frames=[frame], onPage=footed(foot))],
        )  # fmt: skip
        document.build(list(content))


def head_of_page(title: str, lines: Sequence[tuple[str, str]]) -> list[Flowable]:
    """The title, and below it where the page comes from."""
    from reportlab.platypus import Spacer

    told = table([(muted(name), paragraph(value)) for name, value in lines], (150, 620), header=False)
    return [paragraph(title, 16), Spacer(1, 8), told, Spacer(1, 10)]
