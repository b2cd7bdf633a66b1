"""Whether the run before this one ended in good order; a file that stands as long as the window runs tells."""

from __future__ import annotations

import faulthandler
import logging
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from castinspect.paths import logs_dir

_log = logging.getLogger("castinspect")


class LastRun:
    """Notes that a run begins and ends, and has crashes of libraries written beside the log.

    Args:
        folder: Of the logs; None takes the user's.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = folder or logs_dir()
        self._marker, self._crashes = folder / "running", folder / "crash.log"
        self._stream: TextIO | None = None  # open only while crashes are written into it from here

    def begin(self) -> str | None:
        """Note that a run begins.

        Returns:
            When the run before began that never ended: by a crash, a kill or a power cut; None where it ended well, or
            where nothing can be written.
        """
        before = None
        try:
            self._marker.parent.mkdir(parents=True, exist_ok=True)
            if self._marker.is_file():
                before = self._marker.read_text(encoding="utf-8", errors="replace").strip()[:40] or "?"
            self._marker.write_text(f"{datetime.now(UTC).astimezone():%Y-%m-%d %H:%M:%S}\n", encoding="utf-8")
            if not faulthandler.is_enabled():  # the packaged app has done so already
                self._stream = self._crashes.open("a", encoding="utf-8")
                faulthandler.enable(self._stream)
        except OSError:
            return before
        if before is not None:
            _log.error("the run that began at %s ended badly", before)
        _log.info("the window opens")
        return before

    def end(self) -> None:
        """Note that this run ends in good order."""
        _log.info("the window closes")
        with suppress(OSError):
            self._marker.unlink(missing_ok=True)
        if self._stream is not None:
            faulthandler.disable()
            self._stream.close()
            self._stream = None
