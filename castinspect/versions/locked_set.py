"""The locked pictures: one labelled folder per station on which versions are compared, its content held by a hash."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import tomli_w
from pydantic import BaseModel, ConfigDict, Field

from castinspect.data.folders import find_classes
from castinspect.errors import DataError
from castinspect.files import sha256_of, write_atomically
from castinspect.identity import Attribution
from castinspect.registry.journal import Action, JournalEntry
from castinspect.registry.registry import Registry

_FILE = "locked.toml"


class LockedSet(BaseModel):
    """What was locked.

    Attributes:
        folder: `DATA/<class>/`, or `DATA/test/<class>/` where there is such a folder.
        pictures: How many there were.
        sha256: Over their classes, names and contents.
        since: When.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    folder: Path
    pictures: int
    sha256: str
    since: datetime = Field(default_factory=lambda: datetime.now(UTC))

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Read a labelled folder as it is now.

        Raises:
            DataError: There are no labelled pictures in it, or one cannot be read.
        """
        truth = labelled(folder)
        digest = hashlib.sha256()
        for path, name in sorted(truth.items()):
            try:
                content = sha256_of(path)
            except OSError as error:
                raise DataError("data-missing", folder=path) from error
            digest.update(
                f"{name}\0{path.relative_to(folder).as_posix()}\0{content}\n".encode(errors="surrogateescape")
            )
        return cls(folder=folder.resolve(), pictures=len(truth), sha256=digest.hexdigest())

    def require_unchanged(self) -> None:
        """Make sure that the pictures are those that were locked.

        Raises:
            DataError: They are not; figures of then and now would not be comparable.
        """
        now = type(self).of(self.folder)
        if now.sha256 != self.sha256:
            since = f"{self.since.astimezone():%Y-%m-%d %H:%M}"
            raise DataError("locked-changed", folder=self.folder, since=since, then=self.pictures, now=now.pictures)


def labelled(folder: Path) -> dict[Path, str]:
    """The pictures to compare on with their class: those under `test` if there are any, else all.

    Raises:
        DataError: There are none.
    """
    folders = find_classes(folder)
    split = "test" if any(found.pictures.get("test") for found in folders) else "train"
    return {path: found.name for found in folders for path in found.pictures.get(split, ())}


def lock(registry: Registry, folder: Path, attribution: Attribution | None = None) -> LockedSet:
    """Compare on this folder's pictures from now on.

    Raises:
        DataError: There are no labelled pictures in it.
        CheckpointError: It cannot be written down.
    """
    locked, by = LockedSet.of(folder), attribution or Attribution()
    registry.journal.append(JournalEntry(who=by.who, why=by.why, action=Action.LOCKED, detail=str(locked.folder)))
    content = tomli_w.dumps(locked.model_dump(mode="json")).encode()
    try:
        write_atomically(registry.folder / _FILE, content)
    except OSError as error:
        raise DataError("locked-not-written", path=registry.folder / _FILE, detail=error.strerror or error) from error
    return locked


def locked_set(registry: Registry) -> LockedSet | None:
    """What is locked on this station, or None.

    Raises:
        DataError: The record is spoilt.
    """
    file = registry.folder / _FILE
    try:
        return LockedSet.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise DataError("locked-unreadable", path=file) from error


def comparison_pictures(registry: Registry, stated: Path | None, data: Path | None) -> Mapping[Path, str]:
    """The pictures to compare on: those of the stated folder, else the locked ones, else the data set's test pictures.

    Args:
        registry: Of the station.
        stated: A labelled folder; wins.
        data: The data set that the station trains on; counts only if it has test pictures of its own.

    Raises:
        DataError: There are none, or the locked ones were changed.
    """
    if stated is not None:
        return labelled(stated)
    if locked := locked_set(registry):
        locked.require_unchanged()
        return labelled(locked.folder)
    if data is not None and data.is_dir() and any(found.pictures.get("test") for found in find_classes(data)):
        return labelled(data)
    raise DataError("locked-none")
