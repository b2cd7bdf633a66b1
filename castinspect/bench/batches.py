"""How fast the engine is by batch size, beside eager PyTorch on the same device and beside what the device can do."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Generator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from castinspect.bench.inspection import matrix_gflops, picture_gflop
from castinspect.inspection.engines.engine import Engine, Pixels
from castinspect.inspection.engines.network import Normalise
from castinspect.models.checkpoint import LoadedCheckpoint, load_model
from castinspect.progress import BenchStep

BATCHES = (1, 32, 256)

_PICTURES = 256
"""So many are judged in each round, in batches of each size."""


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
) -> Generator[BenchStep, None, BatchesBench]:
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
        Progress.

    Returns:
        The figures.
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
    return BatchesBench(engine.device.title, rates, _matrix_gflops(device), picture_gflop(checkpoint))


def _eager(checkpoint: LoadedCheckpoint, device: str) -> Callable[[Pixels], object]:
    """The network in float32 as a script runs it, scaled and normalised on the device."""
    network = nn.Sequential(Normalise(checkpoint.metadata.preprocessing), load_model(checkpoint)).eval().to(device)

    def judge(pixels: Pixels) -> object:
        with torch.inference_mode():
            return network(torch.from_numpy(pixels).to(device)).cpu()

    return judge


def _seconds(judge: Callable[[Pixels], object], pixels: Pixels, size: int) -> float:
    started = time.perf_counter()
    for start in range(0, len(pixels), size):
        judge(pixels[start : start + size])
    return time.perf_counter() - started


def _matrix_gflops(device: str) -> dict[str, float]:
    """Rate of a matrix product: in float32, and on a GPU also in the half precision of its tensor cores."""
    types = (torch.float32,) if device == "cpu" else (torch.float32, torch.float16)
    return {str(kind).removeprefix("torch."): matrix_gflops(device, kind) for kind in types}
