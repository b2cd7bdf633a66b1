"""How fast the engine is by batch size, beside eager PyTorch on the same device and beside what the device can do."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from castinspect.benchmark.inspection import BenchStep, picture_gflop
from castinspect.inspection.engine import Engine, Pixels
from castinspect.models.checkpoint import LoadedCheckpoint, load_model

BATCHES = (1, 32, 256)

_PICTURES = 256
"""So many are judged in each round, in batches of each size."""
_MATRIX = {"cpu": 1536}
_LARGE_MATRIX = 8192
_TRIES = 4


@dataclass(frozen=True)
class BatchRate:
    """Pictures a second in batches of one size, by the engine and by eager PyTorch in float32."""

    batch: int
    engine: float
    eager: float


@dataclass(frozen=True)
class BatchesBench:
    """What was measured.

    Attributes:
        device: What computed.
        rates: By batch size.
        matrix_gflops: Measured rates of a matrix product on the device, by its number type.
        picture_gflop: What one picture costs the network.
    """

    device: str
    rates: tuple[BatchRate, ...]
    matrix_gflops: dict[str, float]
    picture_gflop: float

    def share(self, rate: BatchRate) -> float:
        """What part of the device's highest matrix rate the engine's pictures make."""
        return rate.engine * self.picture_gflop / max(self.matrix_gflops.values())

    def as_dict(self) -> dict[str, Any]:
        """Ratios first, then what they were made of."""
        return {
            "speedup_over_eager": {rate.batch: rate.engine / rate.eager for rate in self.rates},
            "share_of_matrix_rate": {rate.batch: self.share(rate) for rate in self.rates},
            **asdict(self),
        }


def measure_batches(
    checkpoint: LoadedCheckpoint,
    engine: Engine,
    paths: Sequence[Path],
    batches: Sequence[int] = BATCHES,
    rounds: int = 3,
) -> Iterator[BenchStep | BatchesBench]:
    """Judge decoded pictures in batches of each size, engine and eager PyTorch in turns.

    Both begin with pixels in the memory of the CPU and end with the results there; the engine gives maps and features,
    too. Nothing is decoded meanwhile.

    Args:
        checkpoint: What judges.
        engine: Ready to run it.
        paths: Pictures; repeated until there are enough of them.
        batches: Pictures a pass.
        rounds: Turns of each.

    Yields:
        Progress, then the figures.
    """
    preprocessing = checkpoint.metadata.preprocessing
    resized = [preprocessing.resized(preprocessing.load(path).pixels) for path in paths]
    pixels = np.stack([resized[index % len(resized)] for index in range(max(_PICTURES, *batches))])
    device = engine.device.name
    contenders = {"engine": engine.run, "eager": _eager(checkpoint, device)}
    taken: defaultdict[tuple[str, int], float] = defaultdict(float)
    done, total = 0, len(batches) * len(contenders) * rounds
    for _ in range(rounds):
        for size in batches:
            for name, judge in contenders.items():
                judge(pixels[:size])  # chooses its kernels for this size
                taken[name, size] += _seconds(judge, pixels, size)
                yield BenchStep(done := done + 1, total)
    judged = rounds * len(pixels)
    rates = tuple(BatchRate(n, judged / taken["engine", n], judged / taken["eager", n]) for n in batches)
    yield BatchesBench(engine.device.title, rates, _matrix_gflops(device), picture_gflop(checkpoint))


def _eager(checkpoint: LoadedCheckpoint, device: str) -> Callable[[Pixels], object]:
    """The network in float32 as a script runs it, scaled and normalised on the device."""
    model = load_model(checkpoint).eval().to(device)
    preprocessing = checkpoint.metadata.preprocessing
    mean, std = (
        torch.tensor(values, device=device).view(1, 3, 1, 1) for values in (preprocessing.mean, preprocessing.std)
    )

    def judge(pixels: Pixels) -> object:
        planes = pixels[:, None] if pixels.ndim == 3 else pixels.transpose(0, 3, 1, 2)
        pictures = torch.from_numpy(np.ascontiguousarray(planes)).to(device).float() / 255
        with torch.inference_mode():
            return model((pictures - mean) / std).cpu()

    return judge


def _seconds(judge: Callable[[Pixels], object], pixels: Pixels, size: int) -> float:
    started = time.perf_counter()
    for start in range(0, len(pixels), size):
        judge(pixels[start : start + size])
    return time.perf_counter() - started


def _matrix_gflops(device: str) -> dict[str, float]:
    """Rate of a matrix product: in float32, and on a GPU also in the half precision of its tensor cores."""
    side = _MATRIX.get(device, _LARGE_MATRIX)
    types = (torch.float32,) if device == "cpu" else (torch.float32, torch.float16)
    return {str(kind).removeprefix("torch."): _matrix_rate(device, side, kind) for kind in types}


def _matrix_rate(device: str, side: int, kind: torch.dtype) -> float:
    left, right = (torch.rand((side, side), device=device, dtype=kind) for _ in range(2))
    seconds = []
    for _ in range(_TRIES):
        started = time.perf_counter()
        float((left @ right)[0, 0])  # waits for it
        seconds.append(time.perf_counter() - started)
    return float(2 * side**3 / min(seconds) / 1e9)
