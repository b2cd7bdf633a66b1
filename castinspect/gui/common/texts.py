"""What the core says, in the window's language."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from castinspect.errors import CastInspectError
from castinspect.inspection.verdict import Verdict
from castinspect.language import localized, say
from castinspect.messages import Message

_BREAK = "\u200b"  # zero width space


def error_text(error: BaseException) -> str:
    """What to tell of an error: its own sentence, or that it was unexpected."""
    if isinstance(error, CastInspectError):
        return localized(error)
    return localized(Message("unexpected", {"detail": str(error) or type(error).__name__}))


def verdict_word(verdict: Verdict) -> str:
    """The word that the operator reads."""
    return say(str(verdict))


def field_word(name: str) -> str:
    """What a person calls a field of a part's identity: one of `castinspect.station.sources.identity.FIELDS`."""
    return say(name)


def breakable(text: str) -> str:
    """The same text, which may be broken within the names of files and folders, too."""
    return re.sub(r"(?<=[/\\_.-])(?=\w)", _BREAK, text)


def unbroken(text: str) -> str:
    """A text as it was before `breakable`."""
    return text.replace(_BREAK, "")


def about(seconds: float) -> str:
    """A rough time, as `about 4 min`."""
    if seconds < 90:
        return QCoreApplication.translate("texts", "about {seconds} s").format(seconds=max(1, round(seconds)))
    return QCoreApplication.translate("texts", "about {minutes} min").format(minutes=round(seconds / 60))


def duration(seconds: float) -> str:
    """A time left, as `1 min 40 s`."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    if minutes:
        return QCoreApplication.translate("texts", "{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
    return QCoreApplication.translate("texts", "{seconds} s").format(seconds=rest)
