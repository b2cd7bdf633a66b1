"""`castinspect bench`: what it prints of short measurements."""

from __future__ import annotations

import sys

import pytest

from castinspect.cli import run as cli
from castinspect.cli.bench import window as bench
from castinspect.errors import DeviceError


def test_window_is_measured_beside_an_empty_one(capsys):
    assert cli(["bench", "window", "--times", "1"]) == 0
    rows = [line.split("│") for line in capsys.readouterr().out.splitlines() if "│" in line]
    seconds = {row[1].strip(): float(row[2]) for row in rows}
    assert set(seconds) == {"castinspect", "empty Qt window"}
    assert seconds["castinspect"] > seconds["empty Qt window"] > 0


def test_window_that_cannot_open_is_a_sentence(capsys, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "nothing-of-the-kind")
    assert cli(["bench", "window", "--times", "1"]) != 0
    assert "cannot open here" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("line", ["", "something else\n"])
def test_only_the_window_itself_says_that_it_was_painted(line, monkeypatch):
    with pytest.raises(DeviceError):
        bench._seconds_until_painted([sys.executable, "-c", f"print({line!r}, end='')"])
