"""Every start prepares the process before what it loads reads the environment."""

from __future__ import annotations

import gc
import os
import sys

import pytest

from castinspect import __main__ as start, language
from castinspect.__main__ import main


def test_threads_wait_asleep_before_torch_can_be_loaded(monkeypatch, capsys):
    for name in ("OMP_WAIT_POLICY", "PYDANTIC_DISABLE_PLUGINS"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setattr(sys, "argv", ["castinspect", "--version"])
    try:
        assert main() == 0
    finally:
        gc.enable()
    assert os.environ["OMP_WAIT_POLICY"] == "passive"
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ([], ("window", None)),
        (["--language", "ko"], ("window", "ko")),
        (["--language", "ko", "--self-test", "--keep", "x"], ("self-test", "ko", ["--keep", "x"])),
        (["--self-test"], ("self-test", "en", [])),
        (["--language", "ko", "window"], ("window", "ko")),
        (["--language", "ko", "window", "--language", "en"], ("window", "en")),
    ],
)
def test_the_language_goes_before_window_and_self_test(monkeypatch, typed, expected):
    done = []
    monkeypatch.setattr(sys, "argv", ["castinspect", *typed])
    monkeypatch.setattr(start, "_self_test", lambda rest: done.append(("self-test", language.current(), rest)) or 0)
    monkeypatch.setattr(start, "_open_window", lambda *_, language=None, **__: done.append(("window", language)) or 0)
    try:
        assert main() == 0
    finally:
        gc.enable()
    assert done == [expected]
