"""`castinspect --self-test`: one line per check, and an exit code that names the first one that failed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperCommand

from castinspect.cli.common.commands import APPEARANCE
from castinspect.cli.common.console import output, shown
from castinspect.cli.common.running import run_command
from castinspect.cli.common.spoken_help import SpokenCommand
from castinspect.language import current, say, use
from castinspect.self_test.runner import Check, CheckFinished, CheckStarted, run_checks

OPTION = "--self-test"


def main(arguments: Sequence[str], checks: Sequence[Check]) -> int:
    """Run the checks and return 0, or the exit code of the first one that failed."""
    app = typer.Typer(**APPEARANCE)

    @app.command(cls=SpokenCommand, epilog=_exit_codes(checks))
    def self_test(
        keep: Annotated[
            Path | None,
            typer.Option(metavar="DIR", help="Leave what the checks write there, as photographs of the window."),
        ] = None,
    ) -> None:
        """Prove that this installation works, each part by using it, on a station of its own."""
        raise typer.Exit(_run(checks, keep))

    command = typer.main.get_command(app)
    assert isinstance(command, TyperCommand)
    return run_command(command, arguments, name=f"castinspect {OPTION}")


def _run(checks: Sequence[Check], keep: Path | None) -> int:
    code, width, spoken = 0, max(len(check.name) for check in checks), current()
    for event in run_checks(checks, keep):
        if isinstance(event, CheckStarted):
            output.print(f"{event.check.name:{width}}  ", end="")
            output.file.flush()  # should the process die in this check, its name stands there
            continue
        use(spoken)  # the windows' checks speak their own
        output.print(_line(event), soft_wrap=True)
        code = code or (event.check.exit_code if event.problem else 0)
    output.print(say("self-test passed") if code == 0 else say("self-test failed (exit code {code})", code=code))
    return code


def _line(event: CheckFinished) -> str:
    word, text = (say("ok    "), event.detail) if event.problem is None else (say("FAILED"), shown(event.problem))
    return f"{word} {event.seconds:6.1f} s  {text}"


def _exit_codes(checks: Sequence[Check]) -> str:
    table = "\n".join(f"  {check.exit_code}  {check.name}: {say(check.title)}" for check in checks)
    heading = say("exit codes: 0 all passed, else of the first check that failed:")
    return f"\b\n{heading}\n{table}"  # \b: lines stay as they are
