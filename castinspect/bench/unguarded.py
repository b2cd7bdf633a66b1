"""What judging would be without its guards: the peers that tell what the gate, strict decoding and second looks cost.

All of them judge every picture, for a gate that stops one saves the network's work on it and would seem to cost little.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from castinspect.imaging.loading import Picture
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import Bounds

_MODES = frozenset({"L", "RGB"})


class UncheckedPreprocessing(Preprocessing):
    """The same preprocessing of pixels that Pillow decodes without anything being proven."""

    def decode(self, content: bytes, path: Path) -> Picture:
        """Decode as a tutorial does, no more than is wanted; whatever is missing in the file stays unseen.

        Raises:
            OSError: Pillow cannot decode it.
        """
        with Image.open(io.BytesIO(content)) as image:
            mode, (width, height) = image.mode, image.size
            least = self.wanted.least_jpeg_side
            image.draft("L" if self.wanted.grey and mode == "RGB" else mode, (least or width, least or height))
            pixels = np.asarray(image if image.mode in _MODES else image.convert("RGB"))
        return Picture(path, pixels, hashlib.sha256(content).hexdigest(), mode, width, height)


def looking_once(checkpoint: LoadedCheckpoint) -> LoadedCheckpoint:
    """The checkpoint without second looks."""
    return replace(checkpoint, metadata=checkpoint.metadata.model_copy(update={"second_look": False}))


def stopping_none(checkpoint: LoadedCheckpoint) -> LoadedCheckpoint:
    """The checkpoint without second looks, with a gate that measures all and lets everything pass."""
    once = looking_once(checkpoint)
    gate = once.metadata.gate
    if gate is None:
        return once
    opened = gate.model_copy(update={"bounds": dict.fromkeys(gate.bounds, Bounds())})
    return replace(once, metadata=once.metadata.model_copy(update={"gate": opened}))


def unguarded(checkpoint: LoadedCheckpoint) -> LoadedCheckpoint:
    """The checkpoint without second looks, gate and strict decoding."""
    once = looking_once(checkpoint)
    unchecked = UncheckedPreprocessing.model_validate(once.metadata.preprocessing.model_dump())
    return replace(once, metadata=once.metadata.model_copy(update={"gate": None, "preprocessing": unchecked}))
