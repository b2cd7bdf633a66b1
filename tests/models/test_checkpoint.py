"""A checkpoint gives back what was saved, and whatever is wrong with a file has its own sentence."""

from __future__ import annotations

import errno
import json
import os
import pickle
import struct
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file

from castinspect import __version__
from castinspect.errors import CheckpointError
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.checkpoint import load_checkpoint, load_model, read_metadata, save_checkpoint
from castinspect.registry.registry import Registry
from tests.helpers.checkpoints import metadata_of
from tests.helpers.narrow import NARROW


def refusal(path, load=load_checkpoint):
    with pytest.raises(CheckpointError) as caught:
        load(path)
    assert path.name in str(caught.value)
    return caught.value.code


def header_of(path):
    content = path.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    return json.loads(content[8 : 8 + length]), content[8 + length :]


def write(path, header, tensors):
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + tensors)


def change_metadata(path, **changes):
    """Change what the checkpoint says of itself, as an editor would, without touching the hash."""
    header, tensors = header_of(path)
    about = json.loads(header["__metadata__"]["castinspect"]) | changes
    header["__metadata__"]["castinspect"] = json.dumps(about)
    write(path, header, tensors)


def test_what_was_saved_is_loaded(checkpoint, state):
    loaded = load_checkpoint(checkpoint)
    assert loaded.metadata.class_names == ("def_front", "ok_front")
    assert set(loaded.tensors) == set(state)
    for name, tensor in state.items():
        assert loaded.tensors[name].shape == tensor.shape
        assert np.array_equal(loaded.tensors[name], tensor.numpy())


def test_extra_tensors_are_kept_apart(state, tmp_path):
    save_checkpoint(tmp_path / "a.safetensors", state, metadata_of(), extra={"mean": torch.ones(3)})
    loaded = load_checkpoint(tmp_path / "a.safetensors")
    assert loaded.extra["mean"].tolist() == [1, 1, 1]
    assert "mean" not in loaded.tensors


def test_loaded_network_computes_what_the_saved_one_did(checkpoint, state):
    original = build_model(BACKBONES["resnet18"], 2)
    original.load_state_dict(state)
    picture = torch.rand(1, 3, 32, 32)
    with torch.inference_mode():
        torch.testing.assert_close(load_model(load_checkpoint(checkpoint))(picture), original.eval()(picture))


def test_channels_last_weights_are_saved_in_their_logical_order(tmp_path):
    weight = torch.arange(2 * 3 * 4 * 5).reshape(2, 3, 4, 5).to(memory_format=torch.channels_last)
    save_checkpoint(tmp_path / "a.safetensors", {"weight": weight}, metadata_of())
    assert np.array_equal(load_checkpoint(tmp_path / "a.safetensors").tensors["weight"], weight.numpy())


@pytest.mark.parametrize("backbone", BACKBONES.values(), ids=BACKBONES)
def test_the_state_dict_is_all_that_a_network_needs(backbone):
    with torch.device("meta"):  # what a state dict leaves out would stay without a value after loading
        model = build_model(backbone, 2)
    assert {name for name, _ in model.named_buffers()} <= set(model.state_dict())


def test_a_loaded_network_judges_and_does_not_learn(checkpoint):
    model = load_model(load_checkpoint(checkpoint))
    assert not any(module.training for module in model.modules())
    assert not any(parameter.requires_grad or parameter.is_meta for parameter in model.parameters())


def test_versions_of_the_libraries_are_recorded(checkpoint):
    versions = read_metadata(checkpoint).versions
    assert versions["castinspect"] == __version__
    assert versions["torch"].startswith("2.")
    assert "torchvision" in versions


def test_the_hash_that_saving_returns_is_the_one_that_loading_verifies(tmp_path):
    path = tmp_path / "a.safetensors"
    saved = save_checkpoint(path, {"weight": torch.ones(3)}, metadata_of())
    loaded = load_checkpoint(path)
    assert loaded.sha256 == saved


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_a_checkpoint_gets_the_permissions_of_any_new_file(checkpoint, pristine):
    assert pristine.stat().st_mode == checkpoint.stat().st_mode


def test_an_interrupted_save_leaves_the_old_checkpoint(tmp_path, monkeypatch):
    path = tmp_path / "a.safetensors"
    before = save_checkpoint(path, {"weight": torch.ones(3)}, metadata_of())

    def full(_handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CheckpointError, match="No space left"):
        save_checkpoint(path, {"weight": torch.zeros(3)}, metadata_of())
    assert load_checkpoint(path).sha256 == before
    assert list(tmp_path.iterdir()) == [path]


