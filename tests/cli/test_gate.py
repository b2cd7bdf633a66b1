"""`castinspect gate` shows the bounds, and widens them only with a reason."""

from __future__ import annotations

import hashlib

import pytest

from castinspect.cli import run
from castinspect.inspection.gate import training_statistics
from castinspect.models.checkpoint import load_checkpoint, read_metadata, save_checkpoint
from castinspect.models.metadata import Bounds, Gate, picture_key
from tests.helpers.checkpoints import metadata_of


@pytest.fixture
def model(state, tmp_path):
    path = tmp_path / "gated.safetensors"
    gate = Gate(bounds={"level": Bounds(low=0.4, high=0.6)}, pictures=9, parts=3)
    save_checkpoint(path, state, metadata_of(gate=gate))
    return path


def test_it_shows_the_bounds(model, capsys):
    assert run(["gate", str(model)]) == 0
    told = capsys.readouterr().out
    assert "9 pictures of 3 parts" in told
    assert "0.4" in told


def test_a_bound_is_widened_with_a_reason(model, tmp_path):
    out = tmp_path / "new.safetensors"
    assert run(["gate", str(model), "--widen", "level=0.2:", "--why", "a new lamp", "--out", str(out)]) == 0
    found = read_metadata(out).gate
    assert found.bounds["level"] == Bounds(low=0.2, high=0.6)
    assert found.changes[0].reason == "a new lamp"


def test_pictures_of_good_parts_widen_it(model, data_folder, tmp_path):
    out = tmp_path / "new.safetensors"
    pictures = str(data_folder / "ok_front")
    assert run(["gate", str(model), "--pictures", pictures, "--why", "a new camera", "--out", str(out)]) == 0
    assert read_metadata(out).gate.bounds["level"].high > 0.6


def test_a_gate_of_before_is_set_anew_by_the_pictures_that_the_model_learned_from(state, data_folder, tmp_path, capsys):
    old, out = tmp_path / "old.safetensors", tmp_path / "new.safetensors"
    learned = sorted((data_folder / "ok_front").iterdir())[:3]
    keys = tuple(picture_key(hashlib.sha256(path.read_bytes()).hexdigest()) for path in learned)
    gate = Gate(bounds={"level": Bounds(low=0.0, high=1.0)}, pictures=9, parts=9)
    save_checkpoint(old, state, metadata_of(gate=gate, learned_from=keys))
    asked = ["gate", str(old), "--anew", str(data_folder), "--out", str(out)]
    assert run(asked) == 2, "without a reason"
    assert run([*asked, "--why", "x", "--widen", "level=0:1"]) == 2, "not both"
    assert run([*asked, "--why", "it was set before textures were measured"]) == 0
    assert "3 pictures of 3 parts" in capsys.readouterr().out
    found = load_checkpoint(out)
    assert found.metadata.gate.bounds["level"].low > 0.0
    assert set(found.metadata.gate.bounds) > {"level", "sharpness", "seam"}
    assert training_statistics(found)["level"].shape == (3,)


@pytest.mark.parametrize(
    "options",
    [["--widen", "level=0.2:"], ["--widen", "nonsense=0:1", "--why", "x"], ["--widen", "level=a:b", "--why", "x"]],
)
def test_without_a_reason_or_in_another_form_nothing_is_written(model, options, tmp_path):
    assert run(["gate", str(model), *options, "--out", str(tmp_path / "new.safetensors")]) == 2
    assert not (tmp_path / "new.safetensors").exists()


def test_a_checkpoint_of_before_has_no_gate(pristine, capsys):
    assert run(["gate", str(pristine)]) == 1
    assert "has no gate" in capsys.readouterr().err
