"""What travels beside the weights is bounded when a checkpoint is taken in."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.errors import CheckpointError
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.models.extra import UnboundedError, refuse_unbounded
from castinspect.models.metadata import Novelty
from tests.helpers.checkpoints import metadata_of

CLASSES, PICTURES, WIDTH, DIRECTIONS = 2, 5, 7, 3
METADATA = metadata_of(novelty=Novelty(cut=2.0, good_parts=9))
SIDE = METADATA.preprocessing.size


def likeness(prefix):
    return {
        f"{prefix}mean": np.zeros(WIDTH, np.float32),
        f"{prefix}scale": np.ones(WIDTH, np.float32),
        f"{prefix}axes": np.eye(DIRECTIONS, WIDTH, dtype=np.float32),
        f"{prefix}deviations": np.ones(DIRECTIONS, np.float32),
        f"{prefix}rest": np.float32(0.5).reshape(()),
        f"{prefix}unit": np.float32(1.5).reshape(()),
    }


def scores(prefix):
    return {
        f"{prefix}logits": np.zeros((PICTURES, CLASSES), np.float32),
        f"{prefix}labels": np.array([0, 1, 0, 1, 0], np.int16),
        f"{prefix}parts": np.arange(PICTURES, dtype=np.int32),
        f"{prefix}keys": np.zeros((PICTURES, 8), np.uint8),
    }


SOUND = {
    **likeness("novelty.appearance."),
    **likeness("novelty.features."),
    **scores("unseen."),
    **scores("scored."),
    "gate.statistics": np.zeros((PICTURES, 20), np.float32),
    "golden.pixels": np.zeros((2, SIDE, SIDE), np.uint8),
    "golden.logits": np.zeros((2, CLASSES), np.float32),
    "of.a.later.version": np.zeros(3, np.float32),
}

HOSTILE = {
    "novelty.appearance.mean": [np.zeros(WIDTH + 1, np.float32), np.zeros(WIDTH, np.int32)],
    "novelty.appearance.scale": [np.zeros(WIDTH, np.float32), -np.ones(WIDTH, np.float32)],
    "novelty.features.axes": [
        np.zeros(WIDTH, np.float32),
        np.zeros((WIDTH + 1, WIDTH), np.float32),
        np.zeros((DIRECTIONS + 1, WIDTH), np.float32),
    ],
    "novelty.features.deviations": [np.full(DIRECTIONS, 1e30, np.float32), np.zeros(DIRECTIONS, np.float32)],
    "novelty.features.rest": [np.float32(-1).reshape(()), np.ones(2, np.float32), np.float32(np.nan).reshape(())],
    "novelty.appearance.unit": [np.float32(0).reshape(()), np.float32(np.inf).reshape(())],
    "unseen.logits": [
        np.zeros((PICTURES, 3), np.float32),
        np.zeros(PICTURES, np.float32),
        np.full((5, 2), 1e9, np.float32),
    ],
    "unseen.labels": [
        np.full(PICTURES, 2),
        np.full(PICTURES, -1),
        np.zeros(PICTURES, np.float32),
        np.zeros((5, 1), int),
    ],
    "scored.parts": [np.full(PICTURES, -1), np.full(PICTURES, 1 << 40), np.zeros(PICTURES - 1, int)],
    "scored.keys": [np.zeros((PICTURES, 7), np.uint8), np.zeros((PICTURES, 8), np.int8)],
    "gate.statistics": [
        np.zeros(20, np.float32),
        np.zeros((0, 20), np.float32),
        np.zeros((5, 65), np.float32),
        np.zeros((5, 9), int),
    ],
    "golden.pixels": [
        np.zeros((0, SIDE, SIDE), np.uint8),
        np.zeros((2, SIDE, SIDE, 3), np.uint8),
        np.uint8(0).reshape(()),
    ],
    "golden.logits": [np.zeros((2, 3), np.float32), np.zeros((2, CLASSES), int)],
}


def test_what_training_writes_passes():
    refuse_unbounded(METADATA, SOUND)


@pytest.mark.parametrize(("name", "array"), [(name, array) for name, arrays in HOSTILE.items() for array in arrays])
def test_another_shape_kind_sign_or_size_is_refused_by_name(name, array):
    with pytest.raises(UnboundedError):
        refuse_unbounded(METADATA, SOUND | {name: array})


@pytest.mark.parametrize("name", [name for name in SOUND if not name.startswith(("gate", "of."))])
def test_what_belongs_together_is_all_there(name):
    with pytest.raises(UnboundedError):
        refuse_unbounded(METADATA, {other: array for other, array in SOUND.items() if other != name})


def test_a_checkpoint_without_any_of_it_passes():
    refuse_unbounded(metadata_of(), {})


def test_it_is_asked_at_every_load(tmp_path):
    file = tmp_path / "hostile.safetensors"
    save_checkpoint(file, {"weight": np.ones(2, np.float32)}, metadata_of(), {"unseen.labels": np.array([1 << 60])})
    with pytest.raises(CheckpointError) as refused:
        load_checkpoint(file)
    assert refused.value.code == "checkpoint-tampered"
