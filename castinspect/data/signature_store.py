"""Signatures of pictures that were seen before, by the hash of their file, in one file of the cache."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file, save

from castinspect.data.likeness import RINGS, WAVES, Packed
from castinspect.files import write_atomically
from castinspect.paths import cache_dir

MOST = 50_000
"""Pictures that are kept, about 1 kB each; the ones that were added first go first."""

_FILE = "signatures-1.safetensors"  # another number where signatures are made differently
_HASH_BYTES = 32
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Described:
    """What is known of a readable picture.

    Attributes:
        size: Width and height in pixels.
        packed: Its signature, int8 (RINGS, WAVES, 2); see `castinspect.data.likeness.pack`.
    """

    size: tuple[int, int]
    packed: Packed


class SignatureStore:
    """Reads the file once; `add` rewrites it in one step. A damaged file counts as empty.

    Args:
        file: Where; None takes the app's cache.
        most: Pictures that are kept.
    """

    def __init__(self, file: Path | None = None, most: int = MOST) -> None:
        self._file = file or cache_dir() / _FILE
        self._most = most

    def load(self) -> dict[str, Described]:
        """What is known, by SHA-256."""
        try:
            arrays = load_file(self._file)
            return _described(arrays["hashes"], arrays["sizes"], arrays["signatures"])
        except FileNotFoundError:
            return {}
        except (OSError, SafetensorError, KeyError, ValueError) as error:
            _log.warning("the signatures in %s cannot be read: %s", self._file, error)
            return {}

    def add(self, found: Mapping[str, Described]) -> None:
        """Keep more of them; a cache that cannot be written costs time, nothing else."""
        if not found:
            return
        kept = list((self.load() | dict(found)).items())[-self._most :]
        arrays: dict[str, NDArray[Any]] = {
            "hashes": np.frombuffer(bytes.fromhex("".join(sha256 for sha256, _ in kept)), np.uint8).reshape(
                len(kept), -1
            ),
            "sizes": np.array([described.size for _, described in kept], np.int32),
            "signatures": np.stack([described.packed for _, described in kept]),
        }
        try:
            write_atomically(self._file, save(arrays))
        except OSError as error:
            _log.warning("the signatures could not be kept in %s: %s", self._file, error)


def _described(
    hashes: NDArray[np.uint8], sizes: NDArray[np.int32], signatures: NDArray[np.int8]
) -> dict[str, Described]:
    if hashes.shape[1:] != (_HASH_BYTES,) or signatures.shape[1:] != (RINGS, WAVES, 2) or sizes.shape[1:] != (2,):
        raise ValueError("other shapes than are written")
    rows = zip(hashes, sizes.tolist(), signatures, strict=True)
    return {sha256.tobytes().hex(): Described((width, height), packed) for sha256, (width, height), packed in rows}
