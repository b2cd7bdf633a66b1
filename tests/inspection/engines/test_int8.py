"""A conversion to 8-bit integers agrees with PyTorch and is faster to hand on, or is refused; judging needs no NNCF."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec

import numpy as np
import pytest
from PIL import Image

from castinspect.devices.device import DeviceChoice
from castinspect.errors import CheckpointError
from castinspect.inspection.engines import choice, conversion, int8
from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.engines.conversion import ConversionRecord, convert, find_converted
from castinspect.inspection.engines.int8 import convert_int8, refuse_int8
from castinspect.inspection.engines.parity import INT8_TOLERANCE, TOLERANCE, Parity
from castinspect.inspection.engines.torch import TorchEngine
from castinspect.models.backbones import BACKBONES
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.progress import drain
from tests.helpers.checkpoints import metadata_of, sure, unsure
from tests.helpers.jobs import job_of, walked

CPU = DeviceChoice("cpu", "a CPU")
needs_nncf = pytest.mark.skipif(find_spec("nncf") is None, reason="needs castinspect[int8]")


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    folder, generator = tmp_path_factory.mktemp("pictures"), np.random.default_rng(0)
    for index in range(12):
        pixels = generator.integers(40 + 10 * index, 80 + 10 * index, (64, 64), np.uint8)
        Image.fromarray(pixels).save(folder / f"{index}.png")
    return sorted(folder.iterdir())


@pytest.fixture
def checkpoint(random_checkpoint, tmp_path):
    made = random_checkpoint("resnet18")
    save_checkpoint(tmp_path / "wheel.safetensors", sure(made), made.metadata)
    return load_checkpoint(tmp_path / "wheel.safetensors")


@pytest.fixture
def made(checkpoint, pictures):
    (pictures[0].parent / "broken.png").write_text("no picture")
    proof = [*pictures[8:], pictures[0].parent / "broken.png"]
    told, found = walked(convert_int8(checkpoint, TorchEngine(checkpoint, CPU), pictures[:8], proof))
    assert (told[0].compared, told[-1].compared) == (0, 4)
    return found


@needs_nncf
def test_it_agrees_and_takes_the_place_of_the_float_conversion(checkpoint, made):
    record = made.converted.record
    assert find_converted(checkpoint) == made.converted
    assert (record.precision, record.calibrated, record.parity.pictures) == ("int8", 8, 4)
    assert record.parity.largest_difference <= INT8_TOLERANCE
    assert record.parity.verdicts_changed == 0
    assert 0 < made.time_share < 10
    assert record.doubted == 0
    weights = made.converted.model.with_suffix(".bin").stat().st_size
    assert weights < 0.5 * checkpoint.path.stat().st_size  # integers, indeed


@needs_nncf
def test_the_engine_takes_it_as_it_is_and_says_so(checkpoint, made, monkeypatch):
    monkeypatch.setattr(choice, "cuda_is_likely", lambda: False)
    monkeypatch.setattr(choice, "mps_is_likely", lambda: False)
    told, engine = walked(choose_engine(checkpoint))
    assert told == []  # nothing is converted
    assert engine.device.title.endswith(", INT8")
    assert engine.tolerance == INT8_TOLERANCE
    assert engine.conversion == made.converted.record.files


@needs_nncf
def test_a_verdict_that_changes_refuses_it_and_what_was_there_stays(checkpoint, pictures, monkeypatch):
    reference = TorchEngine(checkpoint, CPU)
    before = drain(convert(checkpoint, reference))
    for bad in (
        Parity(pictures=4, real=4, largest_difference=0.001, verdicts_changed=1),
        Parity(pictures=4, real=4, largest_difference=0.021),
    ):
        monkeypatch.setattr(int8, "compare", lambda *_, bad=bad: job_of(bad, bad))
        with pytest.raises(CheckpointError) as caught:
            drain(convert_int8(checkpoint, reference, pictures[:8], pictures[8:]))
        assert caught.value.code == "int8-refused"
    assert find_converted(checkpoint) == before


@needs_nncf
def test_what_leaves_too_much_in_doubt_is_refused_before_it_costs_time(random_checkpoint, tmp_path, pictures):
    made = random_checkpoint("resnet18")
    save_checkpoint(tmp_path / "unsure.safetensors", unsure(made), made.metadata)
    checkpoint = load_checkpoint(tmp_path / "unsure.safetensors")
    with pytest.raises(CheckpointError) as caught:
        drain(convert_int8(checkpoint, TorchEngine(checkpoint, CPU), pictures[:8], pictures[8:]))
    assert caught.value.code == "int8-gains-nothing"
    assert caught.value.message.values == {"pictures": 4, "doubted": 4}
    assert find_converted(checkpoint) is None


@needs_nncf
def test_after_another_openvino_float32_judges_and_says_how_to_have_int8_again(checkpoint, made, monkeypatch):
    for module in (conversion, int8):
        monkeypatch.setattr(module, "version", lambda _package: "2099.1")
    for _ in range(2):  # also at the next start
        engine = drain(choose_engine(checkpoint, "openvino"))
        assert "INT8" not in engine.device.title
        assert engine.device.fallback.code == "int8-lost"
        assert "castinspect models convert wheel --precision int8" in str(engine.device.fallback)
    drain(convert(checkpoint, TorchEngine(checkpoint, CPU)))  # float32 is what a person wants
    assert drain(choose_engine(checkpoint, "openvino")).device.fallback is None


@needs_nncf
def test_an_older_conversion_without_float32_beside_it_is_made_anew_and_said(checkpoint, made):
    folder = made.converted.folder
    record = json.loads((folder / "record.json").read_text())
    record["files"] = {name: digest for name, digest in record["files"].items() if name.startswith("model")}
    (folder / "record.json").write_text(json.dumps(record))
    assert find_converted(checkpoint) is None
    assert drain(choose_engine(checkpoint, "openvino")).device.fallback.code == "int8-lost"


@needs_nncf
@pytest.mark.parametrize("spoilt", ["probe", "integers"])
def test_both_networks_are_asked_again_at_every_load(checkpoint, made, spoilt):
    record = made.converted.record
    wrong = record.model_copy(update={spoilt: tuple(-value for value in getattr(record, spoilt))})
    (made.converted.folder / "record.json").write_text(wrong.model_dump_json())
    assert drain(choose_engine(checkpoint, "openvino")).device.fallback.code == "engine-refused"


@pytest.mark.parametrize("name", [name for name, backbone in BACKBONES.items() if not backbone.takes_int8])
def test_backbones_that_integers_ruin_are_refused_in_a_sentence(name):
    with pytest.raises(CheckpointError, match="8-bit integers: they ruin") as caught:
        refuse_int8(metadata_of(backbone=name))
    assert caught.value.code == "int8-backbone"
    assert "EfficientNet-Lite0" in str(caught.value)


def test_b0_is_one_of_them():
    assert not BACKBONES["efficientnet_b0"].takes_int8


def test_without_nncf_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "nncf", None)
    with pytest.raises(CheckpointError, match="castinspect\\[int8\\]"):
        refuse_int8(metadata_of(backbone="resnet18"))


def test_integers_may_differ_by_more_than_floats_and_by_no_more_than_that():
    def record(precision, difference):
        parity = Parity(pictures=1, largest_difference=difference)
        return ConversionRecord(
            checkpoint="", graph=1, openvino="", files={}, parity=parity, probe=(), precision=precision
        )

    assert record("int8", INT8_TOLERANCE).holds
    assert not record("int8", 1.01 * INT8_TOLERANCE).holds
    assert record("float32", TOLERANCE).holds
    assert not record("float32", INT8_TOLERANCE).holds


@needs_nncf
def test_nncf_reports_to_nobody():
    script = """
import socket, sys
def refuse(*_):
    raise AssertionError("the network was asked")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from castinspect.inspection.engines.int8 import _import_nncf
nncf = _import_nncf()
from nncf.telemetry import telemetry
telemetry.start_session("nncf_ov")
assert sys.modules["openvino_telemetry"] is None
assert "Mock" in type(telemetry).__name__, type(telemetry)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


@needs_nncf
def test_judging_with_it_needs_neither_nncf_nor_torch(checkpoint, made):
    script = """
import sys
from pathlib import Path
from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.engines.proof import probe_pixels
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import drain
checkpoint = load_checkpoint(Path(sys.argv[1]))
engine = drain(choose_engine(checkpoint, "openvino"))
assert engine.device.title.endswith("INT8"), engine.device
assert engine.run(probe_pixels(checkpoint.metadata)).logits.shape == (1, 2)
assert not {"nncf", "torch"} & set(sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", script, str(checkpoint.path)], check=False).returncode == 0
