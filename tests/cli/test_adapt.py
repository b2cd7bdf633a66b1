"""`castinspect adapt`: what it needs is said, what it made is a version."""

from __future__ import annotations

import shutil

import numpy as np
import pytest
import torch
from PIL import Image

from castinspect.cli import run
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.checkpoint import save_checkpoint
from castinspect.registry.registry import Registry
from castinspect.versions import adaptation
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


def test_an_accepted_version_is_taken_in(wheel, parts, monkeypatch, capsys):
    monkeypatch.setattr(adaptation, "is_worse", lambda before, after: False)
    assert run(["models", "lock", str(parts / "locked")]) == 0
    assert run(["adapt", str(wheel), str(parts / "now"), "--device", "cpu", "--by", "kim"]) == 0
    assert "new version" in capsys.readouterr().out
    (version,) = Registry().versions()
    assert version.name == "wheel-adapted"
    assert [entry.action for entry in Registry().journal.of(version.metadata.id)] == ["adapted"]


def test_a_version_that_is_worse_is_not_kept(wheel, parts, monkeypatch, capsys):
    monkeypatch.setattr(adaptation, "is_worse", lambda before, after: True)
    run(["models", "lock", str(parts / "locked")])
    assert run(["adapt", str(wheel), str(parts / "now"), "--device", "cpu"]) == 1
    assert "Not accepted" in capsys.readouterr().err
    assert Registry().versions() == []


def test_without_locked_pictures_it_says_what_to_do(wheel, parts, capsys):
    assert run(["adapt", str(wheel), str(parts / "now")]) == 1
    assert "models lock" in capsys.readouterr().err


def test_pictures_of_the_old_camera_may_be_stated(wheel, parts, tmp_path, monkeypatch):
    monkeypatch.setattr(adaptation, "is_worse", lambda before, after: False)
    shutil.copytree(parts / "locked" / "ok_front", tmp_path / "old")
    arguments = ["--before", str(tmp_path / "old"), "--check", str(parts / "locked"), "--device", "cpu"]
    assert run(["adapt", str(wheel), str(parts / "now"), *arguments, "--out", str(tmp_path / "new.safetensors")]) == 0
    assert (tmp_path / "new.safetensors").exists()
