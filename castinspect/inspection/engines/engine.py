"""Engines run the network: one forward pass gives logits, the map of where it looked, and the penultimate features."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from castinspect.devices.device import DeviceChoice

Array = NDArray[np.float32]
Pixels = NDArray[np.uint8]
"""A batch as `Preprocessing.resized` makes it: (n, size, size), or (n, size, size, 3) where colour is kept."""


@dataclass(frozen=True)
class EngineOutput:
    """What one forward pass gives for n pictures, all float32.

    Attributes:
        logits: (n, classes).
        features: (n, width), what the head was fed.
        maps: (n, height, width) from 0 to 1 over the input square, at the network's own resolution; None if not asked.
    """

    logits: Array
    features: Array
    maps: Array | None


class Engine(Protocol):
    """Runs a checkpoint's network somewhere; scaling and normalisation are part of the network.

    Attributes:
        lanes: How many calls of `run`, from threads of their own, keep the device busy.
        largest_batch: How many pictures a call gains from; more would only make each wait longer.
    """

    lanes: int
    largest_batch: int

    @property
    def name(self) -> str:
        """`openvino` or `torch`."""
        ...

    @property
    def device(self) -> DeviceChoice:
        """What it computes on; its `fallback` says why it is not what was asked for."""
        ...

    def run(self, pixels: Pixels) -> EngineOutput:
        """Judge a batch; may be called from several threads at once.

        Raises:
            RuntimeError: The device failed.
        """
        ...


def tolerance_of(engine: Engine, otherwise: float) -> float:
    """By how much an engine's probabilities may differ from PyTorch's: its own bound where it has one, as INT8 has."""
    return float(getattr(engine, "tolerance", otherwise))


def conversion_of(engine: Engine) -> Mapping[str, str]:
    """SHA-256 of each file that an engine reads in a checkpoint's place; none where it computes with the weights."""
    found: Mapping[str, str] = getattr(engine, "conversion", {})
    return found


def exact_of(engine: Engine) -> Engine:
    """What judges a picture that leaves doubt: the engine itself, or float32 beside one in 8-bit integers."""
    found: Engine = getattr(engine, "exact", engine)
    return found
