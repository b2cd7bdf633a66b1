"""Running one command, and what happens to its errors."""

from __future__ import annotations

import typer

from castinspect.arenas import limit_arenas
from castinspect.cli.common.console import errors, shown
from castinspect.cli.common.options import APPEARANCE
from castinspect.errors import CastInspectError

_STATION = ("inspect", "watch")
"""Commands that judge: a station starts in a second, so nothing else is loaded for them."""


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code: 0 done, 1 it could not be done, 2 wrong usage."""
    try:
        _app_for(arguments)(args=arguments)
    except CastInspectError as error:
        errors.print(f"castinspect: {shown(error)}", style="red", markup=False, highlight=False, soft_wrap=True)
        return 1
    except SystemExit as end:  # how typer ends, after it has told what was wrong
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _app_for(arguments: list[str]) -> typer.Typer:
    if arguments and arguments[0] in _STATION:
        from castinspect.cli import inspect

        limit_arenas()
        station = typer.Typer(name="castinspect", **APPEARANCE)
        inspect.register(station)
        return station
    from castinspect.cli.app import app

    return app
