"""The station's versions: every checkpoint with its name and note, which one judges, and what was done to each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.access import require
from castinspect.errors import CheckpointError
from castinspect.identity import Attribution
from castinspect.paths import CHECKPOINT_SUFFIX, models_dir
from castinspect.registry.journal import Action, Journal, JournalEntry
from castinspect.registry.promotion import Promoted
from castinspect.registry.promotion_record import PromotionRecord
from castinspect.registry.versions import Version, copy_checkpoint, find_version, free_file, is_passing, read_version
from castinspect.roles import Act

if TYPE_CHECKING:
    from castinspect.models.checkpoint import LoadedCheckpoint

_JOURNAL, _BIN = "journal.jsonl", "bin"


class Registry:
    """The folder of checkpoints.

    `promoted.toml` in it names the one that judges, with the hash it had then; `journal.jsonl` says who did what, when
    and why. Checkpoints are never written to after they are made: names and notes given later stand in the journal. An
    action is written down before it is done, so none goes unrecorded.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or models_dir()
        self.promotion = PromotionRecord(self._folder)
        self.journal = Journal(self._folder / _JOURNAL)

    @property
    def folder(self) -> Path:
        """Where the checkpoints are."""
        return self._folder

    # --- looking ---

    def versions(self) -> list[Version]:
        """All versions, the newest first, then those that cannot be read."""
        paths = sorted(self._folder.glob(f"*{CHECKPOINT_SUFFIX}"))
        entries = self.journal.entries()
        found = [read_version(path, entries) for path in paths if not is_passing(path)]
        readable = [version for version in found if version.metadata]
        readable.sort(key=lambda version: version.metadata.created if version.metadata else 0, reverse=True)
        return readable + [version for version in found if not version.metadata]

    def find(self, name: str) -> Version:
        """The version that is meant by a file, a file's name, a name or the start of an id.

        Raises:
            CheckpointError: There is none, or there are several.
        """
        path = Path(name)
        if path.is_file() and not is_passing(path):
            return read_version(path, self.journal.entries())
        return find_version(self.versions(), name)

    def holds(self, path: Path) -> bool:
        """Whether a file lies in the station's folder itself: not in its bin, nor elsewhere."""
        return path.resolve().parent == self._folder.resolve()

    def by_id(self, checkpoint: str) -> Version | None:
        """The version with this id, as for a parent."""
        return next((v for v in self.versions() if v.metadata and v.metadata.id == checkpoint), None)

    def promoted(self) -> Path | None:
        """The promoted checkpoint's file, or None if none was promoted.

        Raises:
            CheckpointError: The record is spoilt.
        """
        return self.promotion.path()

    def promoted_checkpoint(self) -> LoadedCheckpoint:
        """Load the promoted checkpoint, verified, with what is on record of its conversion.

        Raises:
            CheckpointError: None was promoted, or it is no longer what was promoted.
        """
        return self.promotion.checkpoint()

    def record_conversion(self, checkpoint: LoadedCheckpoint, files: Mapping[str, str]) -> None:
        """Keep what the engine reads in the promoted checkpoint's place: from now on other files are foreign.

        Args:
            checkpoint: That was made ready; if another one was promoted meanwhile, nothing is kept.
            files: SHA-256 of each file.

        Raises:
            CheckpointError: The record is spoilt, or cannot be written.
        """
        self.promotion.keep_conversion(checkpoint, files)

    def promotion_stamp(self) -> tuple[int, int] | None:
        """Something that differs as soon as another checkpoint is promoted, by whichever program; cheap to ask."""
        return self.promotion.stamp()

    def free_file(self, name: str) -> Path:
        """A file for a new version called so, that does not exist yet."""
        stem = re.sub(r"[^\w.-]+", "-", name).strip(".-") or "version"
        return free_file(self._folder / f"{stem}{CHECKPOINT_SUFFIX}", "")

    # --- acting ---

    def promote(
        self,
        path: Path,
        attribution: Attribution | None = None,
        *,
        allow_other_classes: bool = False,
        is_signed: bool = False,
    ) -> Path:
        """Make a checkpoint the one that judges, after verifying it; a file from elsewhere is copied in first.

        Args:
            path: The checkpoint.
            attribution: Who promotes it, and why.
            allow_other_classes: Whether its classes may be others than those of the one that judges now. Counters,
                outputs and people expect certain ones.
            is_signed: Whether an administrator's signature, which was verified, stands in the place of a log-in.

        Returns:
            The checkpoint in the station's folder.

        Raises:
            AccessError: Passwords are set, and no engineer is logged in.
            CheckpointError: It is not sound, its weights do not fit its backbone, classes or size, its classes are
                others, or the folder cannot be written. The one promoted before stays.
        """
        if not is_signed:
            require(Act.PROMOTE)
        checkpoint = _loaded(path)
        _require_fitting(checkpoint)
        if not allow_other_classes:
            self.promotion.refuse_other_classes(checkpoint.metadata)
        target = self._take_in(checkpoint)
        before = self.promotion.known()
        self._record(Action.PROMOTED, checkpoint, attribution, before.current.file if before else "")
        self.promotion.follow_with(Promoted(target.name, checkpoint.sha256))
        return target

    def roll_back(self, attribution: Attribution | None = None) -> Path:
        """Return to the checkpoint that judged before, after verifying it.

        Returns:
            Its file.

        Raises:
            CheckpointError: There is none, or it is no longer what it was. The one promoted stays.
        """
        require(Act.PROMOTE)
        promotion = self.promotion.read()
        earlier = promotion.rolled_back()
        checkpoint = self.promotion.unchanged(earlier.current)
        _require_fitting(checkpoint)
        self._record(Action.ROLLED_BACK, checkpoint, attribution, promotion.current.file)
        self.promotion.write(earlier)
        return checkpoint.path

    def add(self, path: Path, action: Action, attribution: Attribution | None = None) -> Path:
        """Take a new checkpoint in as a version, and write down where it came from.

        Args:
            path: The file; it is copied in if it lies elsewhere.
            action: `TRAINED`, `ADAPTED`, `RECUT` or `IMPORTED`.
            attribution: Who brings it, and why.

        Returns:
            The file in the station's folder.

        Raises:
            CheckpointError: It is not sound, or the folder cannot be written.
        """
        checkpoint = _loaded(path)
        if action is Action.IMPORTED:
            _require_fitting(checkpoint)
            present = self.by_id(checkpoint.metadata.id)
            if present is not None:
                raise CheckpointError("version-already-there", path=path, name=present.path.name)
        target = self._take_in(checkpoint)
        self._record(action, checkpoint, attribution, str(path))
        return target

    def export(self, path: Path, target: Path, attribution: Attribution | None = None) -> Path:
        """Copy a verified version somewhere else; nothing there is overwritten.

        Args:
            path: The version.
            target: A new file, or a folder to put it into.
            attribution: Who exports it, and why.

        Returns:
            The file that was written.

        Raises:
            CheckpointError: It is not sound, the file exists, or it cannot be written.
        """
        checkpoint = _loaded(path)
        target = target / path.name if target.is_dir() else target
        if target.exists():
            raise CheckpointError("export-exists", path=target)
        copy_checkpoint(checkpoint.path, target)
        self._record(Action.EXPORTED, checkpoint, attribution, str(target))
        return target

    def rename(self, path: Path, name: str, attribution: Attribution | None = None) -> None:
        """Call a version otherwise; its file stays as it is.

        Raises:
            CheckpointError: The name is empty or taken, or the journal cannot be written.
        """
        name = name.strip()
        if not name:
            raise CheckpointError("version-name-empty")
        if any(version.name == name and version.path != path for version in self.versions()):
            raise CheckpointError("version-name-taken", name=name)
        self._record(Action.RENAMED, _loaded(path), attribution, name)

    def annotate(self, path: Path, note: str, attribution: Attribution | None = None) -> None:
        """Write a note on a version; the latest one is shown.

        Raises:
            CheckpointError: The journal cannot be written.
        """
        self._record(Action.NOTED, _loaded(path), attribution, note.strip())

    def remove(self, path: Path, attribution: Attribution | None = None) -> Path:
        """Put a version into the bin, a folder from which it can be imported again; never the promoted one.

        Returns:
            Where it lies now.

        Raises:
            CheckpointError: It is promoted, or not a version of this station, or cannot be moved.
        """
        require(Act.PROMOTE)
        if path == self.promoted():
            raise CheckpointError("version-promoted", name=path.name)
        if not self.holds(path):
            raise CheckpointError("version-unknown", name=path)
        checkpoint = _loaded(path)
        target = free_file(self._folder / _BIN / path.name, checkpoint.metadata.id[:8])
        self._record(Action.REMOVED, checkpoint, attribution, str(target))
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)
        except OSError as error:
            raise CheckpointError("checkpoint-not-written", path=target, detail=error.strerror or error) from error
        return target

    # --- within ---

    def _take_in(self, checkpoint: LoadedCheckpoint) -> Path:
        """The checkpoint's file in the station's folder; one that is there already is not copied again."""
        if self.holds(checkpoint.path):
            return checkpoint.path
        for version in self.versions():
            is_same = version.metadata is not None and version.metadata.id == checkpoint.metadata.id
            if is_same and _sha256(version.path) == checkpoint.sha256:
                return version.path
        target = free_file(self._folder / checkpoint.path.name, checkpoint.metadata.id[:8])
        copy_checkpoint(checkpoint.path, target)
        return target

    def _record(self, action: Action, checkpoint: LoadedCheckpoint, by: Attribution | None, detail: str) -> None:
        by = by or Attribution()
        version = read_version(checkpoint.path, self.journal.entries())
        self.journal.append(
            JournalEntry(
                who=by.who,
                why=by.why,
                action=action,
                checkpoint=checkpoint.metadata.id,
                name=version.name,
                sha256=checkpoint.sha256,
                detail=detail,
            )
        )


def _sha256(path: Path) -> str | None:
    try:
        return _loaded(path).sha256
    except CheckpointError:
        return None


def _loaded(path: Path) -> LoadedCheckpoint:
    """Load a checkpoint. What reads them comes with the first: the window asks what is promoted before it paints.

    Raises:
        CheckpointError: As `castinspect.models.checkpoint.load_checkpoint`.
    """
    from castinspect.models.checkpoint import load_checkpoint

    return load_checkpoint(path)


def _require_fitting(checkpoint: LoadedCheckpoint) -> None:
    from castinspect.models.checkpoint import require_fitting

    require_fitting(checkpoint)
