"""Passwords and tokens: kept in a file of their own, never in the settings."""

from __future__ import annotations

from pathlib import Path

from castinspect.station.outputs.output import OutputDownError

_LONGEST = 4096


def read_secret(file: Path | None) -> str:
    """The secret that stands alone in a file; empty where no file is named.

    Raises:
        OutputDownError: The file cannot be read, is empty, or holds more than one line.
    """
    if file is None:
        return ""
    try:
        with file.open(encoding="utf-8") as opened:
            text = opened.read(_LONGEST).strip()
    except (OSError, UnicodeDecodeError) as error:
        raise OutputDownError("secret-unreadable", file=file) from error
    if not text or "\n" in text:
        raise OutputDownError("secret-unreadable", file=file)
    return text
