"""What scores the golden pictures otherwise than training did does not judge."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from castinspect.errors import CheckpointError
from castinspect.inspection.golden import LOGITS, PIXELS, golden_arrays, golden_indices, refuse_other_scores
from castinspect.inspection.inspector import Inspector
from tests.helpers.engines import BrightnessEngine


@pytest.fixture
def checkpoint(random_checkpoint):
    made = random_checkpoint("resnet18")
    side = made.metadata.preprocessing.size
    pixels = np.random.default_rng(0).integers(0, 255, (3, side, side), dtype=np.uint8)
    return dataclasses.replace(made, extra=golden_arrays(BrightnessEngine(), pixels))


def with_extra(checkpoint, **changes):
    return dataclasses.replace(checkpoint, extra=checkpoint.extra | changes)


def test_the_same_engine_passes(checkpoint):
    refuse_other_scores(BrightnessEngine(), checkpoint)
    Inspector.with_engine(BrightnessEngine(), checkpoint)


def test_another_engine_is_refused_before_it_judges(checkpoint):
    with pytest.raises(CheckpointError, match="otherwise than then"):
        Inspector.with_engine(BrightnessEngine(logits=np.array([[1.0, -1.0]])), checkpoint)


def test_scores_that_are_no_numbers_are_refused(checkpoint):
    with pytest.raises(CheckpointError, match="otherwise than then"):
        refuse_other_scores(BrightnessEngine(logits=np.array([[np.nan, 0.0]])), checkpoint)


@pytest.mark.parametrize(
    "changes",
    [
        {LOGITS: np.zeros((2, 2), np.float32)},
        {LOGITS: np.zeros((3, 5), np.float32)},
        {PIXELS: np.zeros((3, 8, 8), np.uint8)},
        {PIXELS: np.zeros((3, 32, 32), np.float32)},
    ],
)
def test_arrays_that_do_not_fit_are_refused(checkpoint, changes):
    with pytest.raises(CheckpointError):
        refuse_other_scores(BrightnessEngine(), with_extra(checkpoint, **changes))


def test_a_checkpoint_of_before_has_none_and_passes(random_checkpoint):
    refuse_other_scores(BrightnessEngine(), random_checkpoint("resnet18"))


def test_golden_pictures_are_of_all_classes_and_spread():
    labels = np.array([0] * 50 + [1] * 50)
    chosen = golden_indices(labels)
    assert sorted(labels[chosen].tolist()) == [0, 0, 1, 1]
    assert chosen[1] - chosen[0] > 5


def test_few_pictures_give_few_golden_ones():
    assert golden_indices(np.array([0, 1])) == [0, 1]
