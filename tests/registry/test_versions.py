"""A new file never hides another, and what is on its way is no version."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.errors import CheckpointError
from castinspect.registry.versions import copy_checkpoint, free_file, is_passing


def test_a_file_of_that_name_is_left_alone(tmp_path):
    target = tmp_path / "wheel 1.5.safetensors"
    found = []
    for _ in range(4):
        found.append(free_file(target, "abc"))
        found[-1].touch()
    names = ["wheel 1.5", "wheel 1.5-abc", "wheel 1.5-abc-2", "wheel 1.5-abc-3"]
    assert [path.stem for path in found] == names
    assert free_file(target, "").stem == "wheel 1.5-2"


def test_what_is_on_its_way_is_no_version():
    assert is_passing(Path(".wheel.safetensors.tmp"))
    assert is_passing(Path("wheel.unfinished.safetensors"))
    assert not is_passing(Path("wheel.safetensors"))


def test_a_copy_is_there_whole_or_not_at_all(tmp_path):
    source = tmp_path / "one.safetensors"
    source.write_bytes(b"weights")
    copy_checkpoint(source, tmp_path / "two.safetensors")
    assert (tmp_path / "two.safetensors").read_bytes() == b"weights"
    with pytest.raises(CheckpointError) as caught:
        copy_checkpoint(tmp_path / "missing.safetensors", tmp_path / "three.safetensors")
    assert caught.value.code == "checkpoint-not-written"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.safetensors", "two.safetensors"]
