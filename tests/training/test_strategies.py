import itertools
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
def test_full_trains_the_backbone_at_a_lower_rate(backbone, parameter_names):
    first, stage = stages_of(Strategy.FULL, backbone=backbone)
    found = rates(stage, parameter_names[backbone])
    head = BACKBONES[backbone].head + "."
    assert first.only_head
    assert {rate for name, rate in found.items() if name.startswith(head)} == {1e-3}
    deep_to_top = list(dict.fromkeys(rate for name, rate in found.items() if not name.startswith(head)))
    assert max(deep_to_top) == 1e-4
    ratios = {round(low / high, 6) for low, high in itertools.pairwise(sorted(deep_to_top))}
    assert ratios == {0.75}


@pytest.mark.parametrize("backbone", BACKBONES)
def test_gradual_unfreezes_from_the_top_and_the_deeper_the_slower(backbone, parameter_names):
    names = parameter_names[backbone]
    head, late, everything = (rates(stage, names) for stage in stages_of(Strategy.GRADUAL, backbone=backbone))
    learning = [{name for name, rate in found.items() if rate} for found in (head, late, everything)]
    assert learning[0] < learning[1] < learning[2] == set(names)
    deep = names[0]
    assert late[deep] is None
    assert everything[deep] < min(late[name] for name in learning[1]) < everything[names[-1]]


@pytest.mark.parametrize("epochs", range(1, 31))
@pytest.mark.parametrize(
    ("strategy", "names"), [(Strategy.FULL, ["head", "all"]), (Strategy.GRADUAL, ["head", "late layers", "all"])]
)
def test_stages_share_all_epochs(epochs, strategy, names):
    stages = stages_of(strategy, epochs)
    assert sum(stage.epochs for stage in stages) == epochs
    assert all(stage.epochs >= 1 for stage in stages)
    assert [stage.name for stage in stages] == names[-min(len(names), epochs) :]
