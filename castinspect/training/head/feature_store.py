"""What frozen layers gave, on disk: by picture, weights, preprocessing, view and where the network was cut.

Each key has a folder, in which every writer adds a shard of its own: nothing is rewritten, two writers do not meet, and
a damaged shard costs only the pictures in it. All can be made again, so whatever goes wrong here ends no run.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from castinspect.files import write_atomically
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.paths import cache_dir

FORMAT = 1
"""Raised when what is stored under a key changes its meaning; older folders are then never found again."""

LIMIT_BYTES = 4 << 30
_SHARD = ".safetensors"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class FeatureKey:
    """What features are of, but for the picture.

    Attributes:
        backbone: Name of the backbone.
        weights: SHA-256 of the file that its weights came from.
        preprocessing: What was done to each picture, its size and light among it.
        cut: `features`, what the head is fed; else the name of the last frozen stage.
        view: `plain`, or which random view.
    """

    backbone: str
    weights: str
    preprocessing: Preprocessing
    cut: str = "features"
    view: str = "plain"

    @property
    def digest(self) -> str:
        """Name of the key's folder."""
        fields = asdict(self) | {"preprocessing": self.preprocessing.model_dump(mode="json"), "format": FORMAT}
        return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:32]


class FeatureStore:
    """Half-precision arrays by key and picture, in a folder that is kept under a size.

    Args:
        folder: Where; None takes the app's cache.
        limit_bytes: When more is stored, the shards that were not read for longest are dropped.
    """

    def __init__(self, folder: Path | None = None, limit_bytes: int = LIMIT_BYTES) -> None:
        self._folder = folder or cache_dir() / "features"
        self._limit_bytes = limit_bytes

    def load(self, key: FeatureKey, hashes: Sequence[str]) -> dict[str, NDArray[np.float16]]:
        """Find what is stored of these pictures, by their hash; a damaged shard is deleted and counts as absent."""
        wanted = set(hashes)
        found: dict[str, NDArray[np.float16]] = {}
        for shard in sorted(self._shards(key.digest)):
            if not wanted:
                break
            here = _read(shard, wanted)
            found |= here
            wanted -= set(here)
        return found

    def add(self, key: FeatureKey, hashes: Sequence[str], values: NDArray[np.float16]) -> None:
        """Store a shard.

        Args:
            key: What they are of.
            hashes: Of n pictures.
            values: (n, ...).
        """
        if not len(values) or values.nbytes > self._limit_bytes:
            return
        metadata = {"hashes": json.dumps(list(hashes)), "crc32": str(zlib.crc32(np.ascontiguousarray(values).data))}
        shard = self._folder / key.digest / f"{uuid4().hex}{_SHARD}"
        try:
            write_atomically(shard, save({"values": np.ascontiguousarray(values)}, metadata))
            self._drop_oldest(keep=shard)
        except OSError as error:
            _log.warning("features are not kept: %s", error)

    def _shards(self, digest: str = "*") -> Iterator[Path]:
        return self._folder.glob(f"{digest}/*{_SHARD}")

    def _drop_oldest(self, keep: Path) -> None:
        found = [(path, path.stat()) for path in self._shards()]
        total = sum(stat.st_size for _, stat in found)
        for path, stat in sorted(found, key=lambda pair: pair[1].st_mtime):
            if total <= self._limit_bytes:
                return
            if path != keep:
                path.unlink(missing_ok=True)
                total -= stat.st_size


def _read(shard: Path, wanted: set[str]) -> dict[str, NDArray[np.float16]]:
    """What a shard holds of the wanted pictures; reading marks it as used."""
    try:
        with safe_open(shard, "numpy") as file:
            metadata = file.metadata()
            hashes: list[str] = json.loads(metadata["hashes"])
            places = [(place, sha256) for place, sha256 in enumerate(hashes) if sha256 in wanted]
            if not places:
                return {}
            values: NDArray[np.float16] = file.get_tensor("values")
        if zlib.crc32(values.data) != int(metadata["crc32"]) or len(values) != len(hashes):
            raise ValueError("its content does not match its checksum")
        os.utime(shard)
    except (SafetensorError, OSError, ValueError, KeyError, TypeError) as error:
        _log.warning("stored features in %s are damaged and computed again: %s", shard, error)
        _delete(shard)
        return {}
    return {sha256: values[place] for place, sha256 in places}


def _delete(shard: Path) -> None:
    try:
        shard.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("%s cannot be deleted: %s", shard, error)
