from pathlib import Path

import pytest
import torch

from castinspect.models.backbones import BACKBONES, build_model
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.strategies import plan_phases


def stages_of(strategy, epochs=10, backbone="resnet18", **settings):
    config = TrainingConfig(data=Path(), strategy=strategy, epochs=epochs, **settings)
    return plan_phases(config, BACKBONES[backbone])


def rates(stage, names):
    """Learning rate by parameter name; None where frozen."""
    return {name: stage.rate_of(name) for name in names}


@pytest.fixture(scope="module")
def parameter_names():
    with torch.device("meta"):
        return {name: [n for n, _ in build_model(b, 2).named_parameters()] for name, b in BACKBONES.items()}


@pytest.mark.parametrize("backbone", BACKBONES)
def test_scratch_trains_everything_at_one_rate(backbone, parameter_names):
    (stage,) = stages_of(Strategy.SCRATCH, backbone=backbone, learning_rate=0.002)
    assert set(rates(stage, parameter_names[backbone]).values()) == {0.002}


@pytest.mark.parametrize("backbone", BACKBONES)
def test_head_trains_two_tensors(backbone, parameter_names):
    (stage,) = stages_of(Strategy.HEAD, backbone=backbone)
    learning = [name for name, rate in rates(stage, parameter_names[backbone]).items() if rate]
    head = BACKBONES[backbone].head
    assert learning == [f"{head}.1.weight", f"{head}.1.bias"]
    assert stage.only_head


@pytest.mark.parametrize("backbone", BACKBONES)
def test_full_trains_all_layers_at_the_backbones_rate(backbone, parameter_names):
    first, stage = stages_of(Strategy.FULL, backbone=backbone)
    found = rates(stage, parameter_names[backbone])
    head = BACKBONES[backbone].head + "."
    assert first.only_head
    assert {rate for name, rate in found.items() if name.startswith(head)} == {1e-3}
    others = {rate for name, rate in found.items() if not name.startswith(head)}
    assert others == {1e-3 * BACKBONES[backbone].rate}


def test_deeper_stages_learn_slower_where_that_is_asked_for(parameter_names):
    stage = stages_of(Strategy.FULL, layer_decay=0.5)[1]
    found = rates(stage, parameter_names["resnet18"])
    assert found["layer3.0.conv1.weight"] == pytest.approx(0.5 * found["layer4.0.conv1.weight"])


def test_small_efficientnets_learn_at_the_measured_rate_and_others_slower():
    assert {name: backbone.rate for name, backbone in BACKBONES.items() if backbone.rate == 1} == {
        "efficientnet_b0": 1.0, "efficientnet_lite0": 1.0,
    }  # fmt: skip


@pytest.mark.parametrize("backbone", BACKBONES)
def test_gradual_unfreezes_from_the_top_and_leaves_the_early_layers_frozen(backbone, parameter_names):
    names = parameter_names[backbone]
    head, late = (rates(stage, names) for stage in stages_of(Strategy.GRADUAL, backbone=backbone))
    learning = [{name for name, rate in found.items() if rate} for found in (head, late)]
    assert learning[0] < learning[1] < set(names)
    assert late[names[0]] is None


def test_gradual_spends_all_epochs_but_the_heads_on_the_late_layers():
    assert [stage.epochs for stage in stages_of(Strategy.GRADUAL, 12)] == [1, 11]


@pytest.mark.parametrize("epochs", range(1, 31))
@pytest.mark.parametrize(
    ("strategy", "names"), [(Strategy.FULL, ["head", "all"]), (Strategy.GRADUAL, ["head", "late layers"])]
)
def test_stages_share_all_epochs(epochs, strategy, names):
    stages = stages_of(strategy, epochs)
    assert sum(stage.epochs for stage in stages) == epochs
    assert all(stage.epochs >= 1 for stage in stages)
    assert [stage.name for stage in stages] == names[-min(len(names), epochs) :]


@pytest.mark.parametrize(("strategy", "epochs"), [(Strategy.FULL, 10), (Strategy.GRADUAL, 10), (Strategy.GRADUAL, 1)])
def test_the_first_layers_that_are_tuned_learn_under_a_fresh_head(strategy, epochs):
    tuned = [stage for stage in stages_of(strategy, epochs) if not stage.only_head]
    assert [stage.fresh_head for stage in tuned] == [True] + [False] * (len(tuned) - 1)
