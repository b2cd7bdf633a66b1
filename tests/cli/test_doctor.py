"""What this machine has, each thing proven."""

from __future__ import annotations

from castinspect import __version__
from castinspect.cli import run
from castinspect.registry.registry import Registry


def test_versions_folders_and_the_device_are_shown(capsys):
    assert run(["doctor", "--device", "cpu"]) == 0
    told = capsys.readouterr().out
    assert __version__ in told
    assert "convolution and product proven" in told
    assert "promoted            none" in told


def test_the_promoted_version_is_named(pristine, capsys):
    target = Registry().promote(pristine)
    assert run(["doctor", "--device", "cpu"]) == 0
    assert target.name in capsys.readouterr().out


def test_a_device_that_is_not_there_is_told_with_the_one_in_its_place(capsys, monkeypatch):
    import torch

    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    assert run(["doctor", "--device", "cuda"]) == 0
    told = capsys.readouterr().out
    assert "device              cpu" in told
    assert "cuda" in told
