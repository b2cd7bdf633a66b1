"""Scores of pictures by a network that had not seen their parts: what temperature and cuts are chosen by.

They travel in the checkpoint, so that cuts can be moved later without the pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castinspect.data.parts import part_numbering
from castinspect.inspection.prediction import softmax
from castinspect.models.checkpoint import Arrays, LoadedCheckpoint
from castinspect.models.metadata import CheckpointMetadata, picture_key

UNSEEN, SCORED = "unseen.", "scored."
"""Prefixes in a checkpoint: of the scores that cuts are chosen by, and of those of its evaluation."""

_KEY_BYTES = 8


@dataclass(frozen=True)
class UnseenScores:
    """Of n pictures.

    Attributes:
        logits: float32 (n, classes), at temperature 1.
        labels: int64 (n,) true class.
        parts: int64 (n,) number of the part that each picture shows; copies of one part share it.
        keys: (n,) short hashes of the pictures' files.
    """

    logits: NDArray[np.float32]
    labels: NDArray[np.int64]
    parts: NDArray[np.int64]
    keys: tuple[str, ...]

    @classmethod
    def of(
        cls,
        logits: NDArray[np.floating],
        labels: NDArray[np.int64],
        groups: Sequence[str],
        hashes: Sequence[str],
    ) -> UnseenScores:
        """Number the groups and shorten the hashes."""
        parts = part_numbering(groups)
        return cls(logits.astype(np.float32), labels, parts, tuple(map(picture_key, hashes)))

    @classmethod
    def from_checkpoint(cls, checkpoint: LoadedCheckpoint, prefix: str = UNSEEN) -> UnseenScores | None:
        """What a checkpoint carries; None for one of before format 2, or of other making."""
        try:
            logits, labels, parts, keys = (
                checkpoint.extra[prefix + name] for name in ("logits", "labels", "parts", "keys")
            )
        except KeyError:
            return None
        fits = logits.ndim == 2 and logits.shape[1] == len(checkpoint.metadata.classes)
        if not fits or not len(logits) == len(labels) == len(parts) == len(keys):
            return None
        hexes = tuple(bytes(key).hex() for key in keys)
        return cls(logits.astype(np.float32), labels.astype(np.int64), parts.astype(np.int64), hexes)

    def to_arrays(self, prefix: str = UNSEEN) -> Arrays:
        """As `save_checkpoint` takes further tensors."""
        keys = np.frombuffer(bytes.fromhex("".join(self.keys)), np.uint8).reshape(-1, _KEY_BYTES)
        return {
            f"{prefix}logits": self.logits,
            f"{prefix}labels": self.labels.astype(np.int16),
            f"{prefix}parts": self.parts.astype(np.int32),
            f"{prefix}keys": keys,
        }

    def weights(self) -> NDArray[np.float64]:
        """(n,) one over how many pictures show the same part: each part counts once."""
        counts = np.bincount(self.parts)
        return np.asarray(1 / counts[self.parts], np.float64)

    def defect_probabilities(
        self, metadata: CheckpointMetadata, temperature: float | NDArray[np.float64] | None = None
    ) -> NDArray[np.float64]:
        """(n,) at the checkpoint's temperature, or at another: one, or (n, 1), one for each."""
        probabilities = softmax(self.logits / (metadata.temperature if temperature is None else temperature))
        ok_share = probabilities[:, list(metadata.ok_indices)].sum(axis=1)
        return np.asarray(np.clip(1 - ok_share, 0, 1), np.float64)

    def defective(self, metadata: CheckpointMetadata) -> NDArray[np.bool_]:
        """(n,) whether each picture's true class is a defect."""
        return ~np.isin(self.labels, metadata.ok_indices)
