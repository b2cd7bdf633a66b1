"""A checkpoint is converted once, proven, kept by hash, and never trusted when it was harmed."""

from __future__ import annotations

import shutil
from dataclasses import replace

import numpy as np
import pytest

from castinspect.devices.device import DeviceChoice
from castinspect.errors import CheckpointError
from castinspect.inspection.engines import conversion
from castinspect.inspection.engines.conversion import Converted, carry, convert, find_converted
from castinspect.inspection.engines.openvino import OpenVinoEngine
from castinspect.inspection.engines.parity import Parity
from castinspect.inspection.engines.proof import probe_pixels
from castinspect.inspection.engines.torch import TorchEngine
from castinspect.models.checkpoint import load_checkpoint
from castinspect.paths import cache_dir
from castinspect.progress import drain
from tests.helpers.jobs import job_of, walked

CPU = DeviceChoice("cpu", "a CPU")


@pytest.fixture(scope="module")
def converted(random_checkpoint, tmp_path_factory):
    """A checkpoint of its own with its conversion beside it."""
    source = random_checkpoint("resnet18")
    path = tmp_path_factory.mktemp("models") / "wheel.safetensors"
    shutil.copy(source.path, path)
    checkpoint = load_checkpoint(path)
    progress, last = walked(convert(checkpoint, TorchEngine(checkpoint, CPU)))
    assert isinstance(last, Converted)
    assert progress[-1].compared == progress[-1].pictures > 0
    return checkpoint, last


@pytest.fixture
def copied(converted, tmp_path, monkeypatch):
    """The same, to be harmed; what is converted again is what was converted before."""
    checkpoint, found = converted

    def copy_model(_reference, _metadata, file):
        for name in ("model.xml", "model.bin"):
            shutil.copy(found.folder / name, file.with_name(name))

    monkeypatch.setattr(conversion, "write_model", copy_model)
    shutil.copytree(checkpoint.path.parent, tmp_path / "models")
    return load_checkpoint(tmp_path / "models" / "wheel.safetensors")


def test_it_lies_beside_the_checkpoint_under_its_hash(converted):
    checkpoint, found = converted
    assert found.folder.parent == checkpoint.path.parent
    assert found.folder.name == f"wheel.{checkpoint.sha256[:12]}.openvino"


def test_it_agrees_with_pytorch_and_is_found_again(converted):
    checkpoint, found = converted
    assert found.record.parity.holds
    assert found.record.parity.largest_difference < 1e-4
    assert find_converted(checkpoint) == found


def test_logits_features_and_maps_are_pytorchs(converted):
    checkpoint, found = converted
    pixels = np.repeat(probe_pixels(checkpoint.metadata), 3, axis=0)
    ours, theirs = OpenVinoEngine(found.model).run(pixels), TorchEngine(checkpoint, CPU).run(pixels)
    for name in ("logits", "features", "maps"):
        np.testing.assert_allclose(getattr(ours, name), getattr(theirs, name), rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize("name", ["model.bin", "model.xml", "record.json"])
def test_a_flipped_bit_is_noticed(copied, name):
    file = find_converted(copied).folder / name
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    assert find_converted(copied) is None


def test_other_files_than_those_on_record_are_foreign(copied):
    found = find_converted(copied)
    assert find_converted(replace(copied, conversion=found.record.files)) == found
    assert find_converted(replace(copied, conversion={})) is None
    assert find_converted(replace(copied, conversion=found.record.files | {"model.bin": "0" * 64})) is None


@pytest.mark.parametrize("name", ["model.bin", "model.xml"])
def test_a_record_that_lists_only_one_of_the_files_vouches_for_none(copied, name):
    found = find_converted(copied)
    listed = {other: digest for other, digest in found.record.files.items() if other != name}
    record = found.record.model_copy(update={"files": listed})
    (found.folder / "record.json").write_text(record.model_dump_json())
    assert find_converted(copied) is None


def test_another_openvino_or_another_graph_needs_another_conversion(copied, monkeypatch):
    monkeypatch.setattr(conversion, "GRAPH_VERSION", 99)
    assert find_converted(copied) is None


def test_what_differs_is_refused_on_record_and_leaves_no_model(copied, monkeypatch):
    shutil.rmtree(find_converted(copied).folder)
    bad = Parity(pictures=4, largest_difference=0.2, verdicts_changed=1)
    monkeypatch.setattr(conversion, "compare", lambda *_: job_of(bad, bad))
    refused = drain(convert(copied, TorchEngine(copied, CPU)))
    assert not refused.model.exists()
    assert find_converted(copied).record.parity == bad


def test_it_goes_into_the_cache_where_the_folder_cannot_be_written(copied, monkeypatch):
    shutil.rmtree(find_converted(copied).folder)
    monkeypatch.setattr(conversion, "_beside", lambda checkpoint: checkpoint.path / "beside")  # a file has no room
    last = drain(convert(copied, TorchEngine(copied, CPU)))
    assert last.folder.is_relative_to(cache_dir())
    assert find_converted(copied) == last


def test_what_was_made_of_the_files_earlier_content_is_dropped(copied):
    present = find_converted(copied).folder
    outdated = present.with_name("wheel.0123456789ab.openvino")
    present.rename(outdated)
    last = drain(convert(copied, TorchEngine(copied, CPU)))
    assert last.folder == present
    assert not outdated.exists()


def test_a_copy_that_a_conversion_cannot_be_put_beside_is_told(converted, tmp_path, monkeypatch):
    checkpoint, found = converted
    copy = replace(checkpoint, path=tmp_path / "stick" / "wheel.safetensors")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(conversion, "write_atomically", full)
    with pytest.raises(CheckpointError) as caught:
        carry(found, copy)
    assert (caught.value.code, caught.value.message.values["path"]) == ("checkpoint-not-written", copy.path)