def test_reading_needs_no_torch(checkpoint):
    Registry().promote(checkpoint)
    code = f"""
import sys
from pathlib import Path
from castinspect.devices import device
from castinspect.registry import registry
from castinspect.models import backbones, checkpoint, metadata, weights

path = Path({str(checkpoint)!r})
checkpoint.read_metadata(path)
checkpoint.load_checkpoint(path)
registry.Registry().promoted_checkpoint()
heavy = {{"torch", "torchvision", "PySide6"}} & set(sys.modules)
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_missing(tmp_path):
    assert refusal(tmp_path / "nowhere.safetensors") == "checkpoint-missing"


def test_a_folder_is_no_checkpoint(tmp_path):
    assert refusal(tmp_path) == "checkpoint-missing"


@pytest.mark.parametrize(
    "content", [b"just a text, long enough to have a header" * 10, b"\x89PNG\r\n\x1a\n" + bytes(99)]
)
def test_something_else_altogether(tmp_path, content):
    (tmp_path / "text.safetensors").write_bytes(content)
    assert refusal(tmp_path / "text.safetensors") == "checkpoint-foreign"


def test_a_pickle_is_never_opened(tmp_path, state):
    torch.save(state, tmp_path / "model.pt")
    assert refusal(tmp_path / "model.pt") == "checkpoint-pickle"


def test_an_old_style_pickle_is_never_opened(tmp_path):
    torch.save({"a": torch.ones(1)}, tmp_path / "old.pth", _use_new_zipfile_serialization=False)
    assert refusal(tmp_path / "old.pth") == "checkpoint-pickle"


def test_safetensors_of_another_program(tmp_path):
    save_file({"weight": np.ones(3, np.float32)}, tmp_path / "other.safetensors")
    assert refusal(tmp_path / "other.safetensors") == "checkpoint-foreign"
    assert refusal(tmp_path / "other.safetensors", read_metadata) == "checkpoint-foreign"


def test_newer_format_is_told_even_with_fields_that_are_unknown_here(checkpoint):
    change_metadata(checkpoint, format_version=99, from_the_future={"a": 1})
    assert refusal(checkpoint) == "checkpoint-newer"


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_a_pickle_under_a_checkpoints_name_is_never_opened(tmp_path, protocol):
    path = tmp_path / "model.safetensors"
    path.write_bytes(pickle.dumps({"weight": [1.0] * 20}, protocol))
    assert refusal(path) == "checkpoint-pickle"
    assert refusal(path, read_metadata) == "checkpoint-pickle"


def test_half_a_pickle_is_still_told_as_one(tmp_path):
    torch.save({"weight": torch.ones(1000)}, tmp_path / "model.pt")
    content = (tmp_path / "model.pt").read_bytes()
    (tmp_path / "model.pt").write_bytes(content[: len(content) // 2])
    assert refusal(tmp_path / "model.pt") == "checkpoint-pickle"


@pytest.mark.parametrize("left", [0, 4, 8, 9, 500, 20_000, 300_000, -1])
def test_truncated(checkpoint, left):
    checkpoint.write_bytes(checkpoint.read_bytes()[:left])
    assert refusal(checkpoint) == "checkpoint-damaged"
    assert refusal(checkpoint, read_metadata) == "checkpoint-damaged"


def test_something_appended(checkpoint):
    checkpoint.write_bytes(checkpoint.read_bytes() + b"\0")
    assert refusal(checkpoint) == "checkpoint-damaged"


def test_a_flipped_bit_anywhere_is_refused_with_a_sentence(tmp_path):
    path = tmp_path / "small.safetensors"
    save_checkpoint(path, {"weight": torch.linspace(-1, 1, 9), "count": torch.tensor(3)}, metadata_of())
    content = path.read_bytes()
    for place in range(len(content)):
        flipped = content[place] ^ (1 << place % 8)
        path.write_bytes(content[:place] + bytes([flipped]) + content[place + 1 :])
        assert refusal(path).startswith("checkpoint-"), place


@pytest.mark.parametrize("place", [-1, -1000, -300_000])
def test_one_flipped_bit_in_the_weights(checkpoint, place):
    content = bytearray(checkpoint.read_bytes())
    content[place] ^= 1
    checkpoint.write_bytes(content)
    assert refusal(checkpoint) == "checkpoint-tampered"


def test_changed_cuts(checkpoint):
    change_metadata(checkpoint, cuts={"ok": 0.9, "defect": 0.95})
    assert refusal(checkpoint) == "checkpoint-tampered"


def test_swapped_classes(checkpoint):
    classes = [{"name": "ok_front", "role": "ok"}, {"name": "def_front", "role": "defect"}]
    change_metadata(checkpoint, classes=classes)
    assert refusal(checkpoint) == "checkpoint-tampered"


def test_nonsense_in_the_metadata(checkpoint):
    change_metadata(checkpoint, temperature=-1)
    assert refusal(checkpoint) == "checkpoint-tampered"


@pytest.mark.parametrize("version", [None, "one", [1], float("inf")])
def test_a_format_version_that_is_none_is_refused(checkpoint, version):
    change_metadata(checkpoint, format_version=version)
    assert refusal(checkpoint) == "checkpoint-tampered"


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000])
def test_metadata_that_is_no_object_is_refused(checkpoint, text):
    header, tensors = header_of(checkpoint)
    header["__metadata__"]["castinspect"] = text
    write(checkpoint, header, tensors)
    assert refusal(checkpoint) == "checkpoint-tampered"


def test_number_types_of_another_program_are_refused(tmp_path):
    path = tmp_path / "a.safetensors"
    save_checkpoint(path, {"weight": torch.ones(4, dtype=torch.float16)}, metadata_of())
    header, tensors = header_of(path)
    header["weight"]["dtype"] = "BF16"
    write(path, header, tensors)
    assert refusal(path) == "checkpoint-damaged"


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_weights_that_are_not_numbers(tmp_path, state, value):
    broken = dict(state) | {"fc.1.bias": torch.tensor([value, 0.0])}
    save_checkpoint(tmp_path / "nan.safetensors", broken, metadata_of())
    assert refusal(tmp_path / "nan.safetensors") == "checkpoint-not-finite"


def test_backbone_that_is_unknown_here(tmp_path, state):
    save_checkpoint(tmp_path / "a.safetensors", state, metadata_of(backbone="alexnet"))
    assert refusal(tmp_path / "a.safetensors") == "checkpoint-backbone"


def test_weights_of_another_network(tmp_path, state):
    save_checkpoint(tmp_path / "a.safetensors", state, metadata_of(backbone="resnet50"))
    assert refusal(tmp_path / "a.safetensors", lambda p: load_model(load_checkpoint(p))) == "checkpoint-does-not-fit"


def test_head_of_another_number_of_classes(tmp_path, state):
    broken = dict(state) | {"fc.1.weight": torch.zeros(3, NARROW.features), "fc.1.bias": torch.zeros(3)}
    save_checkpoint(tmp_path / "a.safetensors", broken, metadata_of())
    assert refusal(tmp_path / "a.safetensors", lambda p: load_model(load_checkpoint(p))) == "checkpoint-does-not-fit"


def test_folder_that_cannot_be_written(tmp_path, state):
    (tmp_path / "file").write_text("")
    with pytest.raises(CheckpointError, match="cannot be written"):
        save_checkpoint(tmp_path / "file" / "a.safetensors", state, metadata_of())


def test_half_precision_is_computed_in_single(state, tmp_path):
    half = {name: tensor.half() if tensor.ndim > 1 else tensor for name, tensor in state.items()}
    save_checkpoint(tmp_path / "half.safetensors", half, metadata_of())
    model = load_model(load_checkpoint(tmp_path / "half.safetensors"))
    found = model.state_dict()
    assert all(tensor.dtype is state[name].dtype for name, tensor in found.items())
    assert all(torch.equal(tensor, half[name].to(tensor.dtype)) for name, tensor in found.items())


def test_weights_that_were_let_go_are_read_again_unless_the_file_is_another(pristine):
    checkpoint = load_checkpoint(pristine)
    light = checkpoint.without_weights()
    assert not light.tensors
    assert light.with_weights().tensors.keys() == checkpoint.tensors.keys()
    assert checkpoint.with_weights() is checkpoint
    with pytest.raises(CheckpointError) as caught:
        replace(light, sha256="another").with_weights()
    assert caught.value.code == "checkpoint-exchanged"


def test_a_header_that_names_a_thing_twice_is_refused(checkpoint):
    content = checkpoint.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    header = content[8 : 8 + length].rstrip()
    name = next(key for key in json.loads(header) if key != "__metadata__")
    doubled = header[:-1] + f',"{name}":{json.dumps(json.loads(header)[name])}}}'.encode()
    checkpoint.write_bytes(struct.pack("<Q", len(doubled)) + doubled + content[8 + length :])
    assert refusal(checkpoint) == "checkpoint-tampered"


def test_metadata_that_say_a_thing_twice_are_refused(tmp_path, state):
    text = metadata_of().model_dump_json()
    doubled = text[:-1] + ',"temperature":900.0}'
    arrays = {name: tensor.numpy() for name, tensor in state.items()}
    save_file(arrays, tmp_path / "a.safetensors", {"castinspect": doubled, "sha256": "0" * 64})
    assert refusal(tmp_path / "a.safetensors", read_metadata) == "checkpoint-tampered"


def test_a_variance_under_zero_is_refused(tmp_path, state):
    name = next(name for name in state if name.endswith("running_var"))
    save_checkpoint(tmp_path / "a.safetensors", state | {name: -state[name]}, metadata_of())
    assert refusal(tmp_path / "a.safetensors") == "checkpoint-tampered"
