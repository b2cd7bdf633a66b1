"""The list of backbones, and what one is made of."""

from __future__ import annotations

import pytest

from castinspect.cli import run
from castinspect.models.backbones import BACKBONES


def test_every_backbone_is_listed(capsys):
    assert run(["backbones"]) == 0
    told = capsys.readouterr().out
    assert all(name in told for name in BACKBONES)


@pytest.mark.usefixtures("published_networks")
def test_a_backbone_shows_what_is_taken_away_and_what_learns(capsys):
    assert run(["backbones", "resnet18", "--strategy", "head", "--classes", "3"]) == 0
    told = capsys.readouterr().out
    assert "Linear(512, 1000)" in told
    assert "gone" in told
    assert "Linear(512, 3)" in told
    assert "frozen" in told


@pytest.mark.parametrize("name", ["vgg16", "resnet"])
def test_an_unknown_backbone_is_told_with_the_known_ones(name, capsys):
    assert run(["backbones", name]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert f"no backbone called {name}" in told
    assert "efficientnet_b0" in told
