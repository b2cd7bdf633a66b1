"""What a checkpoint proves is told, and asked about where it is worse than the station's limit."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.errors import CheckpointError
from castinspect.evaluation.cuts import ChosenCuts, PartScores, choose_cuts
from castinspect.evaluation.proven import proof_of, proven_escapes, refuse_unproven, told_of_cuts
from castinspect.evaluation.risk import Share
from castinspect.evaluation.unseen import UnseenScores
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.models.metadata import CutPolicy, Cuts, Evaluation
from tests.helpers.checkpoints import metadata_of


@pytest.fixture
def scored(tmp_path):
    """Makes a checkpoint that keeps the scores of so many good and so many defective parts, all told apart."""

    def make(good, defective):
        labels = np.array([0] * defective + [1] * good, np.int64)
        logits = np.where(labels[:, None] == np.arange(2), 6.0, -6.0).astype(np.float32)
        names = [str(number) for number in range(len(labels))]
        unseen = UnseenScores.of(logits, labels, names, [f"{number:064x}" for number in range(len(labels))])
        path = tmp_path / "wheel.safetensors"
        save_checkpoint(path, {"w": np.zeros(2, np.float32)}, metadata_of(), unseen.to_arrays() if len(labels) else {})
        return path

    return make


def test_four_parts_that_were_not_missed_prove_little(scored):
    checkpoint = load_checkpoint(scored(100, 4))
    assert proven_escapes(checkpoint) == Share(0, 4)
    assert "0 missed of 4 defective parts proves at most 52.8 %" in str(proof_of(checkpoint))


def test_a_checkpoint_that_proves_too_little_is_refused_with_the_bound_and_the_limit(scored):
    with pytest.raises(CheckpointError) as caught:
        refuse_unproven(scored(100, 4), 0.1)
    assert caught.value.code == "promotion-unproven"
    assert "52.8 %" in str(caught.value)
    assert "10 %" in str(caught.value)
    assert "--allow-unproven" in str(caught.value)
    refuse_unproven(scored(100, 4), 0.6)


def test_enough_parts_prove_enough(scored):
    refuse_unproven(scored(10, 30), 0.1)
    with pytest.raises(CheckpointError):
        refuse_unproven(scored(10, 28), 0.1)


def test_without_scores_nothing_is_proven_and_nothing_refused(scored):
    path = scored(0, 0)
    assert proven_escapes(load_checkpoint(path)) is None
    assert proof_of(load_checkpoint(path)).code == "proof-no-parts"
    refuse_unproven(path, 0.01)


def with_score(path, escaped, tested):
    """The same checkpoint, with a score in which so many of so many defective parts escaped."""
    loaded = load_checkpoint(path)
    score = Evaluation(
        split="test", confusion={}, accuracy=0.5, balanced_accuracy=0.5, auroc=1.0, defective=tested, escapes=escaped,
        good=10, overkill=0, review=0, defective_parts=tested, escaped_parts=escaped, good_parts=10, overkill_parts=0,
    )  # fmt: skip
    save_checkpoint(path, loaded.tensors, loaded.metadata.model_copy(update={"evaluation": score}), loaded.extra)
    return path


def test_a_score_that_contradicts_what_other_parts_prove_is_told_and_refused(scored):
    path = with_score(scored(40, 40), 5, 10)
    said = str(proof_of(load_checkpoint(path)))
    assert "0 missed of 40 defective parts, but 5 of the 10" in said
    with pytest.raises(CheckpointError, match="5 missed of 10") as caught:
        refuse_unproven(path, 0.5)
    assert caught.value.code == "promotion-unproven"


def test_a_score_as_chance_makes_it_changes_nothing(scored):
    path = with_score(scored(40, 40), 1, 10)
    assert proof_of(load_checkpoint(path)).code == "proof"
    refuse_unproven(path, 0.1)


def test_how_many_parts_more_it_takes_is_said_once():
    scores = PartScores(np.linspace(0.8, 1, 40), np.linspace(0, 0.2, 40))
    told = [str(message) for message in told_of_cuts(choose_cuts(scores), scores, 0.01)]
    assert told[0].startswith("40 defective parts are too few to promise 1 %: it takes 360 more, 400 in all.")
    assert told[1] == "0 missed of 40 defective parts proves at most 7.3 % with 95 % confidence."
    by_hand = told_of_cuts(ChosenCuts(Cuts(ok=0.3, defect=0.6), CutPolicy()), scores, 0.01)
    assert [message.code for message in by_hand] == ["proof"]
    kept = told_of_cuts(choose_cuts(scores, CutPolicy(max_escape=0.3)), scores, 0.3)
    assert [message.code for message in kept] == ["promise-kept", "proof"]
