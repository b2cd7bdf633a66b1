import numpy as np
import pytest
import torch

from castinspect.errors import CheckpointError
from castinspect.evaluation.unseen import SCORED, UNSEEN, UnseenScores
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from tests.evaluation.test_score import metadata

LOGITS = np.array([[2.0, -1.0], [0.5, 0.5], [-1.0, 3.0]])
SCORES = UnseenScores.of(LOGITS, np.array([0, 0, 1]), ["a", "a", "b"], ["1" * 64, "2" * 64, "ab" * 32])


def test_scores_travel_in_the_checkpoint(tmp_path):
    path = tmp_path / "c.safetensors"
    save_checkpoint(path, {"w": torch.zeros(2)}, metadata(), SCORES.to_arrays())
    found = UnseenScores.from_checkpoint(load_checkpoint(path))
    assert np.array_equal(found.logits, SCORES.logits)
    assert found.labels.tolist() == [0, 0, 1]
    assert found.parts.tolist() == SCORES.parts.tolist()
    assert found.keys == ("1" * 16, "2" * 16, "ab" * 8)
    assert UnseenScores.from_checkpoint(load_checkpoint(path), SCORED) is None


def test_scores_that_do_not_fit_are_refused_with_their_checkpoint(tmp_path):
    path = tmp_path / "c.safetensors"
    arrays = SCORES.to_arrays()
    save_checkpoint(path, {"w": torch.zeros(2)}, metadata(), arrays | {UNSEEN + "parts": np.zeros(9, np.int32)})
    with pytest.raises(CheckpointError) as refused:
        load_checkpoint(path)
    assert refused.value.code == "checkpoint-tampered"


def test_a_part_counts_once():
    assert SCORES.weights().tolist() == [0.5, 0.5, 1.0]


def test_defect_probability_goes_by_roles_and_temperature():
    checkpoint = metadata()  # def_front is class 0
    assert SCORES.defect_probabilities(checkpoint)[0] == pytest.approx(1 / (1 + np.exp(-3)))
    assert SCORES.defect_probabilities(checkpoint, temperature=3.0)[0] == pytest.approx(1 / (1 + np.exp(-1)))
    assert SCORES.defective(checkpoint).tolist() == [True, True, False]
