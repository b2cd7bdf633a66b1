"""The version before judges again."""

from __future__ import annotations

from castinspect.cli import run
from castinspect.models.checkpoint import read_metadata, save_checkpoint
from castinspect.registry.registry import Registry
from tests.helpers.checkpoints import metadata_of


def test_the_version_before_judges_again(pristine, state, tmp_path, capsys):
    other = tmp_path / "other.safetensors"
    save_checkpoint(other, state, metadata_of(name="other"))
    first = Registry().promote(pristine)
    Registry().promote(other)
    assert run(["rollback", "--by", "kim", "--why", "missed a crack"]) == 0
    assert "rolled back to" in capsys.readouterr().out
    assert read_metadata(Registry().promoted()).id == read_metadata(first).id


def test_without_a_version_before_it_says_so(pristine, capsys):
    Registry().promote(pristine)
    assert run(["rollback"]) == 1
    assert "nothing to go back to" in " ".join(capsys.readouterr().err.split())
