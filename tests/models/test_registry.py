"""The station's checkpoints: promoted is what was verified, and stays what it was."""

from __future__ import annotations

import pytest

from castinspect.errors import CheckpointError
from castinspect.models.checkpoint import save_checkpoint
from castinspect.models.registry import Registry
from tests.models.conftest import metadata_of


def test_nothing_is_promoted_at_first():
    assert Registry().promoted() is None
    assert Registry().versions() == []
    with pytest.raises(CheckpointError, match="No model is promoted"):
        Registry().promoted_checkpoint()


def test_promoting_copies_the_file_into_the_station(checkpoint):
    promoted = Registry().promote(checkpoint)
    checkpoint.unlink()
    assert Registry().promoted() == promoted
    assert Registry().promoted_checkpoint().metadata.name == "wheel"


def test_a_file_of_the_same_name_is_not_overwritten(checkpoint, state, tmp_path):
    Registry().promote(checkpoint)
    other = tmp_path / "elsewhere" / "wheel.safetensors"
    save_checkpoint(other, state, metadata_of(name="other"))
    Registry().promote(other)
    assert Registry().promoted_checkpoint().metadata.name == "other"
    assert len(Registry().versions()) == 2


def test_a_broken_file_is_not_promoted_and_the_old_one_stays(checkpoint, tmp_path):
    promoted = Registry().promote(checkpoint)
    (tmp_path / "broken.safetensors").write_text("x")
    with pytest.raises(CheckpointError):
        Registry().promote(tmp_path / "broken.safetensors")
    assert Registry().promoted() == promoted


def test_a_promoted_file_that_was_exchanged_does_not_judge(checkpoint, state):
    promoted = Registry().promote(checkpoint)
    save_checkpoint(promoted, state, metadata_of(name="sound but another"))
    with pytest.raises(CheckpointError) as caught:
        Registry().promoted_checkpoint()
    assert caught.value.code == "checkpoint-exchanged"


def test_unreadable_files_are_listed_with_their_problem(checkpoint):
    registry = Registry()
    registry.promote(checkpoint)
    (registry.folder / "broken.safetensors").write_text("x")
    entries = registry.versions()
    assert [entry.metadata is None for entry in entries] == [False, True]
    assert "broken.safetensors" in str(entries[1].problem)


def test_a_spoilt_record_is_told(checkpoint):
    registry = Registry()
    registry.promote(checkpoint)
    (registry.folder / "promoted.toml").write_text("= nothing")
    with pytest.raises(CheckpointError, match="Promote one again"):
        registry.promoted_checkpoint()
