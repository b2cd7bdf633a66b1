"""Which checkpoint is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.cli.common.options import checkpoint_file, checkpoint_of
from castinspect.errors import CheckpointError
from castinspect.paths import demo_checkpoint
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry


def test_a_file_is_that_file(pristine):
    assert checkpoint_file(pristine) == pristine
    assert checkpoint_of(pristine).path == pristine


def test_demo_is_the_bundled_model_unless_a_file_is_called_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert checkpoint_file(Path("demo")) == demo_checkpoint()
    Path("demo").write_bytes(b"a file")
    assert checkpoint_file(Path("demo")) == Path("demo")


def test_a_version_is_found_by_its_name(pristine):
    taken_in = Registry().add(pristine, Action.IMPORTED)
    assert checkpoint_file(Path("wheel")) == taken_in


def test_without_a_name_the_promoted_one_is_meant(pristine):
    with pytest.raises(CheckpointError):
        checkpoint_of(None)
    promoted = Registry().promote(pristine)
    assert checkpoint_of(None).path == promoted


@pytest.mark.parametrize("name", ["folder/wheel.safetensors", "nowhere.safetensors"])
def test_a_file_that_is_not_there_is_told(name):
    with pytest.raises(CheckpointError, match="There is no checkpoint at"):
        checkpoint_file(Path(name))
