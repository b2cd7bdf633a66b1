"""The language that is spoken where no window speaks: English as written, or Korean as the window translates it."""

from __future__ import annotations

import json
import locale
import os
import re
import tomllib
from collections.abc import Mapping, Sequence

from castinspect.errors import CastInspectError
from castinspect.messages import MESSAGES, WORDS, Message, Sentences, filled
from castinspect.paths import resource, settings_file

LANGUAGES = ("en", "ko")
OPTION = "--language"
"""How the language is chosen on the command line, before the command."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG")


class _Spoken:
    """The language of this process, with the sentences in it."""

    name = "en"
    sentences: Mapping[str, str] = {}


def current() -> str:
    """The language that is spoken: `en` or `ko`."""
    return _Spoken.name


def use(choice: str) -> None:
    """Speak `en`, `ko`, or `auto`: what the system speaks."""
    name = choice if choice in LANGUAGES else of_system()
    file = resource("translations", f"castinspect_{name}.json")
    _Spoken.name, _Spoken.sentences = name, {}
    if name != "en":
        _Spoken.sentences = json.loads(file.read_text(encoding="utf-8"))


def of_settings() -> str:
    """What the settings say, read without what checks them: `en`, `ko` or `auto`."""
    try:
        with settings_file().open("rb") as file:
            return str(tomllib.load(file).get("language", "auto"))
    except (OSError, ValueError):  # whoever needs the settings tells what is wrong with them
        return "auto"


def typed(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The language that was typed before the command, as `--language ko`, and what was typed besides.

    What is no language is left there, for whoever says what is wrong with it.
    """
    rest, found = list(arguments), None
    place = 0
    while place < len(rest) and rest[place].startswith("-"):
        option, equals, value = rest[place].partition("=")
        length = 1 if equals else 2
        value = value if equals else "".join(rest[place + 1 : place + 2])
        if option == OPTION and value in LANGUAGES:
            found = value
            del rest[place : place + length]
        else:
            place += 1
    return found, rest


def of_system() -> str:
    """The system's language if it is spoken here, else English."""
    named = next(filter(None, map(os.environ.get, _VARIABLES)), None) or locale.getlocale()[0] or ""
    return "ko" if named.lower().startswith("ko") else "en"


def say(text: str, **values: object) -> str:
    """A text in the language that is spoken.

    Args:
        text: In English, as it is written in the code: `packaging/translations.py` collects it from there.
        values: What it is filled with; without any, braces in it are braces.
    """
    found = _Spoken.sentences.get(text, text)
    return filled(found, values) if values else found


def marked(text: str) -> str:
    """A text that is said later, where `say` is given a name; so it is collected for translation, too."""
    return text


def say_each(*texts: str) -> tuple[str, ...]:
    """Several texts, such as the headings of a table."""
    return tuple(map(say, texts))


def localized(message: Message | CastInspectError) -> str:
    """A sentence of the catalogue in the language that is spoken."""
    if isinstance(message, CastInspectError):
        message = message.message
    values = {name: _value(name, value) for name, value in message.seen_values.items()}
    return filled(say(MESSAGES[message.code]), values)


def word(name: str, value: object) -> object:
    """A value of a message, by its name: in the language that is spoken where it is a word.

    What the system says of a file, such as `[Errno 2] No such file or directory: 'a.png'`, keeps the file's name.
    """
    if name not in WORDS or not isinstance(value, str):
        return value
    number, told, of_what = re.fullmatch(r"(?s)(\[Errno -?\d+\] )?(.*?)(: '.*')?", value).groups("")  # type: ignore[union-attr]
    return say(told) + of_what if told in _Spoken.sentences else number + told + of_what


def _value(name: str, value: object) -> object:
    if isinstance(value, Sentences):
        return " ".join(map(localized, value.messages))
    return localized(value) if isinstance(value, Message) else word(name, value)
