"""Versions as they lie in the station's folder: reading one, finding the one that is meant, naming a new one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.errors import CheckpointError
from castinspect.files import atomic_path
from castinspect.messages import Message
from castinspect.registry.journal import Action, JournalEntry

if TYPE_CHECKING:
    from castinspect.models.metadata import CheckpointMetadata

_UNFINISHED = ".unfinished"
_SHORTEST_ID = 4


@dataclass(frozen=True)
class Version:
    """A checkpoint file of the station: what it says of itself, or why it cannot be used.

    Attributes:
        path: The file.
        metadata: None where it cannot be read; then `problem` says why.
        name: What it is called now; a version may be renamed after it was made.
        note: The latest note on it.
        problem: See above.
    """

    path: Path
    metadata: CheckpointMetadata | None
    name: str = ""
    note: str = ""
    problem: Message | None = None


def read_version(path: Path, entries: Sequence[JournalEntry]) -> Version:
    """Read a version, with the name and the note that the journal's entries give it."""
    from castinspect.models.checkpoint import read_metadata  # not before the window has painted

    try:
        metadata = read_metadata(path)
    except CheckpointError as error:
        return Version(path, None, path.stem, problem=error.message)
    latest = {e.action: e.detail for e in entries if e.checkpoint == metadata.id}
    name = latest.get(Action.RENAMED) or metadata.name or path.stem
    return Version(path, metadata, name, latest.get(Action.NOTED, ""))


def find_version(versions: Sequence[Version], name: str) -> Version:
    """The version that is meant by a file's name, a name or the start of an id.

    Raises:
        CheckpointError: There is none, or there are several.
    """
    for matches in (
        [v for v in versions if name in (v.path.name, v.path.stem)],
        [v for v in versions if v.name == name],
        [v for v in versions if v.metadata and len(name) >= _SHORTEST_ID and v.metadata.id.startswith(name)],
    ):
        if len(matches) > 1:
            raise CheckpointError("version-ambiguous", name=name, files=", ".join(v.path.name for v in matches))
        if matches:
            return matches[0]
    raise CheckpointError("version-unknown", name=name)


def is_passing(path: Path) -> bool:
    """Whether a file is on its way: a run's best epoch so far, or a copy that is being written."""
    return path.name.startswith(".") or path.stem.endswith(_UNFINISHED)


def free_file(target: Path, ending: str) -> Path:
    """The file, or one of a like name where that would hide another: with the ending, then with numbers."""
    return next(candidate for candidate in _candidates(target, ending) if not candidate.exists())


def copy_checkpoint(path: Path, target: Path) -> None:
    """Copy a checkpoint in one step: under the new name it is there whole, or not at all.

    Raises:
        CheckpointError: It cannot be written there.
    """
    try:
        with atomic_path(target) as temporary:
            shutil.copyfile(path, temporary)
    except OSError as error:
        raise CheckpointError("checkpoint-not-written", path=target, detail=error.strerror or error) from error


def _candidates(target: Path, ending: str) -> Iterator[Path]:
    yield target
    stem = f"{target.stem}-{ending}" if ending else target.stem
    yield target.with_name(f"{stem}{target.suffix}")
    yield from (target.with_name(f"{stem}-{number}{target.suffix}") for number in count(2))
