"""The network as every engine runs it: from 8-bit pixels to logits, features and map in one pass."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from castinspect.imaging.preprocessing import LEAST_CONTRAST, Preprocessing
from castinspect.inspection.places import PlaceReference, channel_step
from castinspect.models.backbones import BACKBONES
from castinspect.models.checkpoint import LoadedCheckpoint, load_model
from castinspect.models.cutting import map_modules, on_a_grid

_FROM, _TO = 0.8, 1.3
"""Of the distance that sound pictures hardly exceed: what lies under the first is not coloured, what lies over the
second is coloured fully; sound parts stay dim.
"""

FULL_EVIDENCE = 4.0
"""Logits of evidence that show as the strongest colour; a sound part, with less anywhere, stays dim."""


class InspectionNetwork(nn.Module):
    """A checkpoint's network, with its preprocessing before it and the map of where it looked beside it.

    The map is how unlike sound training pictures each place is (`UnlikePlaces`), where the checkpoint knows what those
    look like. Else it is, for the convolutional backbones, the class activation map (Zhou et al. 2016,
    arXiv:1512.04150) of defect against ok: the head's weights applied to each place of the last stage instead of to
    their mean. For ViT it is the attention that the class token pays to each patch in the last layer, averaged over the
    heads (Caron et al. 2021, arXiv:2104.14294): it shows where the network looked, not what spoke for a defect.

    Args:
        checkpoint: What to run; half precision is widened to single.

    Raises:
        CheckpointError: Its tensors do not fit its backbone or its classes.
    """

    def __init__(self, checkpoint: LoadedCheckpoint) -> None:
        super().__init__()
        backbone = BACKBONES[checkpoint.metadata.backbone]
        self.normalise = Normalise(checkpoint.metadata.preprocessing)
        self.model = load_model(checkpoint)
        weights, bias = defect_contrast(checkpoint)
        self.register_buffer("contrast", torch.from_numpy(weights))
        self.contrast_bias = bias
        self._has_attention = backbone.head == "heads"
        self._captured: dict[str, Tensor] = {}
        self._capture("features", getattr(self.model, backbone.head))
        reference = PlaceReference.of_checkpoint(checkpoint)
        self.places = None if reference is None else UnlikePlaces(reference)
        if self.places is not None:
            for name, module in zip(("fine", "coarse"), map_modules(self.model, backbone), strict=True):
                self._capture_output(name, module)
        elif self._has_attention:
            self._patches = checkpoint.metadata.preprocessing.size // int(self.model.patch_size)  # type: ignore[arg-type]
            self._attention: Any = list(self.model.encoder.layers)[-1].self_attention  # type: ignore[union-attr, arg-type]
            self._capture("place", self._attention)
        else:
            self._capture("place", self.model.avgpool)
        self.eval()

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Judge uint8 pixels (n, size, size) or (n, size, size, 3).

        Returns:
            Logits (n, classes), features (n, width) and maps (n, height, width) from 0 to 1.
        """
        logits: Tensor = self.model(self.normalise(pixels))
        captured = dict(self._captured)
        self._captured.clear()
        return logits, captured["features"], self._map(captured)

    def _map(self, captured: dict[str, Tensor]) -> Tensor:
        if self.places is not None:
            found: Tensor = self.places(captured["fine"], captured["coarse"])
            return found
        return (self._attention_map if self._has_attention else self._evidence_map)(captured["place"])

    def _capture(self, name: str, module: Any) -> None:
        def keep(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            self._captured[name] = inputs[0]

        module.register_forward_pre_hook(keep)

    def _capture_output(self, name: str, module: Any) -> None:
        def keep(_module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
            self._captured[name] = output

        module.register_forward_hook(keep)

    def _evidence_map(self, last_stage: Tensor) -> Tensor:
        evidence = torch.einsum("nchw,c->nhw", last_stage, self.contrast) + self.contrast_bias
        return scaled_evidence(evidence)

    def _attention_map(self, tokens: Tensor) -> Tensor:
        """Recompute the class token's attention from the layer's input; torchvision's own call does not return it."""
        layer = self._attention
        weight, bias, width = layer.in_proj_weight, layer.in_proj_bias, layer.embed_dim
        heads = (layer.num_heads, width // layer.num_heads)
        query = nn.functional.linear(tokens[:, 0], weight[:width], bias[:width]).unflatten(-1, heads)
        key = nn.functional.linear(tokens, weight[width : 2 * width], bias[width : 2 * width]).unflatten(-1, heads)
        scores = torch.einsum("nhd,nthd->nht", query, key) / heads[1] ** 0.5
        attention = scores.softmax(-1).mean(1)[:, 1:]
        side = self._patches
        heat: Tensor = (attention / attention.amax(1, keepdim=True)).unflatten(1, (side, side))
        return heat


class UnlikePlaces(nn.Module):
    """How unlike places of sound training pictures those of a picture are.

    Args:
        reference: What places are compared with.
    """

    def __init__(self, reference: PlaceReference) -> None:
        super().__init__()
        self._unit = reference.unit
        for name, usual in (("fine", reference.fine), ("coarse", reference.coarse)):
            self.register_buffer(f"{name}_mean", torch.from_numpy(usual.mean))
            self.register_buffer(f"{name}_whitening", torch.from_numpy(usual.whitening))

    def forward(self, fine: Tensor, coarse: Tensor) -> Tensor:
        """Maps (n, height, width) from 0 to 1 of the earlier stage's places.

        Args:
            fine: What the earlier stage gave, (n, channels, height, width), or a ViT's tokens.
            coarse: What the later one gave.
        """
        given = self.get_buffer
        distances = product_of_distances(
            place_distances(fine, given("fine_mean"), given("fine_whitening")),
            place_distances(coarse, given("coarse_mean"), given("coarse_whitening")),
        )
        above = (distances / self._unit - _FROM).clamp(min=0)
        return above / above.amax((1, 2), keepdim=True).clamp(min=_TO - _FROM)


def place_distances(stage: Tensor, mean: Tensor, whitening: Tensor) -> Tensor:
    """Distance of each place from the usual ones, (n, height, width).

    Args:
        stage: What a stage gave, (n, channels, height, width), or a ViT's tokens.
        mean: As `UsualPlaces.mean`.
        whitening: As `UsualPlaces.whitening`.
    """
    offsets = place_vectors(stage) - mean[:, None, None]
    rows = nn.functional.conv2d(offsets, whitening[:, :, None, None])
    return (rows * rows).mean(1).sqrt()


def product_of_distances(fine: Tensor, coarse: Tensor) -> Tensor:
    """Square root of the product of two stages' distances, at the places of the first (n, height, width)."""
    side = list(fine.shape[-2:])
    enlarged = nn.functional.interpolate(coarse[:, None], size=side, mode="bilinear", align_corners=False)[:, 0]
    return (fine * enlarged).sqrt()


def place_vectors(stage: Tensor) -> Tensor:
    """What a stage gave at each place: float32 (n, at most `MOST_CHANNELS`, height, width)."""
    grid = on_a_grid(stage).float()
    return grid[:, :: channel_step(grid.shape[1])]


class Normalise(nn.Module):
    """`Preprocessing.normalised` for a batch, in the graph."""

    mean: Tensor
    std: Tensor

    def __init__(self, preprocessing: Preprocessing) -> None:
        super().__init__()
        self._light = preprocessing.light
        self.register_buffer("mean", torch.tensor(preprocessing.mean).reshape(1, 3, 1, 1))
        self.register_buffer("std", torch.tensor(preprocessing.std).reshape(1, 3, 1, 1))

    def forward(self, pixels: Tensor) -> Tensor:
        """Pixels (n, size, size) or (n, size, size, 3), uint8, to float32 (n, 3, size, size)."""
        planes = pixels.unsqueeze(1) if pixels.ndim == 3 else pixels.permute(0, 3, 1, 2)
        scaled = planes.float() / 255.0
        if self._light is not None:
            level, contrast = self._light
            centred = scaled - scaled.mean((1, 2, 3), keepdim=True)
            spread = (centred * centred).mean((1, 2, 3), keepdim=True).sqrt()
            scaled = centred * (contrast / spread.clamp(min=LEAST_CONTRAST)) + level
        return (scaled - self.mean) / self.std


def defect_contrast(checkpoint: LoadedCheckpoint) -> tuple[NDArray[np.float32], float]:
    """What in the penultimate features speaks for a defect and against ok: weights (width,) and bias, in logits.

    With several classes of one role their mean stands for them.
    """
    head = BACKBONES[checkpoint.metadata.backbone].head
    weight, bias = checkpoint.tensors[f"{head}.1.weight"], checkpoint.tensors[f"{head}.1.bias"]
    is_ok = np.zeros(len(checkpoint.metadata.classes), bool)
    is_ok[list(checkpoint.metadata.ok_indices)] = True
    contrast = weight[~is_ok].astype(np.float32).mean(0) - weight[is_ok].astype(np.float32).mean(0)
    return contrast, float(bias[~is_ok].mean() - bias[is_ok].mean())


def scaled_evidence(evidence: Tensor) -> Tensor:
    """Bring evidence in logits (n, height, width) to 0 to 1, where 1 is `FULL_EVIDENCE` or the picture's most."""
    positive = evidence.clamp(min=0)
    return positive / positive.amax((1, 2), keepdim=True).clamp(min=FULL_EVIDENCE)
