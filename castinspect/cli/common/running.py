"""Running one command, and what happens to its errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from castinspect.errors import AccessError, CastInspectError, SettingError
from castinspect.process import explained


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
        ended = _run_as_who_may(command, list(arguments), name, obj)
    except (CastInspectError, ModuleNotFoundError) as error:
        return _told(error)
    except typer.Abort:
        return 1
    except TyperException as error:
        from castinspect.cli.common.usage import usage_told

        if sentence := usage_told(error):
            _tell(sentence)
        return 2
    except SystemExit as end:  # a library's own way out
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return ended


def _run_as_who_may(command: TyperCommand | TyperGroup, arguments: list[str], name: str, obj: Any) -> int:
    """Run a command; where it needs a role, which is asked for before anything is done, log in and run it again."""
    try:
        return _main(command, arguments, name, obj)
    except AccessError as error:
        from castinspect.cli.common.logging_in import can_log_in, log_in_here

        if not can_log_in():
            raise
        log_in_here(error)
        return _main(command, arguments, name, obj)


def _main(command: TyperCommand | TyperGroup, arguments: list[str], name: str, obj: Any) -> int:
    """Run a command; its exit code, which typer returns where the command ended itself with one."""
    ended = command.main(args=arguments, prog_name=name, obj=obj, standalone_mode=False)
    return ended if isinstance(ended, int) else 0


def _told(error: CastInspectError | ModuleNotFoundError) -> int:
    """Say what went wrong; the exit code.

    Raises:
        ModuleNotFoundError: It is not the lack of what only the full app has, but a fault.
    """
    from castinspect.cli.common.console import shown  # a help that goes well needs none of it

    known = explained(error)
    if not isinstance(known, CastInspectError):
        raise known
    _tell(shown(known))
    return 2 if isinstance(known, SettingError) else 1


def _tell(sentence: str) -> None:
    from castinspect.cli.common.console import errors

    errors.print(f"castinspect: {sentence}", style="red", soft_wrap=True)
