"""The network of pretraining: a feature extractor with maps of each defect kind and an answer for the picture."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from castinspect.devices.torchvision_guard import import_torchvision
from castinspect.imaging.preprocessing import IMAGENET_MEAN, IMAGENET_STD
from castinspect.synthetic.defects import DefectKind

_STAGES = {3: 40, 5: 112, 8: 1280}
"""Blocks of EfficientNet-B0 that end the strides 8, 16 and 32, and their channels."""

_ANSWERS = len(DefectKind) + 1
"""One for each kind, and the last for any kind."""

_DROPOUT = 0.4
"""Of the pooled features, so that many of them carry the evidence and a small head finds it."""

_RARE = -1.5
"""Where the maps' biases start: with weighted positives, defects are the smaller part."""


class Answers(NamedTuple):
    """Logits of each kind and of any: at 1/8 of the side, at 1/32, and of the whole picture.

    Shapes (n, kinds + 1, side / 8, side / 8), (n, kinds + 1, side / 32, side / 32) and (n, kinds + 1).
    """

    maps: Tensor
    coarse: Tensor
    image: Tensor


class Losses(NamedTuple):
    """The three terms, each a mean."""

    dense: Tensor
    coarse: Tensor
    image: Tensor


class StarterNetwork(nn.Module):
    """EfficientNet-B0's feature extractor (Tan and Le 2019, arXiv:1905.11946) with 1x1 convolutions on three stages.

    The convolutions' maps are brought to 1/8 of the picture's side and summed, as in fully convolutional networks
    (Long et al. 2015, arXiv:1411.4038). The pooled last stage also answers for the whole picture, so that it carries
    what a linear head needs.
    """

    def __init__(self) -> None:
        super().__init__()
        models = import_torchvision().models
        self.features: nn.Sequential = models.efficientnet_b0(stochastic_depth_prob=0.0).features
        self.map_heads = nn.ModuleDict({str(i): nn.Conv2d(width, _ANSWERS, 1) for i, width in _STAGES.items()})
        self.coarse_head = nn.Conv2d(_STAGES[8], _ANSWERS, 1)
        self.image_head = nn.Linear(_STAGES[8], _ANSWERS)
        self.dropout = nn.Dropout(_DROPOUT)
        for conv in (self.map_heads["3"], self.coarse_head):
            assert isinstance(conv, nn.Conv2d)
            assert conv.bias is not None
            nn.init.constant_(conv.bias, _RARE)

    def forward(self, pictures: Tensor) -> Answers:
        """Answer for pictures (n, 3, side, side), normalised."""
        maps: Tensor | None = None
        x = pictures
        for index, block in enumerate(self.features):
            x = block(x)
            if index in _STAGES:
                here = self.map_heads[str(index)](x)
                if maps is None:
                    maps = here
                else:
                    maps = maps + functional.interpolate(here, maps.shape[-2:], mode="bilinear", align_corners=False)
        assert maps is not None
        return Answers(maps, self.coarse_head(x), self.image_head(self.dropout(x.mean((2, 3)))))


def losses(answers: Answers, maps: Tensor, positives: float) -> Losses:
    """Binary cross-entropy of the maps, the coarse maps and the whole picture.

    Args:
        answers: Of the network.
        maps: The truth for each kind, float 0 or 1, (n, kinds, side / 8, side / 8).
        positives: Weight of a defective place in the maps; of one in the coarse maps half of it.
    """
    maps = torch.cat([maps, maps.amax(1, keepdim=True)], 1)
    image = maps.amax((2, 3))
    return Losses(
        _cross_entropy(answers.maps, maps, positives),
        _cross_entropy(answers.coarse, functional.max_pool2d(maps, 4), positives / 2),
        _cross_entropy(answers.image[:, :-1], image[:, :-1]) + _cross_entropy(answers.image[:, -1], image[:, -1]),
    )


def pictures_of(pixels: Tensor) -> Tensor:
    """Grey uint8 or float pixels of 0 to 255, (n, side, side), to the network's normalised input (n, 3, side, side)."""
    mean = torch.tensor(IMAGENET_MEAN, device=pixels.device).view(1, 3, 1, 1)
    std = torch.tensor(IMAGENET_STD, device=pixels.device).view(1, 3, 1, 1)
    pictures: Tensor = (pixels.float()[:, None] / 255.0 - mean) / std
    return pictures.contiguous(memory_format=torch.channels_last)


def augmented(pixels: Tensor, maps: Tensor, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Turn by quarters, mirror and light pictures and their maps differently, each picture by chance.

    Args:
        pixels: uint8 (n, side, side).
        maps: bool (n, kinds, side / 8, side / 8).
        generator: Chooses, on the CPU.

    Returns:
        Float pixels of 0 to 255 and float maps, in the same shapes.
    """
    count = len(pixels)
    choice = torch.randint(8, (count,), generator=generator)
    pixels, maps = pixels.float(), maps.float()
    turned, turned_maps = torch.empty_like(pixels), torch.empty_like(maps)
    for way in range(8):
        rows = (choice == way).nonzero()[:, 0].to(pixels.device)
        if len(rows):
            turned[rows] = _dihedral(pixels[rows], way)
            turned_maps[rows] = _dihedral(maps[rows], way)
    chance = torch.rand((3, count, 1, 1), generator=generator).to(pixels.device)
    gain, lift = 0.8 + 0.4 * chance[0], 30.0 * (chance[1] - 0.5)
    gamma = torch.exp(0.6 * (chance[2] - 0.5))
    lit = ((turned / 255.0) ** gamma * 255.0 * gain + lift).clamp(0, 255)
    return lit, turned_maps


def _dihedral(planes: Tensor, way: int) -> Tensor:
    turned = torch.rot90(planes, way % 4, (-2, -1))
    return turned.flip(-1) if way >= 4 else turned


def _cross_entropy(logits: Tensor, truth: Tensor, positives: float = 1.0) -> Tensor:
    weight = truth.new_tensor(positives)
    return functional.binary_cross_entropy_with_logits(logits.float(), truth, pos_weight=weight)
