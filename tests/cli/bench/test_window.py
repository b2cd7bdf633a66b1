"""`castinspect bench`: what it prints of short measurements."""

from __future__ import annotations

import os
import re
import sys

import pytest

from castinspect.bench import window as bench
from castinspect.cli import run as cli
from castinspect.errors import DeviceError


def test_window_is_measured_beside_an_empty_one(capsys):
    assert cli(["bench", "window", "--times", "1"]) == 0
    text = capsys.readouterr().out
    ours, empty = (re.search(rf"{name} +([\d.]+)", text) for name in ("castinspect", "empty Qt window"))
    assert float(ours[1]) > float(empty[1]) > 0
    assert "1 starts that judge 60 pictures" in text
    assert float(re.search(r"first verdict, s +([\d.]+)", text)[1]) > 0
    if sys.platform == "linux":
        assert float(re.search(r"memory while judging, MB +(\d+)", text)[1]) > 50


def test_window_that_cannot_open_is_a_sentence(capsys, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "nothing-of-the-kind")
    assert cli(["bench", "window", "--times", "1"]) != 0
    assert "cannot open here" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("line", ["", "something else\n"])
def test_only_the_window_itself_says_that_it_was_painted(line, monkeypatch):
    with pytest.raises(DeviceError):
        bench._judged([sys.executable, "-c", f"print({line!r}, end='')"], os.environ)


def test_a_window_that_stands_still_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(bench, "_PATIENCE", 0.2)
    with pytest.raises(DeviceError):
        bench._judged([sys.executable, "-c", "import threading; threading.Event().wait()"], os.environ)
