"""Resized pixels to the network's input, a batch at a time."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.fx.experimental.optimization import fuse

from castinspect.data.turns import Turns
from castinspect.imaging.preprocessing import LEAST_CONTRAST, Preprocessing
from castinspect.models.backbones import Backbone
from castinspect.training.learner.augmentation import augment

ALL = slice(None)
"""No picture is another process's."""


class NetworkInput:
    """Makes on a device what `Preprocessing.normalised` makes of one picture.

    Pictures lie channels-last, in which a step takes two thirds of the time on a CPU.

    Args:
        preprocessing: Light, mean and standard deviation of the input.
        device: Where to compute.
        turns: How random views are turned.
    """

    def __init__(self, preprocessing: Preprocessing, device: str, turns: Turns = "any") -> None:
        self.device = device
        self._turns = turns
        self._light = preprocessing.light
        self._mean = torch.tensor(preprocessing.mean, device=device).view(1, 3, 1, 1)
        self._std = torch.tensor(preprocessing.std, device=device).view(1, 3, 1, 1)
        self._layout = torch.contiguous_format if device == "mps" else torch.channels_last

    def placed(self, activations: NDArray[Any]) -> Tensor:
        """Stored activations (n, ...) of any precision as single precision on the device, laid out as pictures are."""
        tensor = torch.from_numpy(activations).to(self.device).float()
        return tensor.contiguous(memory_format=self._layout) if tensor.ndim == 4 else tensor

    def place(self, model: nn.Module) -> nn.Module:
        """Bring a network to the device and into the layout of its input."""
        placed: nn.Module = model.to(device=self.device, memory_format=self._layout)  # type: ignore[call-overload]
        return placed

    def __call__(
        self,
        pixels: NDArray[np.uint8],
        views: torch.Generator | Sequence[torch.Generator] | None = None,
        own: slice = ALL,
    ) -> Tensor:
        """Prepare a batch.

        Args:
            pixels: As `Preprocessing.resized` makes them, (n, size, size) or (n, size, size, 3).
            views: Choose a random view of each picture: one for all, or one for each; None takes them as they are.
            own: Which of the pictures are wanted; views are drawn for all, as in one process.

        Returns:
            Float (n, 3, size, size) on the device.
        """
        planes = pixels[:, None] if pixels.ndim == 3 else pixels.transpose(0, 3, 1, 2)
        pictures = torch.from_numpy(np.ascontiguousarray(planes))
        if self.device == "cuda":  # elsewhere views are made on the CPU: MPS cannot repeat the border
            pictures = pictures.to(self.device)
        pictures = pictures.float() / 255.0
        if isinstance(views, torch.Generator):
            pictures = augment(pictures, views, self._turns)
        elif views is not None:
            pictures = torch.cat([augment(p[None], own, self._turns) for p, own in zip(pictures, views, strict=True)])
        pictures = pictures[own].to(self.device)
        if self._light is not None:
            pictures = _evenly_lit(pictures, *self._light)
        inputs = (pictures - self._mean) / self._std
        return inputs.contiguous(memory_format=self._layout)


class FrozenBackbone:
    """A backbone that learns no more: what it makes of pictures, without its head and without gradients.

    Its batch norms are folded into the convolutions before them (Jacob et al. 2018, section 3.2), which spares a CPU
    a third of the time and changes a feature by no more than rounding does.

    Args:
        backbone: The pretrained feature extractor.
        model: As `build_model` makes it; it is left as it is.
        inputs: Of the pictures.
    """

    def __init__(self, backbone: Backbone, model: nn.Module, inputs: NetworkInput) -> None:
        headless = copy.deepcopy(model).eval()
        setattr(headless, backbone.head, nn.Identity())
        if any(isinstance(module, nn.BatchNorm2d) for module in headless.modules()):
            headless = fuse(headless)
        self._model = inputs.place(headless)
        self._inputs = inputs

    def __call__(self, pixels: NDArray[np.uint8], seeds: Sequence[int] | None = None) -> NDArray[np.float32]:
        """What is fed to the head, (n, width).

        Args:
            pixels: As `Preprocessing.resized` makes them, (n, size, size) or (n, size, size, 3).
            seeds: (n,), each of a random view of its picture; None takes the pictures as they are.
        """
        with torch.inference_mode():
            features: Tensor = self._model(self._inputs(pixels, generators(seeds)))
        return features.float().cpu().numpy()


def generators(seeds: Sequence[int] | None) -> list[torch.Generator] | None:
    """One for each seed; None where there are none."""
    return None if seeds is None else [torch.Generator().manual_seed(seed) for seed in seeds]


@dataclass
class Captured:
    """What a module was fed in the latest pass."""

    value: Tensor | None = None

    def __call__(self, _module: nn.Module, inputs: tuple[Any, ...]) -> None:
        """Take note; a forward pre-hook."""
        self.value = inputs[0]


def fed_to(module: nn.Module, model: nn.Module, inputs: Tensor) -> Tensor:
    """What a pass of a network in eval mode feeds one of its modules, without gradients."""
    captured = Captured()
    hook = module.register_forward_pre_hook(captured)
    try:
        with torch.inference_mode():
            model.eval()(inputs)
    finally:
        hook.remove()
    assert captured.value is not None, "the module is not part of the network"
    return captured.value.float().clone()


def _evenly_lit(pictures: Tensor, level: float, contrast: float) -> Tensor:
    """Bring each picture's brightness to a mean and a standard deviation, as `Preprocessing.normalised` does."""
    std, mean = torch.std_mean(pictures, (1, 2, 3), correction=0, keepdim=True)
    return (pictures - mean) * (contrast / std.clamp_min(LEAST_CONTRAST)) + level
