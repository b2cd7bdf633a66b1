"""`castinspect bench maps`: a row for each network, its map beside the coarse one."""

from __future__ import annotations

import json

import pytest

from castinspect.bench.training.maps import MapTrial
from castinspect.cli import run
from castinspect.cli.bench import maps as command


@pytest.fixture
def _played(monkeypatch):
    """Takes the place of drawing, training and playing."""

    def try_maps(config, pictures, castings):
        yield from ()
        return MapTrial(config.backbone, config.weights, castings, castings - 1, 0, 1.02)

    monkeypatch.setattr(command, "try_maps", try_maps)
    monkeypatch.setattr(command, "defective_castings", lambda _count, _seed: [])


@pytest.mark.usefixtures("_played")
def test_both_maps_stand_beside_each_other(capsys):
    assert run(["bench", "maps", "--backbone", "resnet18", "--weights", "none", "--castings", "10"]) == 0
    (row,) = [line.split() for line in capsys.readouterr().out.splitlines() if "resnet18" in line]
    assert row == ["resnet18", "none", "10", "90.0%", "0.0%", "+2.0", "%"]


@pytest.mark.usefixtures("_played")
def test_figures_come_as_json_too(capsys):
    assert run(["bench", "maps", "--castings", "5", "--json"]) == 0
    (trial,) = json.loads(capsys.readouterr().out)
    assert (trial["backbone"], trial["pointed"]) == ("efficientnet_lite0", 4)
