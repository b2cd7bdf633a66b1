"""How a command ends: with an exit code, and an error with a sentence."""

from __future__ import annotations

import pytest
import typer
from typer.main import get_command

from castinspect.cli.common.running import run_command
from castinspect.errors import DataError


def command_of(function):
    app = typer.Typer(add_completion=False)
    app.command()(function)
    return get_command(app)


def test_a_command_that_is_done_is_zero():
    assert run_command(command_of(lambda: None), []) == 0


def test_an_error_of_ours_is_a_sentence_and_one(capsys):
    def fail() -> None:
        raise DataError("data-missing", folder="[red]parts")

    assert run_command(command_of(fail), []) == 1
    told = capsys.readouterr().err
    assert told.startswith("castinspect: ")
    assert "[red]parts" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("code", [0, 1, 7])
def test_a_command_ends_with_its_own_code(code):
    def end() -> None:
        raise typer.Exit(code)

    assert run_command(command_of(end), []) == code


def test_wrong_usage_is_two(capsys):
    assert run_command(command_of(lambda: None), ["--no-such-option"], name="shop") == 2
    assert "shop" in capsys.readouterr().err


def test_what_is_handed_in_lies_in_the_context():
    found = []

    def look(context: typer.Context) -> None:
        found.append(context.obj)

    assert run_command(command_of(look), [], "handed in") == 0
    assert found == ["handed in"]
