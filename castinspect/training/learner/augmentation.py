"""Random views of a batch: turned, mirrored, slightly moved and lit differently; nothing is cropped on purpose."""

from __future__ import annotations

import math

import torch
from torch import Tensor

from castinspect.data.turns import Turns

_HALF = 0.5
_MOVE = 0.02  # part of the side
_ZOOM = 0.05
_GAIN, _LIFT, _GAMMA = 0.15, 0.06, 0.15


def augment(pictures: Tensor, generator: torch.Generator, turns: Turns = "any") -> Tensor:
    """Make one random view of each picture; what turns in from outside repeats the border.

    Args:
        pictures: Float (n, channels, side, side) from 0 to 1.
        generator: Chooses, on the CPU.
        turns: How parts may lie; with one right way up they are neither turned nor mirrored.

    Returns:
        The same shape and range.
    """
    turned = turn(pictures, *_random_geometry(len(pictures), generator, turns))
    return _relight(turned, generator)


def turn(pictures: Tensor, angle: Tensor, mirrored: Tensor, zoom: Tensor, move: Tensor) -> Tensor:
    """Turn pictures about their middle.

    Args:
        pictures: Float (n, channels, side, side).
        angle: Radians (n,).
        mirrored: Bool (n,).
        zoom: Factor (n,).
        move: (n, 2), in halves of the side.
    """
    cosine, sine = torch.cos(angle) / zoom, torch.sin(angle) / zoom
    flip = torch.where(mirrored, -1.0, 1.0)
    matrix = torch.stack(
        [torch.stack([flip * cosine, -sine, move[:, 0]], 1), torch.stack([flip * sine, cosine, move[:, 1]], 1)], 1
    ).to(pictures.device)
    grid = torch.nn.functional.affine_grid(matrix, list(pictures.shape), align_corners=False)
    return torch.nn.functional.grid_sample(pictures, grid, padding_mode="border", align_corners=False)


def _random_geometry(count: int, generator: torch.Generator, turns: Turns) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    chance = torch.rand((count, 5), generator=generator)
    share = {"any": chance[:, 0], "quarter": torch.floor(4 * chance[:, 0]) / 4, "none": torch.zeros(count)}[turns]
    angle = 2 * math.pi * share
    mirrored = (chance[:, 1] < _HALF) if turns != "none" else torch.zeros(count, dtype=torch.bool)
    zoom = 1 + _ZOOM * (2 * chance[:, 2] - 1)
    move = 2 * _MOVE * (2 * chance[:, 3:5] - 1)
    return angle, mirrored, zoom, move


def _relight(pictures: Tensor, generator: torch.Generator) -> Tensor:
    chance = (2 * torch.rand((3, len(pictures), 1, 1, 1), generator=generator) - 1).to(pictures.device)
    gamma = torch.exp(_GAMMA * chance[0])
    return (pictures.clamp(0, 1) ** gamma * (1 + _GAIN * chance[1]) + _LIFT * chance[2]).clamp(0, 1)
