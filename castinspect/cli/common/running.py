"""Running one command, and what happens to its errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from castinspect.errors import AccessError, CastInspectError, SettingError


def run_command(
    command: TyperCommand | TyperGroup, arguments: Sequence[str], obj: Any = None, *, name: str = "castinspect"
) -> int:
    """Run a command and return its exit code: 0 done, 1 it could not be done, 2 wrong usage.

    Args:
        command: With its options, or with commands of its own.
        arguments: What was typed after its name.
        obj: What the command finds in its context.
        name: How it is called in its help.
    """
    try:
        _run_as_who_may(command, list(arguments), name, obj)
    except CastInspectError as error:
        _tell(error)
        return 2 if isinstance(error, SettingError) else 1
    except SystemExit as end:  # how typer ends, after it has told what was wrong
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _run_as_who_may(command: TyperCommand | TyperGroup, arguments: list[str], name: str, obj: Any) -> None:
    """Run a command; where it needs a role, which is asked for before anything is done, log in and run it again."""
    try:
        command.main(args=arguments, prog_name=name, obj=obj)
    except AccessError as error:
        from castinspect.cli.common.logging_in import can_log_in, log_in_here

        if not can_log_in():
            raise
        log_in_here(error)
        command.main(args=arguments, prog_name=name, obj=obj)


def _tell(error: CastInspectError) -> None:
    from castinspect.cli.common.console import errors, shown  # a help that goes well needs none of it

    errors.print(f"castinspect: {shown(error)}", style="red", markup=False, highlight=False, soft_wrap=True)
