"""Castings for pretraining: drawn here or by other processes, kept in a pool and used a few times each."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from castinspect.synthetic.defects import DefectKind
from castinspect.synthetic.scene import make_casting
from castinspect.synthetic.shapes import PartShape

MAP_STRIDE = 8
_CHUNK = 32
_POOL = 4096
_IMPELLER_SHARE = 0.6
_SOUND_SHARE = 0.3
_FIRST_SEVERITY = 0.6
_FIRST_KINDS = 4
_LAST_KINDS = 2
_HELD_OUT = 1 << 39
_SEED_SHIFT = 40


@dataclass(frozen=True)
class Castings:
    """Several castings: pixels uint8 (n, size, size), maps bool (n, kinds, size / 8, size / 8)."""

    pixels: NDArray[np.uint8]
    maps: NDArray[np.bool_]


def draw_castings(seed: int, first: int, count: int, size: int, ease: float = 0.0) -> Castings:
    """Draw the castings number `first` to `first + count - 1` of a run: impellers mostly, and other parts.

    Args:
        seed: Of the random numbers; the same seed draws the same.
        first: Number of the first casting.
        count: How many.
        size: Side of the pictures in pixels.
        ease: 1 for many obvious defects, with which learning begins; 0 for few, from faint to obvious.
    """
    cells = size // MAP_STRIDE
    pixels = np.empty((count, size, size), np.uint8)
    maps = np.empty((count, len(DefectKind), cells, cells), np.bool_)
    for offset in range(count):
        number = (seed << _SEED_SHIFT) + first + offset
        rng = np.random.default_rng((1, number))
        shape = PartShape.IMPELLER if rng.random() < _IMPELLER_SHARE else None
        kinds = _kinds(rng, ease)
        casting = make_casting(number, size=size, defects=kinds, shape=shape, severity=_FIRST_SEVERITY * ease)
        pixels[offset] = casting.pixels
        maps[offset] = casting.masks.reshape(-1, cells, MAP_STRIDE, cells, MAP_STRIDE).any(axis=(2, 4))
    return Castings(pixels, maps)


def _kinds(rng: np.random.Generator, ease: float) -> list[DefectKind]:
    if rng.random() < _SOUND_SHARE:
        return []
    most = _LAST_KINDS + round((_FIRST_KINDS - _LAST_KINDS) * ease)
    order = list(DefectKind)
    return [order[i] for i in rng.choice(len(order), int(rng.integers(1, most + 1)), replace=False)]


def held_out_castings(seed: int, count: int, size: int) -> Castings:
    """Castings that no training step of the same seed ever sees."""
    return draw_castings(seed, _HELD_OUT, count, size)


class CastingPool:
    """Gives batches of castings, each used `reuse` times on average.

    Args:
        seed: Of the random numbers; the same seed draws the same.
        first: Number of the first casting to draw.
        size: Side of the pictures in pixels.
        reuse: Average number of uses; 1 draws every batch anew.
        workers: Processes that draw ahead; 0 draws in this one.
    """

    def __init__(self, seed: int, first: int, size: int, reuse: float, workers: int) -> None:
        self.next_index = first
        self._seed, self._size, self._reuse = seed, size, reuse
        self._owed = 0.0
        self._ease = 0.0
        self._filled = 0
        self._oldest = 0
        cells = size // MAP_STRIDE
        self._pixels = np.empty((_POOL, size, size), np.uint8)
        self._maps = np.empty((_POOL, len(DefectKind), cells, cells), np.bool_)
        self._pending: deque[Future[Castings]] = deque()
        self._executor: ProcessPoolExecutor | None = None
        self._ahead = 2 * workers
        if workers:
            self._executor = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))

    def batch(self, rng: np.random.Generator, count: int, ease: float = 0.0) -> Castings:
        """Draw what is due, as easy as said, then choose `count` different castings of the pool."""
        self._ease = ease
        self._owed += count / self._reuse
        while self._owed > 0 or self._filled < 2 * count:
            self._owed -= self._add()
        chosen = rng.choice(self._filled, count, replace=False)
        return Castings(self._pixels[chosen], self._maps[chosen])

    def close(self) -> None:
        """End the processes that draw castings."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def _order(self) -> None:
        assert self._executor is not None
        task = self._executor.submit(draw_castings, self._seed, self.next_index, _CHUNK, self._size, self._ease)
        self.next_index += _CHUNK
        self._pending.append(task)

    def _add(self) -> int:
        if self._executor is None:
            fresh = draw_castings(self._seed, self.next_index, _CHUNK, self._size, self._ease)
            self.next_index += _CHUNK
        else:
            while len(self._pending) < self._ahead:
                self._order()
            fresh = self._pending.popleft().result()
        rows = np.arange(self._oldest, self._oldest + _CHUNK) % _POOL
        self._pixels[rows], self._maps[rows] = fresh.pixels, fresh.maps
        self._oldest = int(rows[-1] + 1) % _POOL
        self._filled = min(_POOL, self._filled + _CHUNK)
        return _CHUNK
