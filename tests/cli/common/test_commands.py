"""Commands are listed without being loaded, and loaded when they are typed."""

from __future__ import annotations

import gc
import sys
from typing import Annotated

import pytest
import typer

from castinspect.cli.common import commands
from castinspect.cli.common.commands import Command, LazyCommand, LazyGroup
from castinspect.cli.common.running import run_command


def paint(
    colour: Annotated[str, typer.Argument(metavar="COLOUR")], coats: Annotated[int, typer.Option(max=3)] = 1
) -> None:
    """Paint a part."""
    print(colour, coats)


@pytest.fixture
def group():
    made = LazyGroup(name="shop", no_args_is_help=True)
    made.add(
        [
            Command("shop paint", f"{__name__}:paint", "Paint a part."),
            Command("shop never", "castinspect.no_such_module:never", "Is not there."),
        ]
    )
    return made


def test_a_command_knows_its_name_and_group():
    command = Command("models show", f"{__name__}:paint", "Shows.")
    assert (command.name, command.group) == ("show", "models")
    assert Command("train", f"{__name__}:paint", "Trains.").group == ""
    assert command.function() is paint


def test_the_help_lists_commands_without_loading_any(group, capsys):
    assert run_command(group, ["--help"]) == 0
    told = capsys.readouterr().out
    assert "Paint a part." in told
    assert "Is not there." in told
    assert "castinspect.no_such_module" not in sys.modules


def test_a_typed_command_is_loaded_with_its_options(group, capsys):
    assert run_command(group, ["paint", "red", "--coats", "2"]) == 0
    assert capsys.readouterr().out == "red 2\n"


def test_garbage_is_looked_for_again_once_a_command_is_loaded(group, capsys):
    gc.disable()
    try:
        assert run_command(group, ["paint", "red"]) == 0
        assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()


def test_the_process_is_made_ready_before_a_command_that_judges_is_loaded(monkeypatch):
    done = []
    monkeypatch.setattr(commands, "limit_arenas", lambda: done.append("arenas"))
    monkeypatch.setattr(commands, "one_algebra_thread", lambda: done.append("algebra"))
    for judges, ready in ((False, []), (True, ["arenas", "algebra"])):
        command = Command("never", "castinspect.no_such_module:never", "Is not there.", judges=judges)
        with pytest.raises(ModuleNotFoundError):
            LazyCommand(command).load()
        assert done == ready


def test_the_usual_command_is_meant_where_none_is_typed(group, capsys):
    group.usual = "paint"
    assert run_command(group, []) == 2
    assert "COLOUR" in capsys.readouterr().err


def test_wrong_values_and_names_are_told_in_one_sentence(group, capsys):
    assert run_command(group, ["paint", "red", "--coats", "9"]) == 2
    told = capsys.readouterr().err
    assert "--coats" in told
    assert "Value error" not in told
    assert run_command(group, ["pant"]) == 2
    assert "Did you mean 'paint'?" in " ".join(capsys.readouterr().err.split())
