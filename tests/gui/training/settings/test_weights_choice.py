"""What a run starts from: what is at hand can be chosen, and it is said what will be used."""

from __future__ import annotations

import pytest

from castinspect.gui.training.settings import weights_choice
from castinspect.gui.training.settings.weights_choice import WeightsChoice
from castinspect.models import start
from castinspect.models.backbones import BACKBONES
from castinspect.models.weights import imagenet_file
from castinspect.paths import weights_dir
from castinspect.training.config import Strategy


@pytest.fixture
def bare_app(monkeypatch):
    """An app that came without the package of Lite0's weights."""
    monkeypatch.setattr(start, "imagenet_at_hand", lambda _backbone: None)


@pytest.fixture
def choice(qtbot):
    made = WeightsChoice(BACKBONES["efficientnet_b0"])
    qtbot.addWidget(made)
    return made


def put_imagenet(backbone):
    weights_dir().mkdir(parents=True)
    (weights_dir() / imagenet_file(backbone).name).write_bytes(b"")


def test_auto_takes_lite0_and_says_why_without_b0s_imagenet_weights(choice):
    assert choice.value == "auto"
    assert choice.note.startswith("EfficientNet-Lite0")
    assert "those of EfficientNet-B0 are not at hand" in choice.note


def test_the_bundled_starter_is_what_auto_takes_without_any_imagenet_weights(bare_app, choice):
    choice.refresh()
    assert "bundled starter" in choice.note


def test_imagenet_weights_at_hand_come_before_the_starter(choice):
    put_imagenet(BACKBONES["efficientnet_b0"])
    choice.refresh()
    assert choice.note.startswith("ImageNet weights, pretrained")


def test_with_nothing_at_hand_it_is_said_that_weights_are_fetched(choice):
    choice.set_backbone(BACKBONES["resnet18"])
    assert "fetched first" in choice.note


def test_a_backbone_without_a_starter_does_not_offer_it_and_says_so(choice):
    choice.choose("starter")
    assert choice.is_offered("starter")
    choice.set_backbone(BACKBONES["resnet18"])
    assert choice.value == "auto"
    assert not choice.is_offered("starter")
    assert "none for ResNet-18" in choice._combo.itemText(choice._combo.findData("starter"))


def test_from_scratch_takes_no_weights(choice):
    choice.set_strategy(Strategy.SCRATCH)
    assert not choice.is_offered("imagenet")
    assert "random weights" in choice.note
    choice.set_strategy(Strategy.HEAD)
    assert choice.is_offered("imagenet")


def test_a_random_backbone_is_warned_of(choice):
    choice.choose("none")
    assert "learned nothing" in choice.note


def test_a_file_is_handed_on_and_its_name_shown(choice, tmp_path):
    file = tmp_path / "mine.pth"
    choice.choose(str(file))
    assert choice.value == str(file)
    assert choice._combo.currentText() == "mine.pth"
    assert imagenet_file(BACKBONES["efficientnet_b0"]).name in choice.note


@pytest.mark.parametrize("given", ["", "chosen.pth"])
def test_the_file_dialog_decides(choice, monkeypatch, given):
    monkeypatch.setattr(weights_choice.QFileDialog, "getOpenFileName", lambda *_: (given, ""))
    choice._combo.setCurrentIndex(choice._combo.findData("file"))
    choice._combo.activated.emit(choice._combo.currentIndex())
    assert choice.value == (given or "auto")
