from pathlib import Path

import pytest

from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.estimate import Counts, Speed, counts_of, estimated_seconds, measure_speed
from castinspect.training.head.views import HEAD_VIEWS


def config(**values):
    plain = {"folds": 0, "validation_share": 0.2}
    return TrainingConfig(data=Path(), backbone="resnet18", size=32, device="cpu", **(plain | values))


SPEED = Speed(reading=0.01, passing=0.1, learning={3: 0.2, 0: 0.4})


def test_every_kind_of_step_is_timed(data_folder):
    speed = measure_speed(config(), sorted(data_folder.rglob("*.png")))
    assert speed.reading > 0
    assert speed.passing > 0
    assert set(speed.learning) == {3, 0}
    assert all(seconds > 0 for seconds in speed.learning.values())


def test_head_costs_a_pass_of_each_picture_and_view_whatever_its_epochs():
    counts = Counts(80, 20, 50)
    expected = pytest.approx(150 * 0.11 + HEAD_VIEWS * 100 * 0.1)
    for epochs in (1, 10):
        assert estimated_seconds(config(strategy="head", epochs=epochs), SPEED, counts) == expected


def test_longer_training_is_estimated_longer_by_its_steps():
    counts = Counts(80, 20, 50)
    short, long = (estimated_seconds(config(strategy="full", epochs=n), SPEED, counts) for n in (2, 3))
    assert long - short == pytest.approx(80 * 0.4 + 20 * 0.1)


def test_folds_learn_as_much_as_one_network_less_than_they_are_and_look_twice():
    counts = Counts(80, 20, 50)
    without, with_folds = (
        estimated_seconds(config(strategy="gradual", epochs=3, folds=n), SPEED, counts) for n in (0, 5)
    )
    learned, looked = 4 * 2 * 80 * 0.2, 8 * 80 * 0.1  # the views are made once for all of them
    assert with_folds - without == pytest.approx(learned + looked)


def test_gradual_counts_its_views():
    counts = Counts(80, 20, 50)
    seen, plain = (
        estimated_seconds(config(strategy=Strategy.GRADUAL, epochs=3, augment=a), SPEED, counts) for a in (True, False)
    )
    assert seen - plain == pytest.approx(2 * 100 * 0.1 + 8 * 20 * 0.1)


def test_pictures_are_counted_as_they_will_be_divided():
    assert counts_of(config(), {"train": 100}) == Counts(64, 16, 20)
    assert counts_of(config(), {"train": 100, "test": 30}) == Counts(80, 20, 30)
    assert counts_of(config(), {"train": 100, "test": 30, "validation": 9}) == Counts(100, 9, 30)
