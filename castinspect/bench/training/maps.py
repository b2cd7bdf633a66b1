"""Where heat maps point: the pointing game (Zhang et al. 2018, arXiv:1608.00507) on castings with known defects."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.engines.engine import Engine
from castinspect.inspection.engines.timing import time_share
from castinspect.inspection.explanation import map_on_picture
from castinspect.inspection.places import PREFIX
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint, save_checkpoint
from castinspect.progress import drain
from castinspect.synthetic.folder import LINE, SEVERITY, write_castings
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import TrainingEvent

if TYPE_CHECKING:
    from castinspect.synthetic.scene import SyntheticCasting

NEAR = 8.0
"""Pixels of the picture, of 300 a side, within which the hottest point must lie of a defect."""

_TEST_SEED = 70_000_000
_BATCH = 16
_ROUNDS, _PASSES = 15, 10


@dataclass(frozen=True)
class MapTrial:
    """Where one network's maps point.

    Attributes:
        backbone: The network.
        weights: What it started from.
        castings: Defective ones, not learned from.
        pointed: Of them, those on whose defect the map's hottest point lies, or within `NEAR` of it.
        coarse_pointed: Those on which that of the class activation map does, or ViT's attention.
        cost: Time of a pass with the map, over that of one with the coarse map; a median.
    """

    backbone: str
    weights: str
    castings: int
    pointed: int
    coarse_pointed: int
    cost: float


def try_maps(config: TrainingConfig, pictures: int, castings: int) -> Generator[TrainingEvent, None, MapTrial]:
    """Train a network on drawn castings, and see where its maps point on others.

    Args:
        config: Backbone, weights, epochs, size, seed and device; its data is not read.
        pictures: To train on.
        castings: Defective ones to point at.
    """
    from castinspect.training.run.trainer import train

    strategy = Strategy.SCRATCH if config.weights == "none" else Strategy.GRADUAL
    with tempfile.TemporaryDirectory(prefix="maps-") as folder:
        write_castings(Path(folder) / "train", pictures, config.seed)
        out = Path(folder) / "maps.safetensors"
        changes = {"data": Path(folder) / "train", "out": out, "strategy": strategy, "folds": 0}
        yield from train(config.model_copy(update=changes))
        checkpoint = load_checkpoint(out)
    return pointing(checkpoint, defective_castings(castings, config.seed))


def defective_castings(count: int, seed: int) -> list[SyntheticCasting]:
    """Castings as `write_castings` draws them, each with one defect."""
    from castinspect.synthetic.defects import DefectKind
    from castinspect.synthetic.scene import make_casting  # loads SciPy

    kinds, first = list(DefectKind), _TEST_SEED + seed * count
    return [
        make_casting(first + i, defects=[kinds[(first + i) % len(kinds)]], severity=SEVERITY, line=LINE)
        for i in range(count)
    ]


def pointing(checkpoint: LoadedCheckpoint, castings: Sequence[SyntheticCasting]) -> MapTrial:
    """Play the game with a checkpoint's map and with the coarse one.

    Args:
        checkpoint: With its weights; learned from castings.
        castings: Defective ones.
    """
    metadata = checkpoint.metadata
    pixels = np.stack([metadata.preprocessing.resized(casting.pixels) for casting in castings])
    with tempfile.TemporaryDirectory(prefix="maps-") as folder:
        fine = _engine(checkpoint, Path(folder) / "fine.safetensors")
        coarse = _engine(without_places(checkpoint), Path(folder) / "coarse.safetensors")
        hits = [
            sum(
                _points(heat, casting, checkpoint)
                for heat, casting in zip(_maps(engine, pixels), castings, strict=True)
            )
            for engine in (fine, coarse)
        ]
        cost = time_share(fine, coarse, pixels[:1], rounds=_ROUNDS, passes=_PASSES)
    return MapTrial(metadata.backbone, metadata.weights, len(castings), hits[0], hits[1], cost)


def without_places(checkpoint: LoadedCheckpoint) -> LoadedCheckpoint:
    """The same, as it would be had it been made before heat maps compared places."""
    kept = {name: array for name, array in checkpoint.extra.items() if not name.startswith(PREFIX)}
    return replace(checkpoint, extra=kept)


def _engine(checkpoint: LoadedCheckpoint, file: Path) -> Engine:
    """What a station without a GPU judges with, made of a copy of the checkpoint."""
    save_checkpoint(file, checkpoint.tensors, checkpoint.metadata, checkpoint.extra)
    return drain(choose_engine(load_checkpoint(file), "auto", "cpu", patient=False))


def _maps(engine: Engine, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    found = [engine.run(pixels[i : i + _BATCH]).maps for i in range(0, len(pixels), _BATCH)]
    return np.concatenate([maps for maps in found if maps is not None])


def _points(heat: NDArray[np.float32], casting: SyntheticCasting, checkpoint: LoadedCheckpoint) -> bool:
    """Whether the hottest pixel lies on a defect, or near one; a map without any heat points nowhere."""
    from scipy.ndimage import distance_transform_edt

    height, width = casting.pixels.shape
    shown = map_on_picture(heat, width, height, checkpoint.metadata.preprocessing)
    distances = distance_transform_edt(~casting.mask)
    return bool(shown.max() > 0 and distances.flat[int(shown.argmax())] <= NEAR)
