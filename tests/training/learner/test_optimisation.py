import math
import warnings

import pytest
import torch
from torch import nn

from castinspect.training.learner.optimisation import begin_optimisation
from castinspect.training.strategies import LayerGroup, Phase


class Network(nn.Module):
    """Three layers, each of one rate."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(0)
        self.low, self.top, self.head = nn.Linear(4, 4), nn.Linear(4, 4), nn.Linear(4, 2)

    def forward(self, inputs):
        return self.head(self.top(self.low(inputs)))


PHASE = Phase("late layers", 1, (LayerGroup(("head.",), 1e-3), LayerGroup(("top.",), 1e-4)))


def begun(*, epochs=1, steps=30):
    network = Network()
    return network, begin_optimisation(network, PHASE, epochs, steps)


def loss_of(network):
    return network(torch.ones(2, 4)).square().mean()


def test_only_the_layers_of_the_phase_learn_each_at_its_rate():
    network, optimisation = begun()
    assert {name for name, p in network.named_parameters() if p.requires_grad} == {
        "head.weight", "head.bias", "top.weight", "top.bias",
    }  # fmt: skip
    assert {group["initial_lr"] for group in optimisation.optimizer.param_groups} == {1e-3, 1e-4}
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    optimisation.update(loss_of(network))
    moved = {name for name, tensor in network.state_dict().items() if not torch.equal(tensor, before[name])}
    assert moved == {"head.weight", "head.bias", "top.weight", "top.bias"}


def test_rates_rise_and_fall_within_a_phase():
    network, optimisation = begun()
    rates = []
    for _ in range(30):
        rates.append([group["lr"] for group in optimisation.optimizer.param_groups])
        optimisation.update(loss_of(network))
    head = [max(groups) for groups in rates]
    assert head[0] < max(head) == pytest.approx(1e-3, rel=0.02)
    assert head[-1] < 0.1 * max(head)
    assert {round(rate / max(groups), 5) for groups in rates for rate in groups} == {1.0, 0.1}


def test_biases_are_not_drawn_to_zero():
    _, optimisation = begun()
    for group in optimisation.optimizer.param_groups:
        assert {parameter.ndim > 1 for parameter in group["params"]} == {group["weight_decay"] > 0}


def test_a_loss_that_is_no_number_changes_nothing_and_warns_of_nothing():
    network, optimisation = begun()
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        optimisation.update(loss_of(network) * math.nan)
    assert all(torch.equal(tensor, before[name]) for name, tensor in network.state_dict().items())
    assert optimisation.schedule.last_epoch == 0


class WithNorms(nn.Module):
    """Two batch norms of EfficientNet-Lite0's slow share, before a head."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(0)
        self.low, self.top, self.head = (
            nn.BatchNorm2d(1, momentum=0.01),
            nn.BatchNorm2d(1, momentum=0.01),
            nn.Linear(1, 2),
        )

    def forward(self, inputs):
        return self.head(self.top(self.low(inputs)).mean((2, 3)))


def trained(steps):
    """A network that saw pictures of brightness 10 in so many steps, its `low` norm frozen."""
    network = WithNorms()
    optimisation = begin_optimisation(network, PHASE, 1, steps)
    network.train()
    network.low.eval()
    for _ in range(steps):
        optimisation.update(network(10 + torch.randn(8, 1, 4, 4)).square().mean())
    return network


@pytest.mark.parametrize("steps", [5, 15, 55, 220])
def test_norms_that_learn_know_the_pictures_of_a_short_run_too(steps):
    network = trained(steps)
    assert network.top.running_mean.item() == pytest.approx(10, rel=0.05)
    assert network.low.running_mean.item() == 0


def test_a_long_run_leaves_each_norm_its_own_pace():
    network = WithNorms()
    begin_optimisation(network, PHASE, 100, 20)
    assert (network.low.momentum, network.top.momentum) == (0.01, 0.01)
    begin_optimisation(network, PHASE, 1, 2)
    assert (network.low.momentum, network.top.momentum) == (0.01, 0.5)
