"""Versions are made, taken in and recorded alike, whoever asks."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image

from castinspect.errors import CheckpointError
from castinspect.identity import Attribution
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.checkpoint import save_checkpoint
from castinspect.progress import drain
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.versions import adaptation
from castinspect.versions.locked_set import lock
from castinspect.versions.making import AdaptationWish, adapt_and_take_in, take_in_trained
from tests.helpers.checkpoints import metadata_of


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    torch.manual_seed(0)
    path = tmp_path_factory.mktemp("files") / "wheel.safetensors"
    save_checkpoint(path, build_model(BACKBONES["resnet18"], 2).state_dict(), metadata_of())
    return path


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    folder, generator = tmp_path_factory.mktemp("parts"), np.random.default_rng(0)
    for name, count in (("locked/ok_front", 32), ("locked/def_front", 4), ("now", 32)):
        (folder / name).mkdir(parents=True)
        for index in range(count):
            Image.fromarray(generator.integers(50, 200, (32, 32), dtype=np.uint8)).save(folder / name / f"{index}.png")
    return folder


def test_an_accepted_adaptation_is_a_version_with_its_reason(wheel, parts, monkeypatch):
    monkeypatch.setattr(adaptation, "is_worse", lambda before, after: False)
    registry = Registry()
    lock(registry, parts / "locked")
    made = drain(adapt_and_take_in(registry, AdaptationWish(wheel, parts / "now", device="cpu"), Attribution("kim")))
    assert made.version is not None
    assert (made.name, made.version.stem) == ("wheel", "wheel-adapted")
    (entry,) = [entry for entry in registry.journal.entries() if entry.action is Action.ADAPTED]
    assert (entry.who, entry.why) == ("kim", str(parts / "now"))


def test_what_is_not_accepted_leaves_nothing(wheel, parts, monkeypatch):
    monkeypatch.setattr(adaptation, "is_worse", lambda before, after: True)
    registry = Registry()
    lock(registry, parts / "locked")
    made = drain(adapt_and_take_in(registry, AdaptationWish(wheel, parts / "now", device="cpu")))
    assert made.version is None
    assert registry.versions() == []
    assert Action.ADAPTED not in {entry.action for entry in registry.journal.entries()}


def test_a_trained_checkpoint_is_taken_in_with_who_and_why(wheel):
    registry = Registry()
    taken = take_in_trained(registry, wheel, Attribution("lee", "new mould"))
    assert taken.parent == registry.folder
    (entry,) = registry.journal.entries()
    assert (entry.action, entry.who, entry.why) == (Action.TRAINED, "lee", "new mould")


def test_what_is_no_checkpoint_is_not_taken_in(tmp_path):
    (tmp_path / "torn.safetensors").write_bytes(b"torn")
    with pytest.raises(CheckpointError):
        take_in_trained(Registry(), tmp_path / "torn.safetensors")
    assert Registry().journal.entries() == []
