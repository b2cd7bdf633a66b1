"""ImageNet weights: what is here, and a file brought by hand."""

from __future__ import annotations

from castinspect.cli import run
from castinspect.models.backbones import BACKBONES
from castinspect.paths import weights_dir


def test_each_backbone_says_whether_its_weights_are_here(capsys):
    assert run(["weights", "list"]) == 0
    told = capsys.readouterr().out
    assert str(weights_dir()) in told
    assert all(name in told for name in BACKBONES)
    assert "not here" in told


def test_a_file_that_is_not_the_published_one_is_refused(tmp_path, capsys):
    file = tmp_path / "weights.pth"
    file.write_bytes(b"something else")
    assert run(["weights", "import", str(file), "--backbone", "resnet18"]) == 1
    assert "is not the published weights file" in " ".join(capsys.readouterr().err.split())
    assert not list(weights_dir().glob("*.pth")) if weights_dir().exists() else True


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    assert run(["weights", "import", str(tmp_path / "nowhere.pth")]) == 1
    assert "no weights file" in capsys.readouterr().err
