"""A log of JSON lines that never grows without end and never stops the station."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from castinspect.errors import StationError

_LARGEST = 10_000_000
"""Bytes after which the file is set aside."""
_KEPT = 5
"""Files that were set aside and are kept: `FILE.1` is the newest."""


class _Quiet(RotatingFileHandler):
    """A line that cannot be written is lost; the station's own alarms tell of a disk that is full."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name of the base class
        del record


class LogFile:
    """Writes one JSON object a line.

    Args:
        file: Made where it is not there; lines are appended.

    Raises:
        StationError: It cannot be opened.
    """

    def __init__(self, file: Path) -> None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._handler = _Quiet(file, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
        except OSError as error:
            raise StationError("log-not-written", path=file, detail=error.strerror or error) from error

    def write(self, values: Mapping[str, object]) -> None:
        """Add a line."""
        self._handler.emit(logging.makeLogRecord({"msg": "%s", "args": (json.dumps(values),)}))

    def close(self) -> None:
        """Let the file go."""
        with suppress(OSError):
            self._handler.close()
