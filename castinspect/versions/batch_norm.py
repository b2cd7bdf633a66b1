"""Batch-norm statistics: what each layer is fed, and moving its statistics to another camera or light."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn

_LEAST_VARIANCE = 1e-8


@dataclass(frozen=True)
class Moments:
    """Mean and variance, each (channels,), of what one layer is fed, over pictures and places."""

    mean: Tensor
    variance: Tensor


def batch_norms(model: nn.Module) -> dict[str, nn.BatchNorm2d]:
    """The batch-norm layers by name, from input to output; none in a vision transformer."""
    return {name: module for name, module in model.named_modules() if isinstance(module, nn.BatchNorm2d)}


def observed_moments(model: nn.Module, batches: Iterable[Tensor]) -> dict[str, Moments]:
    """Measure what every batch-norm layer is fed, the network staying as it is.

    Args:
        model: In eval mode.
        batches: Inputs (n, 3, size, size) on the model's device.
    """
    sums: dict[str, tuple[float, Tensor, Tensor]] = {}

    def add(name: str, _layer: nn.BatchNorm2d, inputs: Tensor) -> None:
        count, total, squares = sums.get(name, (0.0, torch.zeros(()), torch.zeros(())))
        values = inputs.double() if inputs.device.type != "mps" else inputs
        places = (0, 2, 3)
        sums[name] = (
            count + inputs.numel() / inputs.shape[1],
            total.to(inputs.device) + values.sum(places),
            squares.to(inputs.device) + (values * values).sum(places),
        )

    with _watched(model, add), torch.inference_mode():
        for batch in batches:
            model(batch)
    return {name: _moments(*found) for name, found in sums.items()}


def moved_statistics(model: nn.Module, inputs: Tensor, reference: Mapping[str, Moments]) -> dict[str, Moments]:
    """Move every batch-norm layer's statistics by what changed in what it is fed, in one pass from input to output.

    Schneider et al. 2020 (arXiv:2006.16971) and Nado et al. 2020 (arXiv:2006.10963) put the statistics of the new
    pictures in the place of the old. Here the new pictures show good parts only, and the old statistics may come from
    other pictures altogether (of ImageNet, of drawings), so that would also move what no camera changed. Instead the
    difference between good parts now and good parts then is added: the mean moves by it, the variance is multiplied by
    its ratio. Each layer is measured after those below it were moved, so nothing is corrected twice.

    Args:
        model: In eval mode; its own statistics are the moved ones afterwards.
        inputs: (n, 3, size, size) of good parts under the new conditions.
        reference: What `observed_moments` found on good parts under the old conditions.
    """
    moved: dict[str, Moments] = {}

    def move(name: str, layer: nn.BatchNorm2d, fed: Tensor) -> None:
        then, present = reference[name], statistics_of(layer)
        variance, mean = torch.var_mean(fed, (0, 2, 3), correction=0)
        ratio = variance.clamp_min(_LEAST_VARIANCE) / then.variance.clamp_min(_LEAST_VARIANCE)
        moved[name] = Moments(present.mean + mean - then.mean, present.variance * ratio)
        layer.running_mean, layer.running_var = moved[name].mean, moved[name].variance  # not in place: memory is shared

    with _watched(model, move), torch.inference_mode():
        model(inputs)
    return moved


def statistics_of(layer: nn.BatchNorm2d) -> Moments:
    """What a layer normalises by."""
    assert layer.running_mean is not None
    assert layer.running_var is not None
    return Moments(layer.running_mean, layer.running_var)


def blended(old: Moments, new: Moments, share: float) -> Moments:
    """Between old (share 0) and new (share 1): means along a line, variances along a geometric one."""
    mean = old.mean + share * (new.mean - old.mean)
    ratio = new.variance.clamp_min(_LEAST_VARIANCE) / old.variance.clamp_min(_LEAST_VARIANCE)
    return Moments(mean, old.variance * ratio**share)


@contextmanager
def _watched(model: nn.Module, tell: Callable[[str, nn.BatchNorm2d, Tensor], None]) -> Iterator[None]:
    """Within the block, tell what each batch-norm layer is about to be fed."""

    def hook_of(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def hook(layer: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            assert isinstance(layer, nn.BatchNorm2d)
            tell(name, layer, inputs[0])

        return hook

    handles = [layer.register_forward_pre_hook(hook_of(name)) for name, layer in batch_norms(model).items()]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def _moments(count: float, total: Tensor, squares: Tensor) -> Moments:
    mean = total / count
    return Moments(mean.float(), (squares / count - mean * mean).clamp_min(0).float())
