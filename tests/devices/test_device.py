"""A device is chosen because it computed, and a fallback is told."""

from __future__ import annotations

import pytest
import torch

from castinspect.devices import device
from castinspect.devices.device import choose_device
from castinspect.errors import DeviceError


def test_the_cpu_computes():
    chosen = choose_device("cpu")
    assert chosen.name == "cpu"
    assert chosen.fallback is None


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
def test_asking_for_a_device_that_is_not_there_falls_back_visibly():
    chosen = choose_device("cuda")
    assert chosen.name == "cpu"
    assert chosen.fallback.code == "device-absent"


def test_a_device_that_fails_falls_back_visibly(monkeypatch):
    monkeypatch.setattr(device, "_is_present", lambda name: name in {"cuda", "cpu"})
    monkeypatch.setattr(device, "_prove", lambda name: "no kernel image" if name == "cuda" else None)
    chosen = choose_device()
    assert chosen.name == "cpu"
    assert "no kernel image" in str(chosen.fallback)


def test_a_chosen_device_that_fails_is_followed_by_the_next_with_its_own_reason(monkeypatch):
    monkeypatch.setattr(device, "_is_present", lambda name: True)
    monkeypatch.setattr(device, "_prove", lambda name: None if name == "cpu" else f"{name} is broken")
    chosen = choose_device("cuda")
    assert chosen.name == "cpu"
    assert "cuda is broken" in str(chosen.fallback)


def test_the_forced_cpu_is_taken_though_a_gpu_is_there(monkeypatch):
    monkeypatch.setattr(device, "_is_present", lambda name: True)
    assert choose_device("cpu").name == "cpu"


def test_absent_devices_are_passed_over_without_a_word_unless_asked_for(monkeypatch):
    monkeypatch.setattr(device, "_is_present", lambda name: name == "cpu")
    assert choose_device("auto").fallback is None
    for name in ("cuda", "mps", "abacus"):
        fallback = choose_device(name).fallback
        assert fallback.code == "device-absent"
        assert name in str(fallback)


@pytest.mark.parametrize("factor", [0, 1.1, float("nan")])
def test_a_result_that_is_a_little_wrong_is_found(monkeypatch, factor):
    convolve = torch.nn.functional.conv2d
    monkeypatch.setattr(torch.nn.functional, "conv2d", lambda *arguments: convolve(*arguments) * factor)
    with pytest.raises(DeviceError, match="wrong result"):
        choose_device("cpu")


def test_a_wrong_result_is_found(monkeypatch):
    monkeypatch.setattr(torch.nn.functional, "conv2d", lambda picture, _kernel: torch.ones(1, 1, 6, 6))
    with pytest.raises(DeviceError, match="wrong result"):
        choose_device("cpu")


@pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
def test_cuda_computes_where_it_is():
    assert choose_device().name == "cuda"
