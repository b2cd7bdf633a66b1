"""Results of a bench that are kept as they come in, so that a long one can go on another day."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from castinspect.cli.common.console import errors, shown
from castinspect.errors import TrainingError
from castinspect.jsonlines import JsonLines, Row

ResultsOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        "--results",
        metavar="FILE",
        help="Keep each run as a line of JSON as soon as it ended; runs that are there are not repeated.",
    ),
]
"""Where a bench that takes hours keeps what it has, to go on where it stopped."""

TableOption = Annotated[bool, typer.Option("--table", help="Run nothing: only print the table of what FILE holds.")]


def kept_results(file: Path | None, kind: type[Row]) -> list[Row]:
    """The results in a file; lines of it that cannot be read are told.

    Raises:
        TrainingError: It cannot be read, or holds something else.
    """
    if file is None:
        return []
    try:
        lines = JsonLines(file, kind)
        found = lines.read()
    except OSError as error:
        raise TrainingError("trials-unreadable", path=file) from error
    if found.lost and not found.rows:
        raise TrainingError("trials-unreadable", path=file)
    if loss := lines.loss():
        errors.print(shown(loss), style="yellow")
    return list(found.rows)


def keep_result(file: Path | None, result: Row) -> None:
    """Add a result; without a file, none is kept.

    Raises:
        TrainingError: The file cannot be written.
    """
    if file is None:
        return
    try:
        JsonLines(file, type(result)).append(result)
    except OSError as error:
        raise TrainingError("trials-not-written", path=file, detail=error.strerror or error) from error
