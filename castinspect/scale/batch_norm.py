"""Batch norm over the pictures of all processes that train together.

torch's own SyncBatchNorm computes on CUDA alone. Here each process's mean and variance are brought together by one
all-reduce in a forward pass, and the two sums of its gradient by another in a backward pass, as SyncBatchNorm does it;
the moments by Chan, Golub and LeVeque 1983.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.distributed as dist
from torch import Tensor, nn

_DIMENSIONS = (0, 2, 3)


def synchronise(model: nn.Module) -> None:
    """Make the batch norms of a network that learn see the pictures of all processes, and all others their own."""
    for module in model.modules():
        if type(module) in (nn.BatchNorm2d, SynchronisedBatchNorm):
            learns = any(parameter.requires_grad for parameter in module.parameters())
            module.__class__ = SynchronisedBatchNorm if learns else nn.BatchNorm2d


class SynchronisedBatchNorm(nn.BatchNorm2d):
    """As `nn.BatchNorm2d`; in training its statistics are those of the pictures of all processes."""

    def forward(self, input: Tensor) -> Tensor:  # noqa: A002  # as torch calls it
        """Normalise (n, channels, height, width)."""
        if not self.training:
            return super().forward(input)
        with torch.no_grad():
            mean, variance, count = _moments(input.float())
            self._note(mean, variance, count)
            spread = torch.rsqrt(variance + self.eps)
        normal: Tensor = _Normalised.apply(input.float(), self.weight, self.bias, mean, spread, count)  # type: ignore[no-untyped-call]
        return normal.to(input.dtype)

    def _note(self, mean: Tensor, variance: Tensor, count: float) -> None:
        """What is used when the network judges: running means, of the unbiased variance."""
        assert self.running_mean is not None
        assert self.running_var is not None
        assert self.num_batches_tracked is not None
        self.num_batches_tracked += 1
        share = self.momentum if self.momentum is not None else 1 / float(self.num_batches_tracked)
        self.running_mean.lerp_(mean, share)
        self.running_var.lerp_(variance * (count / max(1.0, count - 1)), share)


class _Normalised(torch.autograd.Function):
    """Normalising by moments that depend on the input of every process."""

    @staticmethod
    def forward(
        ctx: Any, values: Tensor, weight: Tensor, bias: Tensor, mean: Tensor, spread: Tensor, count: float
    ) -> Tensor:
        """The usual affine map of each channel."""
        ctx.save_for_backward(values, weight, mean, spread)
        ctx.count = count
        factor = weight * spread
        return values * _wide(factor) + _wide(bias - mean * factor)

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor | None, ...]:
        """The gradient through the moments, too: by sums over the pictures of all processes."""
        values, weight, mean, spread = ctx.saved_tensors
        gradient = gradients[0]
        normal = (values - _wide(mean)) * _wide(spread)
        own = torch.stack([gradient.sum(_DIMENSIONS), (gradient * normal).sum(_DIMENSIONS)])
        both = own.clone()
        dist.all_reduce(both)
        by_mean, by_spread = both / ctx.count
        to_values = (gradient - _wide(by_mean) - normal * _wide(by_spread)) * _wide(weight * spread)
        return to_values, own[1], own[0], None, None, None


def _moments(values: Tensor) -> tuple[Tensor, Tensor, float]:
    """Mean and biased variance of each channel over all processes, and of how many numbers."""
    size, rank = dist.get_world_size(), dist.get_rank()
    channels = values.shape[1]
    told = torch.zeros((size, 2 * channels + 1), dtype=torch.float64, device=values.device)
    count = values.numel() // channels
    if count:
        variance, mean = torch.var_mean(values, _DIMENSIONS, correction=0)
        told[rank] = torch.cat([mean, variance, torch.full_like(mean[:1], count)])
    dist.all_reduce(told)
    means, variances, counts = told[:, :channels], told[:, channels:-1], told[:, -1:]
    total = counts.sum()
    mean = (means * counts).sum(0) / total
    variance = ((variances + (means - mean) ** 2) * counts).sum(0) / total
    return mean.to(values.dtype), variance.to(values.dtype), float(total)


def _wide(channels: Tensor) -> Tensor:
    return channels[None, :, None, None]
