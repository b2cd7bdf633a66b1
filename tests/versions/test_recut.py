import numpy as np
import pytest
import torch

from castinspect.errors import CheckpointError
from castinspect.evaluation.unseen import SCORED, UNSEEN, UnseenScores
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.models.metadata import CutPolicy, Cuts, Evaluation
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.versions.recut import unseen_scores, write_version
from tests.evaluation.test_score import metadata

EVALUATION = Evaluation(
    split="test", confusion={}, accuracy=1, balanced_accuracy=1, auroc=1, defective=2, escapes=0, good=2, overkill=0,
    review=0, defective_parts=2, escaped_parts=0, good_parts=2, overkill_parts=0,
)  # fmt: skip


def scores():
    logits = np.array([[3.0, 0], [0.3, 0], [0, 0.2], [0, 3.0]])
    return UnseenScores.of(logits, np.array([0, 0, 1, 1]), list("abcd"), [f"{i:064x}" for i in range(4)])


@pytest.fixture
def checkpoint(tmp_path):
    path = tmp_path / "wheel.safetensors"
    extra = scores().to_arrays(UNSEEN) | scores().to_arrays(SCORED)
    save_checkpoint(path, {"w": torch.arange(3.0)}, metadata().model_copy(update={"evaluation": EVALUATION}), extra)
    return load_checkpoint(path)


def test_new_version_names_its_parent_and_keeps_weights_and_scores(checkpoint, tmp_path):
    target = write_version(checkpoint, Cuts(ok=0.5, defect=0.5), CutPolicy(), out=tmp_path / "new.safetensors")
    made = load_checkpoint(target)
    assert made.metadata.parent == checkpoint.metadata.id != made.metadata.id
    assert made.metadata.cuts == Cuts(ok=0.5, defect=0.5)
    assert np.array_equal(made.tensors["w"], checkpoint.tensors["w"])
    assert unseen_scores(made).keys == scores().keys


def test_score_is_counted_anew(checkpoint, tmp_path):
    target = write_version(checkpoint, Cuts(ok=0.9, defect=0.99), CutPolicy(), out=tmp_path / "new.safetensors")
    evaluation = load_checkpoint(target).metadata.evaluation
    assert (evaluation.escapes, evaluation.escaped_parts, evaluation.review) == (1, 1, 1)
    assert evaluation.accuracy == 1


def test_versions_of_the_station_get_a_name_of_their_own_and_stand_in_the_journal(checkpoint):
    registry = Registry()
    first, second = (
        write_version(checkpoint, Cuts(ok=0.1, defect=0.5), CutPolicy(), registry=registry) for _ in range(2)
    )
    assert (first.name, second.name) == ("wheel-cuts.safetensors", "wheel-cuts-2.safetensors")
    assert [entry.action for entry in registry.journal.entries()] == [Action.RECUT, Action.RECUT]


def test_nothing_is_overwritten(checkpoint):
    with pytest.raises(CheckpointError, match="wheel"):
        write_version(checkpoint, Cuts(), CutPolicy(), out=checkpoint.path)


def test_a_checkpoint_without_scores_says_so(tmp_path):
    path = tmp_path / "old.safetensors"
    save_checkpoint(path, {"w": torch.zeros(1)}, metadata())
    with pytest.raises(CheckpointError, match="carries no scores"):
        unseen_scores(load_checkpoint(path))
