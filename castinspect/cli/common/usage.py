"""What typer says of wrong usage, in the language that is spoken."""

from __future__ import annotations

import re

import typer
from typer.exceptions import TyperException

from castinspect.language import current, marked, say

_SENTENCES = (
    marked("No such option: {name} (Possible options: {names})"),
    marked("No such option: {name}"),
    marked("No such command {name}. Did you mean {names}?"),
    marked("No such command {name}."),
    marked("Missing command."),
    marked("Missing argument {name}. Choose from: {names}"),
    marked("Missing argument {name}."),
    marked("Missing option {name}. Choose from: {names}"),
    marked("Missing option {name}."),
    marked("Got unexpected extra argument(s) ({names})"),
    marked("Option {name} does not take a value."),
    marked("Option {name} requires an argument."),
    marked("Option {name} requires {number} arguments."),
    marked("Argument {name} takes {number} values."),
    marked("Invalid value for {name}: {reason}"),
    marked("Invalid value: {reason}"),
)
"""What typer may say, the longest first where one begins like another."""

_REASONS = (
    marked("{value} is not one of {choices}."),
    marked("Input should be greater than or equal to {bound}"),
    marked("Input should be less than or equal to {bound}"),
    marked("Input should be greater than {bound}"),
    marked("Input should be less than {bound}"),
    marked("Input should be a valid integer, unable to parse string as an integer"),
    marked("Input should be a valid number, unable to parse string as a number"),
    marked("Input should be a valid boolean, unable to interpret input"),
)
"""Why a value does not fit, as pydantic may say; the first that fits is meant."""


def usage_told(error: TyperException) -> str:
    """What was typed wrongly, in one sentence; nothing where the help was printed in its place.

    Typer itself would draw a box around it, under two lines on usage.
    """
    if type(error).__name__ == "NoArgsIsHelpError":
        return ""
    sentence = said_again(str(error.format_message()) if hasattr(error, "format_message") else str(error))
    tells_what_fits = isinstance(error, typer.BadParameter) and type(error).__name__ != "MissingParameter"
    context = getattr(error, "ctx", None)
    if tells_what_fits or context is None:
        return sentence
    return f"{sentence} {say('See `{command} -h`.', command=context.command_path)}"


def said_again(sentence: str) -> str:
    """An English sentence of typer in the language that is spoken, without the name of Python's exception.

    One that is not known stays as it is: the reasons that our own commands give speak the language already.
    """
    sentence = sentence.replace("Value error, ", "")
    if current() == "en":
        return sentence
    found = _found(_SENTENCES, sentence)
    if found is None:
        return sentence
    known, values = found
    if "reason" in values:
        reason = _found(_REASONS, values["reason"])
        values["reason"] = _filled(*reason) if reason else values["reason"]
    return _filled(known, values)


def _found(known: tuple[str, ...], sentence: str) -> tuple[str, dict[str, str]] | None:
    """Which of the known sentences this is, and what it is filled with."""
    for text in known:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(text))
        if found := re.fullmatch(pattern, " ".join(sentence.split())):
            return text, found.groupdict()
    return None


def _filled(known: str, values: dict[str, str]) -> str:
    return say(known, **values) if values else say(known)
