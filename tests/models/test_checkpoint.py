"""A checkpoint gives back what was saved, and whatever is wrong with a file has its own sentence."""

from __future__ import annotations

import json
import struct
import subprocess
import sys

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file

from castinspect.errors import CheckpointError
from castinspect.models.checkpoint import load_checkpoint, load_model, read_metadata, save_checkpoint
from tests.models.conftest import metadata_of


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
    assert all(np.array_equal(loaded.tensors[name], tensor.numpy()) for name, tensor in state.items())


def test_extra_tensors_are_kept_apart(state, tmp_path):
    save_checkpoint(tmp_path / "a.safetensors", state, metadata_of(), extra={"mean": torch.ones(3)})
    loaded = load_checkpoint(tmp_path / "a.safetensors")
    assert loaded.extra["mean"].tolist() == [1, 1, 1]
    assert "mean" not in loaded.tensors


def test_loaded_network_computes_what_the_saved_one_did(checkpoint, state):
    from castinspect.models.backbones import BACKBONES, build_model

    original = build_model(BACKBONES["resnet18"], 2)
    original.load_state_dict(state)
    picture = torch.rand(1, 3, 32, 32)
    with torch.inference_mode():
        torch.testing.assert_close(load_model(load_checkpoint(checkpoint))(picture), original.eval()(picture))


def test_versions_of_the_libraries_are_recorded(checkpoint):
    assert read_metadata(checkpoint).versions["torch"].startswith("2.")


def test_reading_needs_no_torch(checkpoint):
    code = (
        "import sys; from pathlib import Path; "
        "from castinspect.models.checkpoint import load_checkpoint, read_metadata; "
        f"read_metadata(Path({str(checkpoint)!r})); load_checkpoint(Path({str(checkpoint)!r})); "
        "assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_missing(tmp_path):
    assert refusal(tmp_path / "nowhere.safetensors") == "checkpoint-missing"


@pytest.mark.parametrize("content", [b"", b"hello", b"just a text that is long enough to have a header" * 10])
def test_something_else_altogether(tmp_path, content):
    (tmp_path / "text.safetensors").write_bytes(content)
    assert refusal(tmp_path / "text.safetensors") in {"checkpoint-foreign", "checkpoint-damaged"}


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


@pytest.mark.parametrize("share", [0.00001, 0.001, 0.5, 0.999])
def test_truncated(checkpoint, share):
    content = checkpoint.read_bytes()
    checkpoint.write_bytes(content[: int(len(content) * share)])
    assert refusal(checkpoint) in {"checkpoint-damaged", "checkpoint-foreign"}


@pytest.mark.parametrize("place", [-1, -1000, -5_000_000])
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


def test_weights_that_are_not_numbers(tmp_path, state):
    broken = dict(state) | {"fc.1.bias": torch.tensor([float("nan"), 0.0])}
    save_checkpoint(tmp_path / "nan.safetensors", broken, metadata_of())
    assert refusal(tmp_path / "nan.safetensors") == "checkpoint-not-finite"


def test_backbone_that_is_unknown_here(tmp_path, state):
    save_checkpoint(tmp_path / "a.safetensors", state, metadata_of(backbone="alexnet"))
    assert refusal(tmp_path / "a.safetensors") == "checkpoint-backbone"


def test_weights_of_another_network(tmp_path, state):
    save_checkpoint(tmp_path / "a.safetensors", state, metadata_of(backbone="resnet50"))
    assert refusal(tmp_path / "a.safetensors", lambda p: load_model(load_checkpoint(p))) == "checkpoint-does-not-fit"


def test_head_of_another_number_of_classes(tmp_path, state):
    broken = dict(state) | {"fc.1.weight": torch.zeros(3, 512), "fc.1.bias": torch.zeros(3)}
    save_checkpoint(tmp_path / "a.safetensors", broken, metadata_of())
    assert refusal(tmp_path / "a.safetensors", lambda p: load_model(load_checkpoint(p))) == "checkpoint-does-not-fit"


def test_folder_that_cannot_be_written(tmp_path, state):
    (tmp_path / "file").write_text("")
    with pytest.raises(CheckpointError, match="cannot be written"):
        save_checkpoint(tmp_path / "file" / "a.safetensors", state, metadata_of())
