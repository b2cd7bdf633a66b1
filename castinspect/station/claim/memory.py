"""What a station remembers of its claim on a folder, beside its record: a crash then does not shut it out."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from castinspect.files import write_atomically

_CONTENDED, _UNKNOWN = "contended", "unknown"
_MOST = 8
"""Claims of starts that ended before they were sure of them."""


class Memory:
    """The claims of the starts before, and whether another station has asked for the folder.

    Args:
        file: Where it is kept; None remembers nothing.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self.tokens: tuple[str, ...] = ()
        """Of claims that are this station's on this computer, if they are there; the newest first."""
        self.is_contended, self.is_known = False, False
        """Whether the station has had or wanted the folder before, so that it knows of others."""
        if file is not None:
            with suppress(OSError, UnicodeDecodeError):
                first, _, rest = file.read_text().rstrip("\n").partition("\n")
                self.tokens, self.is_contended, self.is_known = (
                    tuple(first.split()),
                    rest == _CONTENDED,
                    rest != _UNKNOWN,
                )

    def announce(self, token: str) -> None:
        """A claim with this token is about to be written; whether it has been, a crash leaves open."""
        if token not in self.tokens:
            self._write((token, *self.tokens)[:_MOST], is_contended=self.is_contended, is_known=self.is_known)

    def keep(self, token: str | None, *, is_contended: bool) -> None:
        """Remember; where that cannot be written, the claim has to become stale after a crash.

        Args:
            token: Of the claim that stands; None where it is not this station's.
            is_contended: Whether another station has asked for the folder.
        """
        self._write(self.tokens if token is None else (token,), is_contended=is_contended, is_known=True)

    def _write(self, tokens: tuple[str, ...], *, is_contended: bool, is_known: bool) -> None:
        now = tokens, is_contended, is_known
        if self._file is None or now == (self.tokens, self.is_contended, self.is_known):
            return
        told = _CONTENDED if is_contended else "" if is_known else _UNKNOWN
        with suppress(OSError):
            write_atomically(self._file, f"{' '.join(tokens)}\n{told}".encode())
            self.tokens, self.is_contended, self.is_known = now
