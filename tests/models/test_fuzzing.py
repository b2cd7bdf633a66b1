"""Whatever a checkpoint's file holds, it is loaded and used, or refused in a sentence of ours.

CASTINSPECT_MUTANTS says how many damaged files the long test tries: `CASTINSPECT_MUTANTS=50000 pytest -m slow
tests/models/test_fuzzing.py`.
"""

from __future__ import annotations

import os

import numpy as np
import pytest

from castinspect.errors import CheckpointError
from castinspect.evaluation.unseen import SCORED, UNSEEN, UnseenScores
from castinspect.inspection.gate import check, training_statistics
from castinspect.inspection.novelty import NoveltyReference
from castinspect.models.checkpoint import load_checkpoint, read_metadata
from castinspect.models.metadata import Bounds, Gate, Joint
from tests.helpers.damage import damaged_checkpoints, sealed
from tests.models.test_extra import METADATA, SOUND

JOINT = Joint(statistics=("contrast", "sharpness"), mean=(0.2, 0.1), inverse=((4.0, 0.5), (0.5, 3.0)))
TEXT = METADATA.model_copy(
    update={"gate": Gate(bounds={"level": Bounds(low=0.1, high=0.9)}, joint=JOINT, pictures=5, parts=5)}
).model_dump_json()
ARRAYS = {f"extra.{name}": array for name, array in SOUND.items()} | {
    "layer.weight": np.ones((3, 2), np.float32),
    "layer.running_var": np.ones(3, np.float32),
}


def outcome(content, file):
    """The code of the refusal, or nothing; any other exception fails the test."""
    file.write_bytes(content)
    try:
        read_metadata(file)
        checkpoint = load_checkpoint(file)
        NoveltyReference.of_checkpoint(checkpoint)
        training_statistics(checkpoint)
        for prefix in (UNSEEN, SCORED):
            scores = UnseenScores.from_checkpoint(checkpoint, prefix)
            if scores is not None:
                scores.weights()
                scores.defect_probabilities(checkpoint.metadata)
    except CheckpointError as error:
        return error.code if str(error) else pytest.fail("no sentence")
    if checkpoint.metadata.gate is not None:
        check({"level": 0.5, "contrast": 0.2, "sharpness": 0.0}, checkpoint.metadata.gate)
    return ""


def tried(count, seed, folder):
    return [
        outcome(content, folder / "mutant.safetensors") for content in damaged_checkpoints(TEXT, ARRAYS, count, seed)
    ]


def test_what_was_only_put_together_again_loads(tmp_path, monkeypatch):
    file = tmp_path / "whole.safetensors"
    file.write_bytes(sealed(TEXT, ARRAYS))
    assert load_checkpoint(file).metadata.gate.joint == JOINT
    assert UnseenScores.from_checkpoint(load_checkpoint(file)) is not None


def test_some_hundred_damaged_checkpoints_raise_nothing_but_their_own_errors(tmp_path):
    outcomes = tried(300, 1, tmp_path)
    assert sum(bool(code) for code in outcomes) > 200
    assert {"checkpoint-tampered", "checkpoint-damaged"} <= set(outcomes)


@pytest.mark.slow
def test_many_thousand_damaged_checkpoints_raise_nothing_but_their_own_errors(tmp_path):
    count = int(os.environ.get("CASTINSPECT_MUTANTS", "10000"))
    assert len(tried(count, 2, tmp_path)) == count
