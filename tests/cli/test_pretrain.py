"""What cannot be asked of pretraining is said before anything is drawn."""

from __future__ import annotations

import pytest

from castinspect.cli import run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--minutes", "1", "--images", "8"], "minutes"),
        (["--images", "8", "--size", "100"], "100"),
        (["--images", "8", "--start", "nowhere.safetensors"], "nowhere.safetensors"),
    ],
)
def test_what_does_not_go_is_told(tmp_path, arguments, told, capsys):
    out = tmp_path / "starter.safetensors"
    assert run(["pretrain", "--out", str(out), "--device", "cpu", "--workers", "0", *arguments]) == 1
    assert told in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("arguments", [["--batch-size", "1"], ["--size", "20"], ["--rate", "2"]])
def test_numbers_out_of_bounds_are_wrong_usage(arguments, capsys):
    assert run(["pretrain", *arguments]) == 2
