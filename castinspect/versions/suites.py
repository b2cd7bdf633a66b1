"""Backtest suites: named sets of pictures whose truth is known, kept as copies, so that they stay as they were."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from castinspect.data.folders import find_classes
from castinspect.data.roles import guess_role
from castinspect.errors import DataError
from castinspect.files import sha256_of, write_atomically
from castinspect.jsontext import read_model
from castinspect.models.metadata import Role
from castinspect.registry.registry import Registry

_NAME = re.compile(r"^[\w][\w.-]{0,39}$")


class SuitePicture(BaseModel):
    """One picture of a suite.

    Attributes:
        sha256: Of its content; its copy is named by it.
        suffix: Of its file.
        role: What the part is.
        name: Of the file that it was copied from.
        groups: What it belongs to by tag, line, cavity and week.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    suffix: str = Field(pattern=r"^\.[a-z0-9]{1,8}$|^$")
    role: Role
    name: str
    groups: dict[str, str] = Field(default_factory=dict)


class Suite(BaseModel):
    """A named set of pictures. To add to it makes its next revision; runs say which one they judged."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    revision: int = 1
    changed: datetime = Field(default_factory=lambda: datetime.now(UTC))
    pictures: tuple[SuitePicture, ...] = ()

    @property
    def sha256(self) -> str:
        """Over contents, truth and groups: what two runs must share to be compared."""
        lines = sorted(picture.model_dump_json(exclude={"name"}) for picture in self.pictures)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@dataclass(frozen=True)
class NewPicture:
    """A picture to be added: its file, what the part is, and its groups."""

    path: Path
    role: Role
    groups: Mapping[str, str]


def suite_folder(registry: Registry, name: str) -> Path:
    """Where a suite is kept.

    Raises:
        DataError: The name cannot be a folder's.
    """
    if not _NAME.match(name):
        raise DataError("suite-name", name=name)
    return registry.folder / "suites" / name


def load_suite(registry: Registry, name: str) -> Suite:
    """Read a suite.

    Raises:
        DataError: There is none of this name, or its file is damaged.
    """
    file = suite_folder(registry, name) / "suite.json"
    try:
        return read_model(Suite, file.read_bytes())
    except FileNotFoundError:
        raise DataError("suite-missing", name=name, known=", ".join(suite_names(registry)) or "–") from None
    except (OSError, ValueError) as error:
        raise DataError("suite-damaged", path=file) from error


def suite_names(registry: Registry) -> list[str]:
    """The suites of a station."""
    return sorted(file.parent.name for file in (registry.folder / "suites").glob("*/suite.json"))


def labelled_for_suite(folder: Path, groups: Mapping[str, str]) -> list[NewPicture]:
    """The pictures of `FOLDER/<class>/`, test pictures included.

    Raises:
        DataError: There are none, or a class's name does not tell whether its parts are good.
    """
    found = []
    for one in find_classes(folder):
        role = guess_role(one.name)
        if role is None:
            raise DataError("suite-role", name=one.name)
        paths = [path for split in one.pictures.values() for path in split]
        found += [NewPicture(path, role, groups) for path in sorted(paths)]
    return found


def add_to_suite(registry: Registry, name: str, new: Sequence[NewPicture]) -> Suite:
    """Copy pictures into a suite and write its next revision; a suite that is not there is made.

    A picture that is there already takes the new truth: what a person said last counts.

    Raises:
        DataError: A picture cannot be read, or the suite cannot be written.
    """
    folder = suite_folder(registry, name)
    before = load_suite(registry, name) if (folder / "suite.json").exists() else Suite(name=name, revision=0)
    pictures = {picture.sha256: picture for picture in before.pictures}
    for one in new:
        picture = _copied(one, folder)
        pictures[picture.sha256] = picture
    made = Suite(name=name, revision=before.revision + 1, pictures=tuple(pictures.values()))
    if made.pictures == before.pictures:
        return before
    try:
        write_atomically(folder / "suite.json", made.model_dump_json(indent=1).encode())
    except OSError as error:
        raise DataError("suite-not-written", path=folder, detail=error.strerror or error) from error
    return made


def suite_files(registry: Registry, suite: Suite) -> dict[Path, SuitePicture]:
    """The copies of a suite's pictures, each proven to be what it was.

    Raises:
        DataError: One is missing or changed; figures of then and now would not be comparable.
    """
    folder = suite_folder(registry, suite.name)
    files = {_file(folder, picture): picture for picture in suite.pictures}
    if not files:
        raise DataError("suite-empty", name=suite.name)
    for file, picture in files.items():
        try:
            is_same = sha256_of(file) == picture.sha256
        except OSError:
            is_same = False
        if not is_same:
            raise DataError("suite-changed", path=file, name=picture.name)
    return files


def suite_picture(registry: Registry, suite: Suite, picture: SuitePicture) -> Path:
    """Where the copy of a suite's picture lies; it is not looked at."""
    return _file(suite_folder(registry, suite.name), picture)


def _file(folder: Path, picture: SuitePicture) -> Path:
    return folder / "pictures" / f"{picture.sha256}{picture.suffix}"


def _copied(one: NewPicture, folder: Path) -> SuitePicture:
    try:
        content = one.path.read_bytes()
        made = SuitePicture(
            sha256=hashlib.sha256(content).hexdigest(), suffix=one.path.suffix.lower(), role=one.role,
            name=one.path.name.encode("utf-8", "backslashreplace").decode(),
            groups={key: value for key, value in one.groups.items() if value},
        )  # fmt: skip
        target = _file(folder, made)
        if not target.exists():
            write_atomically(target, content)
    except (OSError, ValueError) as error:
        raise DataError("suite-not-written", path=one.path, detail=getattr(error, "strerror", "") or error) from error
    return made
