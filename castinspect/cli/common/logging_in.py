"""Logging in from the command line: asked for at a terminal, or read from the environment by a script."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer

from castinspect.cli.common.console import errors, shown
from castinspect.errors import AccessError
from castinspect.language import say

USER_VARIABLE = "CASTINSPECT_USER"
PASSWORD_FILE_VARIABLE = "CASTINSPECT_PASSWORD_FILE"
"""Names of environment variables; a password itself never stands in one, where other programs could read it."""


def can_log_in() -> bool:
    """Whether there is somebody to ask, or a script that says who it is."""
    return sys.stdin.isatty() or (USER_VARIABLE in os.environ and PASSWORD_FILE_VARIABLE in os.environ)


def log_in_here(error: AccessError) -> None:
    """Log in.

    Args:
        error: What could not be done without.

    Raises:
        AccessError: Name or password is wrong, or the name is locked.
    """
    from castinspect.station.log_in import log_in

    name, password = _from_environment() or _asked(error)
    for logged_in in log_in(name, password):
        if logged_in.unrecorded is not None:
            errors.print(shown(logged_in.unrecorded), style="yellow", soft_wrap=True)


def ask_for_password() -> str:
    """A new password, typed twice at a terminal, or the first line of standard input.

    Raises:
        AccessError: The two are not the same.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = _hidden(say("New password"))
    if _hidden(say("Once more")) != password:
        raise AccessError("password-differs")
    return password


def _from_environment() -> tuple[str, str] | None:
    name, file = os.environ.get(USER_VARIABLE), os.environ.get(PASSWORD_FILE_VARIABLE)
    if not name or not file:
        return None
    try:
        return name, Path(file).read_text(encoding="utf-8").splitlines()[0]
    except (OSError, UnicodeDecodeError, IndexError) as problem:
        raise AccessError("access-wrong") from problem


def _asked(error: AccessError) -> tuple[str, str]:
    errors.print(shown(error), soft_wrap=True)
    name: str = typer.prompt(say("Name"), err=True)
    return name, _hidden(say("Password"))


def _hidden(text: str) -> str:
    password: str = typer.prompt(text, hide_input=True, err=True)
    return password
