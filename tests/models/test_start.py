"""What is left to CastInspect starts from photographs where it can, and says so."""

from __future__ import annotations

import pytest

from castinspect.models import start
from castinspect.models.backbones import BACKBONES
from castinspect.models.start import choose_start
from castinspect.models.weights import imagenet_file
from castinspect.paths import weights_dir

B0 = BACKBONES["efficientnet_b0"]


def test_b0_with_its_imagenet_weights_is_taken_where_they_are_at_hand():
    weights_dir().mkdir(parents=True)
    (weights_dir() / imagenet_file(B0).name).write_bytes(b"")
    found = choose_start(B0, "auto")
    assert (found.backbone.name, found.weights.kind, found.why.code) == (
        "efficientnet_b0",
        "imagenet",
        "start-imagenet",
    )


def test_else_lite0_is_taken_and_the_sentence_says_why():
    found = choose_start(B0, "auto")
    assert (found.backbone.name, found.weights.kind) == ("efficientnet_lite0", "imagenet")
    assert "those of EfficientNet-B0 are not at hand" in str(found.why)


def test_else_the_starter_is_taken(monkeypatch):
    monkeypatch.setattr(start, "imagenet_at_hand", lambda _backbone: None)
    found = choose_start(B0, "auto")
    assert (found.backbone, found.weights.kind, found.why.code) == (B0, "starter", "start-starter")


@pytest.mark.parametrize("choice", ["starter", "none", "imagenet"])
def test_what_a_person_chose_is_taken_without_a_word(choice):
    found = choose_start(B0, choice)
    assert (found.backbone, found.weights.kind, found.why) == (B0, choice, None)


def test_another_backbone_is_never_exchanged():
    found = choose_start(BACKBONES["resnet18"], "auto")
    assert found.backbone.name == "resnet18"
    assert found.weights.needs_download
