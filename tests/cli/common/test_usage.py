"""Wrong usage is told in one sentence, in the language that is spoken."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

import pytest
import typer

from castinspect import language
from castinspect.cli.common.commands import Command, LazyGroup
from castinspect.cli.common.running import run_command
from castinspect.cli.common.usage import said_again


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def paint(
    part: Annotated[str, typer.Argument(metavar="PART")],
    colour: Annotated[Colour, typer.Option()],
    coats: Annotated[int, typer.Option(min=1, max=3)] = 1,
    share: Annotated[float, typer.Option()] = 1,
    size: Annotated[tuple[int, int] | None, typer.Option()] = None,
    gloss: Annotated[bool, typer.Option("--gloss")] = False,
) -> None:
    """Paint a part."""


def refuse() -> None:
    """Say of its own why a value does not fit."""
    raise typer.BadParameter(language.say("Say --why the gate is changed."))


WRONG = {
    "no such command": ["pant"],
    "no such command at all": ["xyzzy"],
    "missing command": [],
    "missing argument": ["paint"],
    "missing option": ["paint", "lid"],
    "no such option": ["paint", "--coat", "1"],
    "no such option at all": ["paint", "--xyzzy"],
    "no value": ["paint", "lid", "--coats"],
    "too few values": ["paint", "lid", "--size", "1"],
    "a value where none belongs": ["paint", "lid", "--gloss=1"],
    "one more": ["paint", "lid", "lip", "--colour", "red"],
    "no choice": ["paint", "lid", "--colour", "green"],
    "too low": ["paint", "lid", "--colour", "red", "--coats", "0"],
    "too high": ["paint", "lid", "--colour", "red", "--coats", "4"],
    "no whole number": ["paint", "lid", "--colour", "red", "--coats", "x"],
    "no number": ["paint", "lid", "--colour", "red", "--share", "x"],
    "our own reason": ["refuse"],
}
NAMES = {"paint", "pant", "refuse", "xyzzy", "shop", "lip", "green", "red", "blue", "x", "h", "PART"}


@pytest.fixture
def group():
    made = LazyGroup(name="shop")
    made.add(
        [
            Command("shop paint", f"{__name__}:paint", "Paint a part."),
            Command("shop refuse", f"{__name__}:refuse", "Refuse a part."),
        ]
    )
    return made


def told(group, typed, capsys):
    assert run_command(group, typed, name="shop") == 2
    return capsys.readouterr().err.removeprefix("castinspect: ").strip()


@pytest.mark.parametrize("typed", WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_one_korean_sentence(group, typed, capsys):
    language.use("ko")
    sentence = told(group, typed, capsys)
    words = set(re.findall(r"[A-Za-z]+", re.sub(r"--[\w-]+", "", sentence)))
    assert words <= NAMES
    assert re.search("[가-힣]", sentence)
    assert "\n" not in sentence


@pytest.mark.parametrize("typed", WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_told_in_english_without_the_exceptions_name(group, typed, capsys):
    sentence = told(group, typed, capsys)
    assert re.search("[A-Za-z]", sentence)
    assert not re.search("Value error|[가-힣]", sentence)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("too high", ["'--coats'", "3"]), ("no choice", ["'green'", "'red', 'blue'"]), ("no such option", ["--coats"])],
)
def test_the_korean_keeps_what_was_typed_and_what_fits(group, typed, kept, capsys):
    language.use("ko")
    sentence = told(group, WRONG[typed], capsys)
    assert all(piece in sentence for piece in kept)


def test_what_is_not_known_stays_as_it_is():
    language.use("ko")
    assert said_again("Something new of typer.") == "Something new of typer."


def test_the_help_in_the_place_of_a_command_is_no_error(capsys):
    group = LazyGroup(name="shop", no_args_is_help=True)
    assert run_command(group, [], name="shop") == 2
    assert capsys.readouterr().err == ""
