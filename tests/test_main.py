"""Every start prepares the process before what it loads reads the environment."""

from __future__ import annotations

import gc
import os
import sys

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
