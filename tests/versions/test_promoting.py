"""What is promoted scores its golden pictures as at training, and what the engine reads is on record."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from castinspect.devices.device import DeviceChoice
from castinspect.errors import CheckpointError
from castinspect.inspection.engines import choice
from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.engines.conversion import ConversionProgress, find_converted
from castinspect.inspection.engines.torch import TorchEngine
from castinspect.inspection.golden import LOGITS, golden_arrays
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.progress import drain
from castinspect.registry.registry import Registry
from castinspect.versions.promoting import made_ready, promote
from tests.helpers.jobs import walked

CPU = DeviceChoice("cpu", "a CPU")


def written(made, path, **extra):
    """A checkpoint with golden pictures, or with what stands in their place."""
    side = made.metadata.preprocessing.size
    pixels = np.random.default_rng(0).integers(0, 255, (2, side, side), dtype=np.uint8)
    golden = golden_arrays(TorchEngine(made, CPU), pixels)
    save_checkpoint(path, made.tensors, made.metadata, golden | extra)
    return path


@pytest.fixture
def made(random_checkpoint):
    return random_checkpoint("resnet18")


@pytest.fixture(autouse=True)
def no_gpu(monkeypatch):
    monkeypatch.setattr(choice, "cuda_is_likely", lambda: False)
    monkeypatch.setattr(choice, "mps_is_likely", lambda: False)


def test_a_checkpoint_that_scores_its_golden_pictures_otherwise_is_refused_and_the_old_one_stays(made, tmp_path):
    registry = Registry()
    promoted = promote(registry, written(made, tmp_path / "good.safetensors"))
    other = {LOGITS: np.array([[9, -9], [9, -9]], np.float32)}
    with pytest.raises(CheckpointError) as caught:
        promote(registry, written(made, tmp_path / "other.safetensors", **other))
    assert caught.value.code == "checkpoint-golden"
    assert registry.promoted() == promoted


def test_one_without_golden_pictures_is_promoted(checkpoint):
    assert promote(Registry(), checkpoint).is_file()


def test_what_the_engine_reads_is_recorded_and_what_another_put_there_is_converted_anew(made, tmp_path):
    registry = Registry()
    promote(registry, written(made, tmp_path / "wheel.safetensors"))
    progress, engine = walked(made_ready(registry))
    assert engine.name == "openvino"
    assert any(isinstance(event, ConversionProgress) for event in progress)
    checkpoint = registry.promoted_checkpoint()
    assert checkpoint.conversion == engine.conversion
    assert set(checkpoint.conversion) == {"model.xml", "model.bin"}
    assert walked(made_ready(registry))[0] == []  # known, so not converted again

    # a conversion of another network, with a record that vouches for it
    folder = find_converted(checkpoint).folder
    foreign = _foreign(made, tmp_path, checkpoint)
    for file in foreign.folder.iterdir():
        shutil.copy(file, folder / file.name)
    record = foreign.record.model_copy(update={"checkpoint": checkpoint.sha256})
    (folder / "record.json").write_text(record.model_dump_json())
    progress, engine = walked(made_ready(registry))
    assert any(isinstance(event, ConversionProgress) for event in progress)
    assert engine.conversion != foreign.record.files

    # also where no promotion is on record: the golden pictures tell
    for file in foreign.folder.iterdir():
        shutil.copy(file, folder / file.name)
    (folder / "record.json").write_text(record.model_dump_json())
    named = load_checkpoint(checkpoint.path)
    assert drain(choose_engine(named)).conversion != foreign.record.files


def test_a_station_without_torch_promotes_by_the_conversion_that_came_along(made, tmp_path, without_torch, monkeypatch):
    registry, file = Registry(), written(made, tmp_path / "wheel.safetensors")
    with pytest.raises(CheckpointError) as caught:
        promote(registry, file)
    assert caught.value.code == "needs-conversion"
    assert registry.promoted() is None
    with monkeypatch.context() as full:
        full.setattr(choice, "has_torch", lambda: True)
        drain(choose_engine(load_checkpoint(file), "openvino"))
    target = promote(registry, file)
    promoted = registry.promoted_checkpoint()
    assert promoted.conversion == find_converted(promoted).record.files
    assert find_converted(promoted).folder.parent == target.parent
    assert drain(made_ready(registry)).name == "openvino"


def _foreign(made, folder, checkpoint):
    """The conversion of a network that calls everything the first class."""
    tensors = dict(made.tensors)
    bias = next(name for name in tensors if name.endswith("bias") and tensors[name].shape == (2,))
    tensors[bias] = np.array([20.0, -20.0], np.float32)
    path = folder / "foreign.safetensors"
    save_checkpoint(path, tensors, checkpoint.metadata)
    drain(choose_engine(load_checkpoint(path)))
    return find_converted(load_checkpoint(path))
