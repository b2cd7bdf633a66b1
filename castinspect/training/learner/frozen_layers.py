"""What the frozen layers of a network that learns make of pictures, without gradients and batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from castinspect.models.backbones import Backbone
from castinspect.models.cutting import forward_to
from castinspect.training.learner.memory import BatchSize
from castinspect.training.learner.network_input import FrozenBackbone, NetworkInput, fed_to, generators

Passed = Callable[[NDArray[np.uint8], Sequence[int] | None], NDArray[np.float32]]
"""Pixels of n pictures, and the seeds of views of them or None for the pictures as they are, to features (n, width)."""


class FrozenLayers:
    """A network's frozen layers, as they are at the moment of asking.

    Args:
        model: The network.
        backbone: Which it is.
        inputs: Makes a batch of pictures.
        batch: How many pictures are computed at a time.
    """

    def __init__(self, model: nn.Module, backbone: Backbone, inputs: NetworkInput, batch: BatchSize) -> None:
        self._model = model
        self._backbone = backbone
        self._inputs = inputs
        self._batch = batch

    def features(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """What the frozen backbone feeds the head, (n, width)."""
        head = getattr(self._model, self._backbone.head)
        return self._in_batches(pixels, lambda batch, _: fed_to(head, self._model, self._inputs(batch)).cpu().numpy())

    def fused_backbone(self) -> Passed:
        """What gives the features of many pictures, or of views of them, sooner than `features`, as it is now."""
        frozen = FrozenBackbone(self._backbone, self._model, self._inputs)
        return lambda pixels, seeds: self._in_batches(pixels, frozen, seeds)

    def activations(
        self, pixels: NDArray[np.uint8], stages: int, views: Sequence[int] | None = None
    ) -> NDArray[np.float32]:
        """What the backbone's frozen stages make of pictures, (n, ...).

        Args:
            pixels: Of n pictures.
            stages: How many stages are frozen, counted from the input.
            views: (n,) seeds, each of a random view of its picture; None takes the pictures as they are.
        """
        self._model.eval()
        with torch.inference_mode():
            found = forward_to(self._model, self._backbone, stages, self._inputs(pixels, generators(views)))
        return found.float().cpu().numpy()

    def _in_batches(
        self, pixels: NDArray[np.uint8], compute: Passed, seeds: Sequence[int] | None = None
    ) -> NDArray[np.float32]:
        found, done = list[NDArray[np.float32]](), 0
        while done < len(pixels):
            part = slice(done, done + self._batch.size)
            try:
                found.append(compute(pixels[part], None if seeds is None else seeds[part]))
            except RuntimeError as error:
                self._batch.halve(error)
                continue
            done += len(found[-1])
        return np.concatenate(found)
