"""Which engine judges, and what is said where it is not the one that was asked for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from castinspect.devices.device import DeviceChoice
from castinspect.errors import CheckpointError
from castinspect.inspection.engines import choice as engines
from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.engines.conversion import ConversionProgress
from castinspect.inspection.inspector import Inspector
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import drain
from castinspect.station.history.opening import open_store
from tests.helpers.jobs import walked


@pytest.fixture(scope="module")
def checkpoint(random_checkpoint, tmp_path_factory):
    path = tmp_path_factory.mktemp("models") / "wheel.safetensors"
    shutil.copy(random_checkpoint("resnet18").path, path)
    return load_checkpoint(path)


@pytest.fixture
def no_gpu(monkeypatch):
    monkeypatch.setattr(engines, "cuda_is_likely", lambda: False)
    monkeypatch.setattr(engines, "mps_is_likely", lambda: False)


@pytest.fixture
def ready(checkpoint, no_gpu):
    drain(choose_engine(checkpoint))
    return checkpoint


def test_a_cpu_is_given_to_openvino_and_converts_only_once(checkpoint, no_gpu):
    told, engine = walked(choose_engine(checkpoint))
    assert {type(event) for event in told} == {ConversionProgress}
    assert engine.name == "openvino"
    assert engine.device.fallback is None
    assert walked(choose_engine(checkpoint))[0] == []


def test_torch_can_be_forced(checkpoint):
    engine = drain(choose_engine(checkpoint, "torch", "cpu"))
    assert engine.name == "torch"
    assert engine.device.title.startswith("PyTorch")


def test_verdicts_are_the_same_through_both_engines(ready, data_folder):
    paths = sorted(data_folder.rglob("*.png"))
    found = [
        list(Inspector.from_checkpoint(ready, "cpu", engine=name).inspect(paths)) for name in ("openvino", "torch")
    ]
    for ours, theirs in zip(*found, strict=True):
        assert ours.verdict is theirs.verdict
        assert ours.prediction.defect_probability == pytest.approx(theirs.prediction.defect_probability, abs=1e-3)
        np.testing.assert_allclose(ours.prediction.map, theirs.prediction.map, atol=1e-3)
    assert {ours.engine for ours in found[0]} == {"openvino"}


def test_a_model_that_computes_something_else_now_is_refused_with_a_sentence(ready, monkeypatch):
    monkeypatch.setattr(engines, "probe_pixels", lambda metadata: np.zeros((1, 48, 48), np.uint8))
    engine = drain(choose_engine(ready, "openvino"))
    assert engine.name == "torch"
    assert engine.device.fallback.code == "engine-refused"
    assert "PyTorch judges" in str(engine.device.fallback)


def test_an_openvino_that_does_not_run_leaves_it_to_torch(ready, monkeypatch):
    def broken(*_args, **_options):
        raise ImportError("no such library\nat all")

    monkeypatch.setattr(engines, "OpenVinoEngine", broken)
    engine = drain(choose_engine(ready, "openvino"))
    assert (engine.name, engine.device.fallback.code) == ("torch", "engine-failed")
    assert engine.device.fallback.values["detail"] == "no such library"


def test_a_gpu_that_is_not_there_is_said_and_openvino_computes(ready):
    engine = drain(choose_engine(ready, "auto", "cuda"))
    if engine.device.name == "cuda":
        pytest.skip("this machine has CUDA")
    assert engine.name == "openvino"
    assert engine.device.fallback.code == "device-absent"


def test_a_gpu_that_computes_is_taken(checkpoint, monkeypatch):
    monkeypatch.setattr(engines, "cuda_is_likely", lambda: True)
    monkeypatch.setattr(engines, "choose_device", lambda choice: DeviceChoice("mps", "a GPU"))
    monkeypatch.setattr(engines, "_torch_engine", lambda checkpoint, chosen: chosen)
    assert drain(choose_engine(checkpoint)).name == "mps"


def test_judging_imports_neither_torch_nor_qt(ready, data_folder):
    open_store().close()  # as after the first start: making a record loads what makes tables
    code = f"""
import sys
from castinspect.cli import run

assert run(["inspect", {str(data_folder)!r}, "--model", {str(ready.path)!r}, "--json", "--engine", "openvino"]) == 0
assert run(["watch", {str(data_folder / "ok_front")!r}, "--model", {str(ready.path)!r}, "--count", "2",
            "--scan-seconds", "0.1", "--engine", "openvino"]) == 0
heavy = {{"torch", "torchvision", "PySide6", "pyqtgraph", "scipy", "sklearn", "openvino_telemetry", "httpx",
         "alembic", "sqlalchemy.dialects.postgresql", "castinspect.station.fleet.agent"}}
loaded = {{name for name, module in sys.modules.items() if module is not None}}
assert not heavy & loaded, heavy & loaded
"""
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def test_a_station_without_torch_judges_by_the_conversion_beside_the_checkpoint(ready, without_torch, monkeypatch):
    monkeypatch.setattr(engines, "cuda_is_likely", lambda: True)  # of no use to it
    assert drain(choose_engine(ready)).name == "openvino"
    assert drain(choose_engine(ready, "torch", "cpu")).name == "openvino"


def test_without_torch_a_checkpoint_that_came_alone_is_refused_with_what_to_do(ready, without_torch, tmp_path):
    shutil.copy(ready.path, tmp_path / "alone.safetensors")
    with pytest.raises(CheckpointError) as caught:
        drain(choose_engine(load_checkpoint(tmp_path / "alone.safetensors")))
    assert caught.value.code == "needs-conversion"
    assert "--converted" in str(caught.value)


def test_without_torch_a_conversion_that_scores_otherwise_is_refused(ready, without_torch, monkeypatch):
    found = engines.find_converted(ready)
    wrong = found.record.model_copy(update={"probe": tuple(-10 * value for value in found.record.probe)})
    monkeypatch.setattr(engines, "find_converted", lambda _checkpoint: replace(found, record=wrong))
    with pytest.raises(CheckpointError) as caught:
        drain(choose_engine(ready))
    assert caught.value.code == "conversion-refused"
