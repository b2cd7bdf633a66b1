"""The record of promotions: which checkpoint judges, whether it is still what was promoted, and what replaces it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.errors import CheckpointError
from castinspect.paths import demo_checkpoint
from castinspect.registry.promotion import Promoted, Promotion, PromotionFile

if TYPE_CHECKING:
    from castinspect.models.checkpoint import LoadedCheckpoint
    from castinspect.models.metadata import CheckpointMetadata, PartClass

_FILE = "promoted.toml"


class PromotionRecord:
    """`promoted.toml` in the station's folder, and the checkpoints that it names.

    It is read anew at each question: another program may have promoted meanwhile.

    Args:
        folder: Of the station's checkpoints.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = PromotionFile(folder / _FILE)

    # --- looking ---

    def stamp(self) -> tuple[int, int] | None:
        """Something that differs as soon as another checkpoint is promoted, by whichever program; cheap to ask."""
        return self._file.stamp()

    def path(self) -> Path | None:
        """The promoted checkpoint's file, or None if none was promoted.

        Raises:
            CheckpointError: The record is spoilt.
        """
        promotion = self._file.read()
        return self._folder / promotion.current.file if promotion else None

    def sha256(self) -> str:
        """The hash that the promoted checkpoint had then; empty if none was promoted.

        Raises:
            CheckpointError: The record is spoilt.
        """
        promotion = self._file.read()
        return promotion.current.sha256 if promotion else ""

    def before(self) -> Path | None:
        """The file that a roll-back would return to, or None.

        Raises:
            CheckpointError: The record is spoilt.
        """
        promotion = self._file.read()
        return self._folder / promotion.earlier[0].file if promotion and promotion.earlier else None

    def checkpoint(self) -> LoadedCheckpoint:
        """Load the promoted checkpoint, verified, with what is on record of its conversion.

        Raises:
            CheckpointError: None was promoted, or it is no longer what was promoted.
        """
        promoted = self.read().current
        return replace(self.unchanged(promoted), conversion=promoted.conversion or {})

    def unchanged(self, promoted: Promoted) -> LoadedCheckpoint:
        """Load a checkpoint that was promoted once.

        Raises:
            CheckpointError: It is not sound, or no longer what was promoted then.
        """
        from castinspect.models.checkpoint import load_checkpoint  # not before the window has painted

        checkpoint = load_checkpoint(self._folder / promoted.file)
        if checkpoint.sha256 != promoted.sha256:
            raise CheckpointError("checkpoint-exchanged", path=checkpoint.path)
        return checkpoint

    def read(self) -> Promotion:
        """What is promoted, and what was before.

        Raises:
            CheckpointError: None was promoted, or the record is spoilt.
        """
        promotion = self._file.read()
        if promotion is None:
            raise CheckpointError("no-model")
        return promotion

    def known(self) -> Promotion | None:
        """What is promoted, as far as it can be read: a spoilt record keeps nobody from promoting, which mends it."""
        try:
            return self._file.read()
        except CheckpointError:
            return None

    def refuse_other_classes(self, metadata: CheckpointMetadata) -> None:
        """Refuse a checkpoint with other classes than the one that judges; the demo model's do not count.

        Raises:
            CheckpointError: They differ. Counters, outputs and people expect certain ones.
        """
        from castinspect.models.checkpoint import read_metadata

        promotion = self.known()
        try:
            present = read_metadata(self._folder / promotion.current.file) if promotion else None
        except CheckpointError:  # nothing to compare with
            return
        if present is None or present.id == read_metadata(demo_checkpoint()).id:
            return
        if set(present.classes) != set(metadata.classes):
            names = {"new": _class_names(metadata.classes), "present": _class_names(present.classes)}
            raise CheckpointError("promotion-other-classes", **names)

    # --- changing ---

    def follow_with(self, promoted: Promoted) -> None:
        """Another checkpoint judges from now on; the present one can be gone back to.

        Raises:
            CheckpointError: The folder cannot be written.
        """
        before = self.known()
        self.write(before.followed_by(promoted) if before else Promotion(promoted))

    def keep_conversion(self, checkpoint: LoadedCheckpoint, files: Mapping[str, str]) -> None:
        """Keep what the engine reads in the promoted checkpoint's place: from now on other files are foreign.

        Args:
            checkpoint: That was made ready; if another one was promoted meanwhile, nothing is kept.
            files: SHA-256 of each file.

        Raises:
            CheckpointError: The record is spoilt, or cannot be written.
        """
        promotion = self._file.read()
        if promotion is None or promotion.current.sha256 != checkpoint.sha256:
            return
        if promotion.current.conversion != files:
            self.write(replace(promotion, current=replace(promotion.current, conversion=dict(files))))

    def write(self, promotion: Promotion) -> None:
        """Replace the record in one step.

        Raises:
            CheckpointError: The folder cannot be written.
        """
        try:
            self._file.write(promotion)
        except OSError as error:
            detail = error.strerror or error
            raise CheckpointError("checkpoint-not-written", path=self._file.file, detail=detail) from error


def _class_names(classes: Sequence[PartClass]) -> str:
    return ", ".join(f"{part_class.name} ({part_class.role})" for part_class in classes)
