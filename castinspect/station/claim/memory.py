"""What a station remembers of its claim on a folder, beside its record: a crash then does not shut it out."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from castinspect.files import write_atomically

_CONTENDED = "contended"


class Memory:
    """The claim of the start before, and whether another station has asked for the folder.

    Args:
        file: Where it is kept; None remembers nothing.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self.token, self.is_contended, self.is_known = "", False, False
        """Whether the station has had or wanted the folder before, so that it knows of others."""
        if file is not None:
            with suppress(OSError, UnicodeDecodeError):
                self.token, _, rest = file.read_text().strip().partition("\n")
                self.is_contended, self.is_known = rest == _CONTENDED, True

    def keep(self, token: str, *, is_contended: bool) -> None:
        """Remember; where that cannot be written, the claim has to become stale after a crash."""
        if self._file is None or (token, is_contended, True) == (self.token, self.is_contended, self.is_known):
            return
        with suppress(OSError):
            write_atomically(self._file, f"{token}\n{_CONTENDED if is_contended else ''}".encode())
            self.token, self.is_contended, self.is_known = token, is_contended, True
