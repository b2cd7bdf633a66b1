"""Batch-norm statistics: what each layer is fed, and moving its statistics to another camera or light."""

from __future__ import annotations

from abc import ABC, abstractmethod
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
    sums = _Sums()
    with sums.watching(model), torch.inference_mode():
        for batch in batches:
            model(batch)
    return {name: _moments(*found) for name, found in sums.found.items()}


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
    moves = _Moves(reference)
    with moves.watching(model), torch.inference_mode():
        model(inputs)
    return moves.moved


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


class _Watcher(ABC):
    """Sees what each batch-norm layer of a network is about to be fed, by torch's forward hooks."""

    @abstractmethod
    def see(self, name: str, layer: nn.BatchNorm2d, inputs: Tensor) -> None:
        """A layer is about to be fed `inputs`, (n, channels, height, width)."""

    @contextmanager
    def watching(self, model: nn.Module) -> Iterator[None]:
        """Within the block, see every layer of this network."""
        handles = [layer.register_forward_pre_hook(self._hook_of(name)) for name, layer in batch_norms(model).items()]
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def _hook_of(self, name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def hook(layer: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            assert isinstance(layer, nn.BatchNorm2d)
            self.see(name, layer, inputs[0])

        return hook


class _Sums(_Watcher):
    """Counts, sums and sums of squares by layer and channel."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[float, Tensor, Tensor]] = {}

    def see(self, name: str, _layer: nn.BatchNorm2d, inputs: Tensor) -> None:
        count, total, squares = self.found.get(name, (0.0, torch.zeros(()), torch.zeros(())))
        values = inputs.double() if inputs.device.type != "mps" else inputs
        places = (0, 2, 3)
        self.found[name] = (
            count + inputs.numel() / inputs.shape[1],
            total.to(inputs.device) + values.sum(places),
            squares.to(inputs.device) + (values * values).sum(places),
        )


class _Moves(_Watcher):
    """Moves each layer's statistics before it is fed."""

    def __init__(self, reference: Mapping[str, Moments]) -> None:
        self._reference = reference
        self.moved: dict[str, Moments] = {}

    def see(self, name: str, layer: nn.BatchNorm2d, inputs: Tensor) -> None:
        then, present = self._reference[name], statistics_of(layer)
        variance, mean = torch.var_mean(inputs, (0, 2, 3), correction=0)
        ratio = variance.clamp_min(_LEAST_VARIANCE) / then.variance.clamp_min(_LEAST_VARIANCE)
        found = Moments(present.mean + mean - then.mean, present.variance * ratio)
        layer.running_mean, layer.running_var = found.mean, found.variance  # not in place: memory is shared
        self.moved[name] = found


def _moments(count: float, total: Tensor, squares: Tensor) -> Moments:
    mean = total / count
    return Moments(mean.float(), (squares / count - mean * mean).clamp_min(0).float())
