"""The loss: cross-entropy in which rare classes, and parts with few pictures, weigh as much as the others."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn


class WeightedCrossEntropy(nn.Module):
    """The weighted mean of the pictures' cross-entropies; each picture weighs its class's weight times its own.

    Args:
        class_weights: (classes,), one over how often a class is met.
        device: Where the logits are.
    """

    def __init__(self, class_weights: Sequence[float], device: str) -> None:
        super().__init__()
        self._class_weights = torch.tensor(class_weights, dtype=torch.float32, device=device)

    def forward(self, logits: Tensor, truth: Tensor, weights: Tensor | None = None) -> Tensor:
        """The loss, a scalar.

        Args:
            logits: (n, classes).
            truth: (n,) class of each picture.
            weights: (n,) of each picture; None weighs all the same.
        """
        if weights is None:
            return nn.functional.cross_entropy(logits, truth, self._class_weights)
        each = nn.functional.cross_entropy(logits, truth, self._class_weights, reduction="none")
        return (each * weights).sum() / (self._class_weights[truth] * weights).sum()

    def weight_of(self, truth: Tensor, weights: Tensor) -> float:
        """What pictures count together: their classes' weights times their own, both (n,)."""
        return float((self._class_weights.cpu()[truth] * weights).sum())
