"""Which checkpoint is promoted, and which were before it: one small file, replaced in one step."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import tomli_w

from castinspect.errors import CheckpointError
from castinspect.files import change_stamp, write_atomically

_MOST_EARLIER = 50


@dataclass(frozen=True)
class Promoted:
    """A checkpoint that was promoted.

    Attributes:
        file: Its name in the station's folder.
        sha256: Of its content when it was promoted.
        conversion: SHA-256 of each file that the engine reads in its place, once it was made ready here.
    """

    file: str
    sha256: str
    conversion: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Promotion:
    """The one that judges, and those that did before it, the latest first."""

    current: Promoted
    earlier: tuple[Promoted, ...] = ()

    def followed_by(self, promoted: Promoted) -> Promotion:
        """Another one judges now; the present one can be gone back to."""
        if (promoted.file, promoted.sha256) == (self.current.file, self.current.sha256):
            return replace(self, current=promoted)
        return Promotion(promoted, (self.current, *self.earlier)[:_MOST_EARLIER])

    def rolled_back(self) -> Promotion:
        """Return to the one before.

        Raises:
            CheckpointError: There was none.
        """
        if not self.earlier:
            raise CheckpointError("nothing-to-roll-back-to")
        return Promotion(self.earlier[0], self.earlier[1:])


class PromotionFile:
    """`promoted.toml`: the file and hash of the promoted checkpoint, and of the ones before."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return self._file

    def read(self) -> Promotion | None:
        """Who is promoted; None if nobody was yet.

        Raises:
            CheckpointError: The file is spoilt.
        """
        try:
            content = tomllib.loads(self._file.read_text(encoding="utf-8"))
            earlier = tuple(_promoted(record) for record in content.get("earlier", ()))
            return Promotion(_promoted(content), earlier)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise CheckpointError("promoted-unreadable", path=self._file) from error

    def write(self, promotion: Promotion) -> None:
        """Replace the record in one step.

        Raises:
            OSError: The folder cannot be written.
        """
        content = _record(promotion.current) | {"earlier": [_record(promoted) for promoted in promotion.earlier]}
        write_atomically(self._file, tomli_w.dumps(content).encode())

    def stamp(self) -> tuple[int, int] | None:
        """Something that differs after every change, and costs no reading; None where there is no file."""
        return change_stamp(self._file)


def _promoted(record: Mapping[str, Any]) -> Promoted:
    conversion = record.get("conversion")
    known = None if conversion is None else {str(name): str(digest) for name, digest in conversion.items()}
    return Promoted(Path(record["file"]).name, str(record["sha256"]), known)


def _record(promoted: Promoted) -> dict[str, Any]:
    record: dict[str, Any] = {"file": promoted.file, "sha256": promoted.sha256}
    return record if promoted.conversion is None else record | {"conversion": dict(promoted.conversion)}
