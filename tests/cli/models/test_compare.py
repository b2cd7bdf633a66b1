"""Two versions on the same pictures."""

from __future__ import annotations

import json

import pytest
import torch

from castinspect.cli import run
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint


@pytest.fixture
def turned(trained, tmp_path):
    """The same network with its answer turned round, so that everything flips."""
    loaded = load_checkpoint(trained)
    state = {
        name: torch.from_numpy(-array if name.startswith("fc") else array) for name, array in loaded.tensors.items()
    }
    metadata = loaded.metadata.model_copy(update={"id": "turned", "name": "turned", "learned_from": ()})
    extra = {name: array for name, array in loaded.extra.items() if not name.startswith("golden.")}
    save_checkpoint(tmp_path / "turned.safetensors", state, metadata, extra)
    return tmp_path / "turned.safetensors"


def compared(capsys, *arguments):
    assert run(["models", "compare", *map(str, arguments), "--device", "cpu"]) == 0
    return capsys.readouterr().out


def test_a_version_says_the_same_as_itself(castings, trained, capsys):
    told = compared(capsys, trained, trained, "--pictures", castings / "test")
    assert "No picture flips" in told
    assert "12 pictures" in told


def test_flips_are_told_with_what_they_are_worth(castings, trained, turned, capsys):
    found = json.loads(compared(capsys, trained, turned, "--pictures", castings / "test", "--json"))
    assert found["total"] == 12
    assert all(flip["a"] != flip["b"] for flip in found["flips"])
    if found["flips"]:
        assert "flip from A to B" in compared(capsys, trained, turned, "--pictures", castings / "test")


def test_without_pictures_it_says_how_to_lock_some(trained, capsys):
    assert run(["models", "compare", str(trained), str(trained)]) == 1
    assert "lock" in capsys.readouterr().err
