"""`castinspect models …`, `promote` and `rollback`, as an engineer types them."""

from __future__ import annotations

import json

import pytest
import torch

from castinspect.cli import run
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.checkpoint import save_checkpoint
from castinspect.registry.registry import Registry
from tests.helpers.checkpoints import metadata_of


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    torch.manual_seed(0)
    state = build_model(BACKBONES["resnet18"], 2).state_dict()
    folder = tmp_path_factory.mktemp("files")
    for name in ("wheel", "rim"):
        save_checkpoint(folder / f"{name}.safetensors", state, metadata_of(name=name))
    return folder


def test_promoting_and_rolling_back_are_kept_with_who_and_why(files, capsys):
    for name in ("wheel", "rim"):
        assert (
            run(["promote", str(files / f"{name}.safetensors"), "--by", "kim", "--why", "[bold]sees more[/bold]"]) == 0
        )
    assert run(["rollback", "--by", "lee", "--why", "too strict"]) == 0
    assert Registry().promoted().stem == "wheel"
    capsys.readouterr()
    assert run(["models", "history"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    for word in ("kim", "promoted", "[bold]sees", "lee", "rolled back", "too strict"):
        assert word in told
    assert run(["rollback"]) == 1
    assert "nothing to go back to" in capsys.readouterr().err


def test_a_version_is_renamed_annotated_listed_and_shown(files, capsys):
    assert run(["promote", str(files / "wheel.safetensors")]) == 0
    assert run(["models", "rename", "wheel", "line 2"]) == 0
    assert run(["models", "note", "line 2", "new lamp"]) == 0
    capsys.readouterr()
    assert run(["models"]) == 0
    listed = capsys.readouterr().out
    assert "▶" in listed
    assert "line 2" in listed
    assert run(["models", "show", "line 2"]) == 0
    shown = capsys.readouterr().out
    assert "new lamp" in shown
    assert "ok_front (ok)" in shown


def test_exporting_importing_and_removing(files, tmp_path, capsys):
    assert run(["models", "import", str(files / "rim.safetensors")]) == 0
    assert run(["models", "export", "rim", str(tmp_path / "out.safetensors")]) == 0
    assert run(["models", "export", "rim", str(tmp_path / "out.safetensors")]) == 1
    assert run(["models", "import", str(tmp_path / "out.safetensors")]) == 1
    assert run(["models", "remove", "rim"]) == 0
    assert Registry().versions() == []
    assert (tmp_path / "out.safetensors").read_bytes() == (files / "rim.safetensors").read_bytes()


def test_two_versions_are_compared_on_the_locked_pictures(files, data_folder, capsys):
    one, other = (str(files / f"{name}.safetensors") for name in ("wheel", "rim"))
    assert run(["models", "compare", one, other, "--device", "cpu"]) == 1
    assert "models lock" in capsys.readouterr().err
    assert run(["models", "lock", str(data_folder)]) == 0
    assert run(["models", "compare", one, other, "--device", "cpu"]) == 0
    told = capsys.readouterr().out
    assert "of 8" in told
    assert "No picture flips" in told
    assert run(["models", "compare", one, other, "--device", "cpu", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["flips"] == []


def test_an_unknown_version_is_told(capsys):
    for command in (["models", "show", "x"], ["promote", "x"], ["models", "export", "x", "y"]):
        assert run(command) == 1
        assert "no version x" in capsys.readouterr().err


def test_a_long_name_can_be_copied_from_a_narrow_terminal(checkpoint, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    name = "wheel-of-line-seven-with-the-new-lamp-and-the-second-camera-since-the-third-of-november"
    assert run(["models", "import", str(checkpoint)]) == 0
    assert run(["models", "rename", "wheel", name]) == 0
    capsys.readouterr()
    assert run(["models"]) == 0
    assert name in capsys.readouterr().out.split()
