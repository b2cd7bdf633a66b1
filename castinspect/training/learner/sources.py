"""Where a step's logits come from: whole pictures, or what the frozen layers made of them before."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from castinspect.models.backbones import Backbone
from castinspect.models.cutting import forward_from
from castinspect.training.learner.network_input import ALL, NetworkInput


class Source(Protocol):
    """Something a network can judge, by index."""

    def logits(self, model: nn.Module, chosen: NDArray[np.int64], own: slice = ALL) -> Tensor:
        """Logits (n, classes) of the chosen ones, or of those of them that are this process's own."""
        ...


class Pictures:
    """Pictures that pass through the whole network.

    Args:
        inputs: Makes a batch of them.
        pixels: As `Preprocessing.resized` makes them.
        views: Chooses a random view each time; None takes them as they are.
    """

    def __init__(self, inputs: NetworkInput, pixels: NDArray[np.uint8], views: torch.Generator | None = None) -> None:
        self._inputs = inputs
        self._pixels = pixels
        self._views = views

    def logits(self, model: nn.Module, chosen: NDArray[np.int64], own: slice = ALL) -> Tensor:
        """Logits (n, classes) of the chosen ones, or of those of them that are this process's own."""
        logits: Tensor = model(self._inputs(self._pixels[chosen], self._views, own))
        return logits


class Activations:
    """What the frozen stages gave for each picture; only the layers above them are passed through.

    Args:
        inputs: Knows device and layout.
        backbone: Whose.
        stages: How many are frozen.
        values: (n, ...).
    """

    def __init__(self, inputs: NetworkInput, backbone: Backbone, stages: int, values: NDArray[Any]) -> None:
        self._inputs = inputs
        self._backbone = backbone
        self._stages = stages
        self._values = values

    def logits(self, model: nn.Module, chosen: NDArray[np.int64], own: slice = ALL) -> Tensor:
        """Logits (n, classes) of the chosen ones, or of those of them that are this process's own."""
        return forward_from(model, self._backbone, self._stages, self._inputs.placed(self._values[chosen[own]]))
