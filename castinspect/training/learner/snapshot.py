"""Everything of a learner that the next step depends on, as tensors and numbers: so a run can go on another day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from castinspect.training.learner.learner import Learner

_MODEL, _OPTIMIZER = "model.", "optimizer."
_OWN_CHANCE, _TORCH_CHANCE = "chance.own", "chance.torch"


@dataclass(frozen=True)
class Snapshot:
    """A learner between two epochs.

    Attributes:
        tensors: Weights, the optimiser's moments, and the states of the random generators.
        numbers: Rates and counts; JSON holds them.
    """

    tensors: dict[str, Tensor]
    numbers: dict[str, Any]


def take_snapshot(learner: Learner) -> Snapshot:
    """Note a learner whose phase has begun."""
    assert learner.optimisation is not None, "begin() comes first"
    optimizer, schedule = learner.optimisation.optimizer, learner.optimisation.schedule
    tensors = {_MODEL + name: tensor for name, tensor in learner.model.state_dict().items()}
    for index, moments in optimizer.state_dict()["state"].items():
        tensors |= {f"{_OPTIMIZER}{index}.{name}": tensor for name, tensor in moments.items()}
    tensors |= {_OWN_CHANCE: learner.chance.get_state(), _TORCH_CHANCE: torch.get_rng_state()}
    numbers = {
        "steps": schedule.last_epoch,
        "rates": [group["lr"] for group in optimizer.param_groups],
        "batch_size": learner.batch.size,
    }
    return Snapshot({name: t.detach().cpu().clone() for name, t in tensors.items()}, numbers)


def restore_snapshot(learner: Learner, snapshot: Snapshot) -> None:
    """Bring a learner, whose same phase has just begun, to where another one was."""
    assert learner.optimisation is not None, "begin() comes first"
    optimizer, schedule = learner.optimisation.optimizer, learner.optimisation.schedule
    learner.model.load_state_dict(_under(snapshot.tensors, _MODEL))
    moments: dict[int, dict[str, Tensor]] = {}
    for name, tensor in _under(snapshot.tensors, _OPTIMIZER).items():
        index, _, moment = name.partition(".")
        moments.setdefault(int(index), {})[moment] = tensor
    optimizer.load_state_dict({"state": moments, "param_groups": optimizer.state_dict()["param_groups"]})
    schedule.last_epoch = snapshot.numbers["steps"]
    for group, rate in zip(optimizer.param_groups, snapshot.numbers["rates"], strict=True):
        group["lr"] = rate
    learner.batch.size = snapshot.numbers["batch_size"]
    learner.chance.set_state(snapshot.tensors[_OWN_CHANCE])
    torch.set_rng_state(snapshot.tensors[_TORCH_CHANCE])
    learner.group.reseed()


def _under(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
