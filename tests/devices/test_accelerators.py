"""A GPU's driver is asked without torch, and its absence is no error."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

from castinspect.devices import accelerators


def test_no_driver_is_no_gpu(monkeypatch):
    def missing(name):
        raise OSError(name)

    monkeypatch.setattr(accelerators.ctypes, "CDLL", missing)
    assert not accelerators.cuda_is_likely()


def test_a_driver_that_names_no_device_is_no_gpu(monkeypatch):
    driver = SimpleNamespace(cuInit=lambda flags: 0, cuDeviceGetCount=lambda count: 0)
    monkeypatch.setattr(accelerators.ctypes, "CDLL", lambda name: driver)
    assert not accelerators.cuda_is_likely()


def test_only_a_mac_with_apples_processor_has_mps(monkeypatch):
    monkeypatch.setattr(accelerators.sys, "platform", "linux")
    assert not accelerators.mps_is_likely()


def test_asking_needs_no_torch():
    code = (
        "import sys; from castinspect.devices.accelerators import *; cuda_is_likely(); "
        "assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
