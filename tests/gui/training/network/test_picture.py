"""The network as it is painted: what learns in each phase, in words for a screen reader, too."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.network.picture import NetworkPicture
from castinspect.models.backbones import find_backbone
from castinspect.models.structure import structure_of
from castinspect.training.config import TrainingConfig
from castinspect.training.strategies import plan_phases


@pytest.fixture
def shown(qtbot, published_networks):
    picture = NetworkPicture(LIGHT)
    qtbot.addWidget(picture)
    backbone = find_backbone("resnet18")
    config = TrainingConfig(data=Path(), backbone="resnet18", strategy="gradual", epochs=6)
    picture.show_network(structure_of(backbone, 2, 64), plan_phases(config, backbone))
    picture.resize(picture.sizeHint())
    picture.show()
    return picture


def test_the_phases_are_told_in_words(shown):
    told = shown.accessibleDescription()
    assert told.startswith("Share of the parameters that learns, by phase:")
    assert "late layers: 93.9%" in told


def test_the_phase_under_way_is_painted_differently(shown):
    before = shown.grab().toImage()
    shown.mark(0)
    assert shown.current == 0
    assert shown.grab().toImage() != before
    shown.mark(None)
    assert shown.grab().toImage() == before


def test_it_follows_the_theme(shown):
    before = shown.grab().toImage()
    shown.apply_theme(DARK)
    assert shown.grab().toImage() != before


def test_before_a_network_is_chosen_nothing_is_said(qtbot):
    picture = NetworkPicture(LIGHT)
    qtbot.addWidget(picture)
    assert picture.accessibleDescription() == ""
    assert picture.grab().width() > 0
