"""A run's score as it would be by the first look alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from castinspect.bench.training.looks import accuracy_at_cuts, by_first_look
from castinspect.models.metadata import Evaluation
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.run.trainer import train


def test_what_is_left_to_a_person_got_no_wrong_verdict():
    score = Evaluation(
        split="test", confusion={}, accuracy=0, balanced_accuracy=0, auroc=None, defective=10, escapes=1, good=20,
        overkill=4, review=15,
    )  # fmt: skip
    assert accuracy_at_cuts(score) == pytest.approx(0.85)
    nothing = score.model_copy(update={"defective": 0, "escapes": 0, "good": 0, "overkill": 0})
    assert accuracy_at_cuts(nothing) == 1


def test_first_looks_take_the_place_of_the_second_ones_in_every_picture(data_folder):
    config = TrainingConfig(
        data=data_folder, backbone="resnet18", weights="none", strategy=Strategy.GRADUAL, epochs=2, size=32,
        batch_size=4, device="cpu", folds=0, out=data_folder.parent / "a.safetensors",
    )  # fmt: skip
    *_, finished = train(config)
    assert finished.first is not None
    once = by_first_look(finished)
    judged = [picture.inspection.prediction for picture in finished.scored if picture.inspection.prediction]
    firsts = [p.defect_probability if p.first_look is None else p.first_look for p in judged]
    assert len(judged) == once.defective + once.good
    assert len(set(firsts)) > 1
    without = replace(finished, first=None)
    assert by_first_look(without) is None
