"""What the commands share: the two consoles, progress, and how verdicts and names are written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.measure import Measurement
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.segment import Segments
from rich.table import Table
from rich.text import Text

from castinspect.errors import CastInspectError
from castinspect.inspection.verdict import Verdict
from castinspect.language import localized, say
from castinspect.messages import Message, printable

if TYPE_CHECKING:
    from castinspect.evaluation.risk import Share

# a bracket or a colon in the name of a picture, a lot or a person is a bracket or a colon
output = Console(highlight=False, markup=False, emoji=False)
errors = Console(highlight=False, markup=False, emoji=False, stderr=True)

_WIDEST = 10_000
"""Columns that a table may take at most."""

_VERDICT_STYLES = {
    Verdict.OK: ("✓", "bold green"),
    Verdict.DEFECT: ("✗", "bold red"),
    Verdict.REVIEW: ("?", "bold yellow"),
    Verdict.HOLD: ("–", "bold bright_black"),
}


def progress() -> Progress:
    """A progress bar that neither enters a pipe nor garbles the lines printed meanwhile.

    On a terminal it shares the console with the output, which rich then prints above it; else it goes to standard
    error.
    """
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=output if output.is_terminal else errors,
        redirect_stdout=False,
        redirect_stderr=False,
        transient=True,
    )


def narrow_table(
    title: str,
    columns: Sequence[str] = (),
    *,
    words: int | Collection[int] = 1,
    fold: bool = False,
    show_footer: bool = False,
) -> Table:
    """A table of many columns that still fits a terminal of 80: without vertical lines.

    Args:
        title: Above it.
        columns: Their headings; others may be added.
        words: So many of the first columns, or those at these places, hold words; the others hold figures, and stand to
            the right.
        fold: Whether what is wider than its column goes on in the next line; else it is cut off.
        show_footer: Whether there is a line below for sums.
    """
    table = Table(
        title=title, title_justify="left", box=SIMPLE_HEAD, collapse_padding=True, pad_edge=False,
        show_footer=show_footer,
    )  # fmt: skip
    to_the_left = range(words) if isinstance(words, int) else words
    for place, column in enumerate(columns):
        table.add_column(
            column,
            justify="left" if place in to_the_left else "right",
            overflow="fold" if fold else "ellipsis",
        )
    return table


def print_whole(table: Table) -> None:
    """Print a table whose last column holds names: whole in any terminal, so that they can be copied.

    What is wider than the terminal is broken by the terminal, which copies it without the break.
    """
    options = output.options.update(max_width=_WIDEST)
    options = options.update(width=max(output.width, Measurement.get(output, options, table).maximum))
    output.print(Segments(list(output.render(table, options))), crop=False, overflow="ignore", no_wrap=True, end="")


def shown(value: object) -> str:
    """Text of a path or value that can always be printed, and a sentence in the language that is spoken."""
    return printable(localized(value) if isinstance(value, Message | CastInspectError) else value)


def out_of(count: int, total: int) -> str:
    """A count with its denominator, as it stands in a cell of a table: `3 of 40`."""
    return say("{found} of {total}", found=count, total=total)


def share_text(share: Share) -> str:
    """A share with its denominator, and what it is at most: `0 of 8 (≤ 31.3 %)`."""
    from castinspect.evaluation.risk import percent_at_most

    return say(
        "{count} of {total} (≤ {bound} %)", count=share.count, total=share.total, bound=percent_at_most(share.upper)
    )


def verdict_text(verdict: Verdict) -> Text:
    """Word, shape and colour."""
    shape, style = _VERDICT_STYLES[verdict]
    return Text(f"{shape} {verdict_word(verdict)}", style=style)


def verdict_word(verdict: Verdict) -> str:
    """The word that a person reads."""
    return say(str(verdict))
