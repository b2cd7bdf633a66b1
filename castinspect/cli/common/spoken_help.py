"""The help of commands in the language that is spoken: their own texts, and typer's captions around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand

from castinspect.language import marked, say

_CAPTIONS = {
    "ARGUMENTS_PANEL_TITLE": marked("Arguments"),
    "OPTIONS_PANEL_TITLE": marked("Options"),
    "COMMANDS_PANEL_TITLE": marked("Commands"),
    "DEFAULT_STRING": marked("[default: {}]"),
    "REQUIRED_LONG_STRING": marked("[required]"),
}
"""What typer writes around the texts, by the name that its `rich_utils` gives it."""

_OTHERS = (marked("Show this message and exit."), marked("[OPTIONS]"), marked("COMMAND [ARGS]..."))
"""Texts of typer that are said by their own words."""


class SpokenHelp:
    """Speaks the help of a typer command or group when it is asked for, and no earlier."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        speak_captions()
        speak_texts(self, ctx)
        super().format_help(ctx, formatter)  # type: ignore[misc]  # mixed into a command or a group

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that shows how the command is typed."""
        pieces = [say(piece) for piece in self.collect_usage_pieces(ctx)]  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("Usage: "))


class SpokenCommand(SpokenHelp, TyperCommand):
    """A command whose help is spoken."""


def speak_captions() -> None:
    """Have typer write its captions in the language that is spoken."""
    from typer import rich_utils  # whatever prints a help has loaded it

    for name, text in _CAPTIONS.items():
        setattr(rich_utils, name, say(text))


def speak_texts(command: Any, ctx: Any) -> None:
    """Put the texts of a command, of its options and of its commands into the language that is spoken."""
    for place, name in _places(command, command.get_params(ctx)):
        text = getattr(place, name, None)
        if isinstance(text, str):
            setattr(place, name, spoken(text))


def help_texts(command: Any) -> Iterator[str]:
    """All paragraphs and headings of a command's help, and of its commands, as they are written, for translation."""
    for place, name in _places(command, command.params):
        if isinstance(text := getattr(place, name, None), str):
            yield from paragraphs(text)
    for below in getattr(command, "commands", {}).values():
        yield from help_texts(below.load() if hasattr(below, "load") else below)


def spoken(text: str) -> str:
    """A text of several paragraphs, each in the language that is spoken."""
    return "\n\n".join(map(say, paragraphs(text)))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a docstring, each in one line; lines that are to stay as they are, stay."""
    found = [part.strip("\n") for part in text.split("\n\n")]
    return [part if part.startswith("\b") else " ".join(part.split()) for part in found if part.strip()]


def _places(command: Any, parameters: list[Any]) -> Iterator[tuple[Any, str]]:
    """Where texts stand: objects, and the attributes that hold them."""
    yield from ((command, "help"), (command, "epilog"))
    for part in (*parameters, *getattr(command, "commands", {}).values()):
        yield from ((part, "help"), (part, "rich_help_panel"))
