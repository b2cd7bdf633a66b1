"""What takes a phase's steps: the optimiser, the schedule of its rates, and the moving average of the weights."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from castinspect.training.strategies import Phase

_WARM_UP = 0.1
_LOWEST_RATE = 0.02
_WEIGHT_DECAY = 1e-2


@dataclass(frozen=True)
class Optimisation:
    """Steps by AdamW (Loshchilov and Hutter 2019, arXiv:1711.05101) at rates that warm up and fall by a cosine.

    Attributes:
        model: The network that learns.
        optimizer: Holds the parameters that learn in the phase.
        schedule: One step of it for each of the optimiser's.
        average: Moving average of the weights (Polyak and Juditsky 1992, doi:10.1137/0330046) over about one epoch;
            None where the latest weights are the ones to judge by.
    """

    model: nn.Module
    optimizer: torch.optim.AdamW
    schedule: torch.optim.lr_scheduler.LambdaLR
    average: AveragedModel | None

    def update(self, loss: Tensor) -> None:
        """Take one step down the loss. One that is not finite would destroy every weight: it changes nothing."""
        if not math.isfinite(float(loss.detach())):
            return
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        self.schedule.step()
        if self.average is not None:
            self.average.update_parameters(self.model)


def begin_optimisation(
    model: nn.Module, phase: Phase, epochs: int, steps_per_epoch: int, *, averaged: bool
) -> Optimisation:
    """Freeze what does not learn in a phase, and make ready what takes its steps.

    Args:
        model: Whose parameters learn or not, as the phase says.
        phase: Which layers, at which rates.
        epochs: How long the schedule is.
        steps_per_epoch: How many steps each of them has.
        averaged: Whether to keep a moving average of the weights.
    """
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        rate = phase.rate_of(name)
        parameter.requires_grad_(rate is not None)
        if rate is not None:  # biases and the scales of norms are not drawn to zero
            groups.setdefault((rate, _WEIGHT_DECAY if parameter.ndim > 1 else 0.0), []).append(parameter)
    optimizer = torch.optim.AdamW(
        [{"params": found, "lr": rate, "weight_decay": decay} for (rate, decay), found in groups.items()]
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, _warm_up_and_cosine(epochs * steps_per_epoch))
    return Optimisation(model, optimizer, schedule, _average_of(model, steps_per_epoch) if averaged else None)


def _average_of(model: nn.Module, steps_per_epoch: int) -> AveragedModel:
    decay = 1 - 1 / max(1, steps_per_epoch)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(decay), use_buffers=True)
    average.requires_grad_(requires_grad=False)
    return average


def _warm_up_and_cosine(steps: int) -> Callable[[int], float]:
    """By how much the rates are multiplied at each step: up to 1 in a line, then down by half a cosine."""
    warm_up = max(1, round(_WARM_UP * steps))

    def factor(step: int) -> float:
        if step < warm_up:
            return (step + 1) / warm_up
        done = min(1.0, (step - warm_up) / max(1, steps - warm_up))
        return _LOWEST_RATE + (1 - _LOWEST_RATE) * (1 + math.cos(math.pi * done)) / 2

    return factor
