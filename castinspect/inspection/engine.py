"""Engines run the network: one forward pass gives logits, the map of where it looked, and the penultimate features."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from castinspect.models.checkpoint import LoadedCheckpoint, load_model

if TYPE_CHECKING:
    from torch import Tensor, nn

Array = NDArray[np.float32]

FULL_EVIDENCE = 4.0
"""Logits of evidence that show as the strongest colour; a sound part, with less anywhere, stays dim."""


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
    """Runs a checkpoint's network somewhere."""

    device: str

    def run(self, batch: Array, *, maps: bool) -> EngineOutput:
        """Judge a batch of inputs (n, 3, size, size), as `Preprocessing` makes them."""
        ...


class TorchEngine:
    """PyTorch in float32.

    For the convolutional backbones the map is the class activation map (Zhou et al. 2016, arXiv:1512.04150) of defect
    against ok: the head's weights applied to each place of the last stage instead of to their mean. For ViT it is the
    attention that the class token pays to each patch in the last layer, averaged over the heads (Caron et al. 2021,
    arXiv:2104.14294): it shows where the network looked, not what spoke for a defect.
    """

    def __init__(self, checkpoint: LoadedCheckpoint, device: str = "cpu") -> None:
        from castinspect.models.backbones import BACKBONES

        self.device = device
        self._model = load_model(checkpoint, device)
        self._contrast = defect_contrast(checkpoint)
        self._captured: dict[str, Tensor] = {}
        self._wants_maps = False
        backbone = BACKBONES[checkpoint.metadata.backbone]
        self._has_attention = backbone.head == "heads"
        head: nn.Module = getattr(self._model, backbone.head)
        head.register_forward_pre_hook(self._keep("features"))
        if self._has_attention:
            last_layer: Any = list(self._model.encoder.layers)[-1]  # type: ignore[union-attr, arg-type]
            last_layer.self_attention.register_forward_pre_hook(self._keep_attention)
        else:
            pooling: Any = self._model.avgpool
            pooling.register_forward_pre_hook(self._keep("last_stage"))

    def run(self, batch: Array, *, maps: bool) -> EngineOutput:
        """Judge a batch of inputs (n, 3, size, size), as `Preprocessing` makes them.

        Raises:
            RuntimeError: The device failed, or its memory is too small for the batch.
        """
        import torch

        self._wants_maps = maps
        with torch.inference_mode():
            logits: Tensor = self._model(torch.from_numpy(np.ascontiguousarray(batch)).to(self.device))
            found = self._maps() if maps else None
            output = EngineOutput(_numpy(logits), _numpy(self._captured["features"]), found)
        self._captured.clear()
        return output

    def _maps(self) -> Array:
        if self._has_attention:
            attention = _numpy(self._captured["attention"])
            side = round(attention.shape[1] ** 0.5)
            strongest = attention.max(axis=1, keepdims=True)
            return np.asarray(attention / strongest, np.float32).reshape(-1, side, side)
        weights, bias = self._contrast
        evidence = np.einsum("nchw,c->nhw", _numpy(self._captured["last_stage"]), weights) + bias
        return scaled_evidence(evidence)

    def _keep(self, name: str) -> Any:
        def keep(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            self._captured[name] = inputs[0]

        return keep

    def _keep_attention(self, module: Any, inputs: tuple[Tensor, ...]) -> None:
        """Recompute the class token's attention from the layer's input; torchvision's own call does not return it."""
        if not self._wants_maps:
            return
        import torch

        tokens = inputs[0]
        projected = torch.nn.functional.linear(tokens, module.in_proj_weight, module.in_proj_bias)
        query, key, _ = projected.unflatten(-1, (3, module.num_heads, -1)).unbind(2)
        scores = torch.einsum("nhd,nthd->nht", query[:, 0], key) / query.shape[-1] ** 0.5
        self._captured["attention"] = scores.softmax(-1).mean(1)[:, 1:]


def defect_contrast(checkpoint: LoadedCheckpoint) -> tuple[Array, float]:
    """What in the penultimate features speaks for a defect and against ok: weights (width,) and bias, in logits.

    With several classes of one role their mean stands for them.
    """
    from castinspect.models.backbones import BACKBONES

    head = BACKBONES[checkpoint.metadata.backbone].head
    weight, bias = checkpoint.tensors[f"{head}.1.weight"], checkpoint.tensors[f"{head}.1.bias"]
    is_ok = np.zeros(len(checkpoint.metadata.classes), bool)
    is_ok[list(checkpoint.metadata.ok_indices)] = True
    contrast = weight[~is_ok].mean(0) - weight[is_ok].mean(0)
    return contrast.astype(np.float32), float(bias[~is_ok].mean() - bias[is_ok].mean())


def scaled_evidence(evidence: NDArray[np.floating[Any]]) -> Array:
    """Bring evidence in logits (n, height, width) to 0 to 1, where 1 is `FULL_EVIDENCE` or the picture's most."""
    positive = np.maximum(evidence, 0)
    strongest = positive.max(axis=(1, 2), keepdims=True)
    return np.asarray(positive / np.maximum(strongest, FULL_EVIDENCE), np.float32)


def _numpy(tensor: Tensor) -> Array:
    array: Array = tensor.float().cpu().numpy()
    return array
