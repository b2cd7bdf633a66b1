"""Asking whether a part that stands on both sides of the split may be brought to one."""

from __future__ import annotations

import sys

import typer

from castinspect.cli.common.console import shown
from castinspect.errors import DataError
from castinspect.language import say


def agrees_to_regroup(error: DataError) -> bool:
    """Ask at a terminal; elsewhere nobody can be asked, and the error names the option."""
    if error.code != "data-crosses" or not sys.stdin.isatty():
        return False
    return typer.confirm(say("{error}\nRegroup and go on?", error=shown(error)), err=True)
