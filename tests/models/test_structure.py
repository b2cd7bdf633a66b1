"""What a backbone is made of is told truly, by the table and by the command."""

from __future__ import annotations

import pytest
import torch

from castinspect.cli import run
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.structure import structure_of

pytestmark = pytest.mark.usefixtures("published_networks")
_RESNET18 = [("stem", (64, 112, 112))] + [(f"layer{i}", (32 * 2**i, 112 >> i, 112 >> i)) for i in range(1, 5)]


@pytest.mark.parametrize("name", BACKBONES)
def test_parameters_are_those_of_the_network_that_is_trained(name):
    found = structure_of(BACKBONES[name], 3)
    with torch.device("meta"):
        model = build_model(BACKBONES[name], 3)
    assert found.parameters == sum(p.numel() for p in model.parameters())
    assert found.new_head_parameters == 3 * BACKBONES[name].features + 3
    assert found.old_head_parameters == 1000 * BACKBONES[name].features + 1000
    published = found.parameters - found.new_head_parameters + found.old_head_parameters
    assert published / 1e6 == pytest.approx(BACKBONES[name].parameters_millions, abs=0.06)


def test_outputs_shrink_from_stage_to_stage():
    found = structure_of(BACKBONES["resnet18"], 2)
    expected = [(name, (shape[0], *[max(side, 7) for side in shape[1:]])) for name, shape in _RESNET18]
    assert [(stage.stage.name, stage.output) for stage in found.stages] == expected


def test_outputs_follow_the_size_of_the_input():
    assert structure_of(BACKBONES["efficientnet_b0"], 2, 320).stages[-1].output == (1280, 10, 10)
    assert structure_of(BACKBONES["vit_b_16"], 2, 160).stages[-1].output == (101, 768)


def test_command_shows_the_layer_taken_away_the_new_head_and_what_learns_when(capsys):
    assert run(["backbones", "resnet18", "--classes", "3"]) == 0
    said = capsys.readouterr().out
    for words in (
        "Linear(512, 1000)",
        "gone",
        "Dropout + Linear(512, 3)",
        "fitted",
        "late",
        "frozen",
        "93.889%",
    ):
        assert words in said


def test_command_refuses_what_is_no_backbone(capsys):
    assert run(["backbones", "vgg"]) == 2
    assert "resnet18" in capsys.readouterr().err
