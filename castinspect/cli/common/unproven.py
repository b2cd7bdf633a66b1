"""Asking whether a checkpoint that proves too little may judge all the same."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from castinspect.cli.common.console import shown
from castinspect.errors import CheckpointError
from castinspect.language import say
from castinspect.settings import Settings

AllowUnprovenOption = Annotated[
    bool,
    typer.Option(
        "--allow-unproven", help="Also if its scores do not prove that it keeps to the station's limit of escapes."
    ),
]


def require_proof(checkpoint: Path, *, allowed: bool) -> None:
    """Ask at a terminal where too little is proven; elsewhere nobody can be asked, and the error names the option.

    Raises:
        CheckpointError: It was not agreed to.
    """
    from castinspect.evaluation.proven import refuse_unproven

    if allowed:
        return
    settings, _ = Settings.load_or_last_good()
    try:
        refuse_unproven(checkpoint, settings.largest_escape_rate)
    except CheckpointError as error:
        agreed = error.code == "promotion-unproven" and sys.stdin.isatty()
        if not agreed or not typer.confirm(say("{error}\nJudge with it all the same?", error=shown(error)), err=True):
            raise
