"""Each figure at a training's end says which pictures or parts it counts."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect import language
from castinspect.cli.common import training_progress
from castinspect.evaluation.unseen import UnseenScores
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.models.metadata import Calibration
from tests.helpers.checkpoints import metadata_of
from tests.helpers.runs import EVALUATION


def checkpoint_by(source, path):
    """A checkpoint whose cuts were chosen by such parts: four defective ones, none of them missed."""
    labels = np.array([0] * 4 + [1] * 20, np.int64)
    logits = np.where(labels[:, None] == np.arange(2), 6.0, -6.0).astype(np.float32)
    names = [str(number) for number in range(len(labels))]
    unseen = UnseenScores.of(logits, labels, names, [f"{number:064x}" for number in range(len(labels))])
    calibration = (
        Calibration(source=source, pictures=24, parts=24, error_before=0.1, error_after=0.05) if source else None
    )
    save_checkpoint(path, {"w": np.zeros(2, np.float32)}, metadata_of(calibration=calibration), unseen.to_arrays())
    return load_checkpoint(path)


def test_the_score_says_of_how_many_pictures(capsys):
    training_progress.print_evaluation(EVALUATION)
    told = " ".join(capsys.readouterr().out.split())
    assert "in these 54 pictures: escapes 2 of 24 defective" in told


@pytest.mark.parametrize(
    ("source", "counted"),
    [
        (
            "out-of-fold",
            "in the parts to train on, each scored by a network that had not learned from it: 0 missed",
        ),
        ("validation", "in the validation parts: 0 missed of 4"),
        (None, "0 missed of 4"),
    ],
)
def test_what_is_proven_says_by_which_parts(source, counted, tmp_path, capsys):
    training_progress._print_proof(checkpoint_by(source, tmp_path / "wheel.safetensors"))
    assert " ".join(capsys.readouterr().out.split()).startswith(counted)


def test_it_is_said_in_korean(tmp_path, capsys):
    language.use("ko")
    training_progress._print_proof(checkpoint_by("validation", tmp_path / "wheel.safetensors"))
    assert capsys.readouterr().out.startswith("검증용 부품에서: ")
