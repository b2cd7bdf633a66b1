"""The station's checkpoints, and which one of them is promoted: the one that judges."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

import tomli_w

from castinspect.errors import CheckpointError
from castinspect.files import atomic_path, write_atomically
from castinspect.messages import Message
from castinspect.models.checkpoint import SUFFIX, LoadedCheckpoint, load_checkpoint, read_metadata
from castinspect.models.metadata import CheckpointMetadata
from castinspect.paths import models_dir

_PROMOTED = "promoted.toml"


@dataclass(frozen=True)
class RegistryEntry:
    """A checkpoint file of the station: what it says of itself, or why it cannot be used."""

    path: Path
    metadata: CheckpointMetadata | None
    problem: Message | None = None


class Registry:
    """The folder of checkpoints; `promoted.toml` in it names the one that judges, with the hash it had then."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or models_dir()

    @property
    def folder(self) -> Path:
        """Where the checkpoints are."""
        return self._folder

    def checkpoints(self) -> list[RegistryEntry]:
        """All checkpoints, the newest first, then those that cannot be read."""
        entries = [_entry(path) for path in sorted(self._folder.glob(f"*{SUFFIX}")) if not path.name.startswith(".")]
        readable = [entry for entry in entries if entry.metadata]
        readable.sort(key=lambda entry: entry.metadata.created if entry.metadata else 0, reverse=True)
        return readable + [entry for entry in entries if not entry.metadata]

    def promote(self, path: Path) -> Path:
        """Make a checkpoint the one that judges, after verifying it; a file from elsewhere is copied in first.

        Returns:
            The checkpoint in the station's folder.

        Raises:
            CheckpointError: It is not sound, or the folder cannot be written. The one promoted before stays.
        """
        checkpoint = load_checkpoint(path)
        try:
            target = self._take_in(checkpoint)
            record = {"file": target.name, "sha256": checkpoint.sha256}
            write_atomically(self._folder / _PROMOTED, tomli_w.dumps(record).encode())
        except OSError as error:
            raise CheckpointError(
                "checkpoint-not-written", path=self._folder, detail=error.strerror or error
            ) from error
        return target

    def promoted(self) -> Path | None:
        """The promoted checkpoint's file, or None if none was promoted."""
        record = self._record()
        return self._folder / record["file"] if record else None

    def promoted_checkpoint(self) -> LoadedCheckpoint:
        """Load the promoted checkpoint, verified.

        Raises:
            CheckpointError: None was promoted, or it is no longer what was promoted.
        """
        record = self._record()
        if record is None:
            raise CheckpointError("no-model")
        checkpoint = load_checkpoint(self._folder / record["file"])
        if checkpoint.sha256 != record["sha256"]:
            raise CheckpointError("checkpoint-exchanged", path=checkpoint.path)
        return checkpoint

    def _record(self) -> dict[str, str] | None:
        file = self._folder / _PROMOTED
        try:
            record = tomllib.loads(file.read_text(encoding="utf-8"))
            return {"file": Path(record["file"]).name, "sha256": record["sha256"]}
        except FileNotFoundError:
            return None
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
            raise CheckpointError("promoted-unreadable", path=file) from error

    def _take_in(self, checkpoint: LoadedCheckpoint) -> Path:
        if checkpoint.path.resolve().parent == self._folder.resolve():
            return checkpoint.path
        target = self._folder / checkpoint.path.name
        if target.exists():  # another checkpoint of that name keeps its file
            target = self._folder / f"{checkpoint.path.stem}-{checkpoint.metadata.id[:8]}{SUFFIX}"
        with atomic_path(target) as temporary:
            shutil.copyfile(checkpoint.path, temporary)
        return target


def _entry(path: Path) -> RegistryEntry:
    try:
        return RegistryEntry(path, read_metadata(path))
    except CheckpointError as error:
        return RegistryEntry(path, None, error.message)
