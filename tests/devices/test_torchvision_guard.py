"""torchvision can be imported beside this torch, once and again."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from castinspect.devices import torchvision_guard
from tests.helpers.narrow import import_torchvision


def test_models_and_transforms_work():
    torchvision = import_torchvision()
    assert torchvision is import_torchvision()
    assert torchvision.models.resnet18


def test_it_works_in_a_fresh_process_whatever_was_imported_before():
    code = """
import torch
from castinspect.devices.torchvision_guard import import_torchvision

import_torchvision()
import_torchvision().models.resnet18
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_two_threads_that_come_first_at_once_get_the_same_module():
    code = """
import sys
from concurrent.futures import ThreadPoolExecutor
import torch
from castinspect.devices.torchvision_guard import import_torchvision

sys.setswitchinterval(1e-5)  # threads meet inside the import
with ThreadPoolExecutor(4) as pool:
    modules = [job.result() for job in [pool.submit(import_torchvision) for _ in range(4)]]
assert all(module is modules[0] and module.models.resnet18 for module in modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_nothing_is_declared_where_the_import_succeeds(monkeypatch):
    working = ModuleType("torchvision")
    monkeypatch.setitem(sys.modules, "torchvision", working)
    monkeypatch.setattr(torchvision_guard, "_kept", kept := [])
    assert import_torchvision() is working
    assert kept == []


def test_another_failure_is_not_swallowed(monkeypatch):
    def broken(_name):
        raise RuntimeError("out of luck")

    monkeypatch.setattr(torchvision_guard.importlib, "import_module", broken)
    with pytest.raises(RuntimeError, match="out of luck"):
        import_torchvision()
