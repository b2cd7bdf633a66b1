"""`castinspect models convert`, as an engineer types it."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

import pytest

from castinspect.cli import run
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.registry.registry import Registry

needs_nncf = pytest.mark.skipif(find_spec("nncf") is None, reason="needs castinspect[int8]")


@pytest.fixture
def version(trained, tmp_path):
    """A trained version of this station, called wheel."""
    shutil.copy(trained, tmp_path / "wheel.safetensors")
    assert run(["models", "import", str(tmp_path / "wheel.safetensors")]) == 0
    return Registry().versions()[0]


def told(capsys):
    captured = capsys.readouterr()
    return " ".join((captured.out + captured.err).split())


def test_int8_asks_for_the_training_pictures(version, capsys):
    assert run(["models", "convert", version.name]) == 2
    assert "--pictures" in told(capsys)


def test_b0_is_refused_in_a_sentence(random_checkpoint, tmp_path, castings, capsys):
    made = random_checkpoint("efficientnet_b0")
    save_checkpoint(tmp_path / "b0.safetensors", made.tensors, made.metadata.model_copy(update={"name": "b0"}))
    assert run(["models", "import", str(tmp_path / "b0.safetensors")]) == 0
    assert run(["models", "convert", "b0", "--pictures", str(castings)]) == 1
    assert "EfficientNet-B0 is not converted to 8-bit integers" in told(capsys)


@needs_nncf
def test_what_it_gives_is_told_or_why_it_is_refused(version, castings, capsys):
    capsys.readouterr()
    code = run(["models", "convert", version.name, "--precision", "int8", "--pictures", str(castings)])
    text = told(capsys)
    if code == 0:
        assert "INT8: compared with PyTorch on" in text
        assert "of the processor time of float32" in text
    else:
        assert "INT8 is refused: " in text


def test_float32_needs_no_pictures(version, capsys):
    capsys.readouterr()
    assert run(["models", "convert", version.name, "--precision", "float32", "--why", "back to normal"]) == 0
    assert "float32: compared with PyTorch on" in told(capsys)
    assert Registry().journal.entries()[-1].why == "back to normal"
    assert load_checkpoint(version.path).metadata.id == version.metadata.id
