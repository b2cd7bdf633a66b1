"""A data set with its own test pictures and a checkpoint trained on it, made once through the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.cli import run


@pytest.fixture(scope="session")
def castings(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("castings")
    assert run(["synth", str(folder / "train"), "--count", "24", "--seed", "1", "--size", "64"]) == 0
    assert run(["synth", str(folder / "test"), "--count", "12", "--seed", "2", "--size", "64"]) == 0
    return folder


@pytest.fixture(scope="session")
def trained(castings, tmp_path_factory) -> Path:
    checkpoint = tmp_path_factory.mktemp("trained") / "wheel.safetensors"
    arguments = ["train", str(castings), "--backbone", "resnet18", "--weights", "none", "--strategy", "scratch"]
    assert run([*arguments, "--epochs", "1", "--size", "32", "--device", "cpu", "--out", str(checkpoint)]) == 0
    return checkpoint
