"""What places of sound training pictures look like to two middle stages of a network: the heat map's reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray

from castinspect.inspection.engines.network import (
    Normalise,
    place_distances,
    place_vectors,
    product_of_distances,
)
from castinspect.inspection.places import PlaceReference, UsualPlaces
from castinspect.models.backbones import BACKBONES
from castinspect.models.checkpoint import LoadedCheckpoint, load_model
from castinspect.models.cutting import forward_to, map_modules

if TYPE_CHECKING:
    from torch import Tensor

MOST_PICTURES = 48
"""More tell hardly more: each has some hundred places."""

_BATCH = 16
_SHRINKAGE = 0.01
"""Of the mean variance, added in every direction: places of few pictures do not vary in all of them."""

_HARDLY = 0.9
"""Of the sound pictures' highest distances, this quantile is what counts as 1."""

_LEAST_UNIT = 1e-3


def learn_places(checkpoint: LoadedCheckpoint, pixels: NDArray[np.uint8]) -> PlaceReference:
    """Describe the places of sound pictures as a checkpoint's network sees them.

    Args:
        checkpoint: With its weights.
        pixels: Of n sound training pictures, (n, size, size) or (n, size, size, 3), n at least 1.
    """
    chosen = pixels[:: -(-len(pixels) // MOST_PICTURES)]
    fine, coarse = _stages(checkpoint, chosen)
    usual_fine, usual_coarse = _usual(fine), _usual(coarse)
    distances = product_of_distances(_distances(fine, usual_fine), _distances(coarse, usual_coarse))
    highest = distances.amax((1, 2)).numpy()
    return PlaceReference(usual_fine, usual_coarse, max(float(np.quantile(highest, _HARDLY)), _LEAST_UNIT))


def _stages(checkpoint: LoadedCheckpoint, pixels: NDArray[np.uint8]) -> tuple[Tensor, Tensor]:
    """What both stages give for pictures."""
    backbone, normalise = BACKBONES[checkpoint.metadata.backbone], Normalise(checkpoint.metadata.preprocessing)
    network = load_model(checkpoint)
    captured: list[list[Tensor]] = [[], []]
    for kept, module in zip(captured, map_modules(network, backbone), strict=True):
        module.register_forward_hook(lambda _module, _inputs, output, kept=kept: kept.append(output))
    upper = 1 + [stage.name for stage in backbone.stages].index(backbone.map_stages[1])
    with torch.inference_mode():
        for start in range(0, len(pixels), _BATCH):
            inputs = normalise(torch.from_numpy(pixels[start : start + _BATCH])).expand(-1, 3, -1, -1)
            forward_to(network, backbone, upper, inputs)
    fine, coarse = (torch.cat(kept) for kept in captured)
    return fine, coarse


def _distances(stage: Tensor, usual: UsualPlaces) -> Tensor:
    return place_distances(stage, torch.from_numpy(usual.mean), torch.from_numpy(usual.whitening))


def _usual(stage: Tensor) -> UsualPlaces:
    """Mean and whitening of all places, by the Cholesky factor of their covariance's inverse."""
    vectors = place_vectors(stage)
    rows = vectors.permute(0, 2, 3, 1).flatten(0, 2).double()
    mean = rows.mean(0)
    offsets = rows - mean
    covariance = offsets.T @ offsets / len(rows)
    channels = len(mean)
    covariance += _SHRINKAGE * max(float(covariance.trace()) / channels, 1e-9) * torch.eye(channels).double()
    whitening = torch.linalg.inv(torch.linalg.cholesky(covariance))
    return UsualPlaces(mean.float().numpy(), whitening.float().numpy())
