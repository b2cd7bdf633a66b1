import numpy as np
import pytest
from scipy.special import softmax

from castinspect.evaluation.calibration import (
    calibration_error,
    cross_fitted_temperatures,
    fit_temperature,
    reliability,
)


def drawn(count, seed=0):
    """Logits that mean what they say, and truths drawn from them."""
    generator = np.random.default_rng(seed)
    logits = np.column_stack([generator.normal(0, 2, count), np.zeros(count)])
    return logits, (generator.uniform(size=count) > softmax(logits, axis=1)[:, 0]).astype(np.int64)


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_temperature_undoes_a_scale(scale):
    logits, labels = drawn(5000)
    assert fit_temperature(scale * logits, labels) == pytest.approx(scale, rel=0.1)


def test_classes_told_apart_without_mistake_do_not_make_certainty():
    labels = np.arange(20) % 2
    logits = np.where(np.eye(2)[labels] > 0, 3.0, -3.0)
    assert 0.5 < fit_temperature(logits, labels) < 1


def test_one_class_says_nothing_of_the_temperature():
    assert fit_temperature(np.zeros((5, 2)), np.zeros(5, np.int64)) == 1.0


def test_a_part_of_many_pictures_counts_once():
    logits, labels = drawn(400)
    copies = np.concatenate([logits, np.repeat(logits[:1], 300, axis=0)])
    weights = np.concatenate([[1 / 301], np.ones(399), np.full(300, 1 / 301)])
    many = np.concatenate([labels, np.repeat(labels[:1], 300)])
    assert fit_temperature(copies, many, weights) == pytest.approx(fit_temperature(logits, labels), abs=0.02)


def test_temperature_of_a_picture_is_fitted_without_its_part():
    logits, labels = drawn(60)
    parts = np.arange(60)
    found = cross_fitted_temperatures(logits, labels, parts, np.ones(60))
    assert len(set(found.tolist())) == 5
    lone = cross_fitted_temperatures(logits[:2], np.array([0, 1]), parts[:2], np.ones(2))
    assert len(set(lone.tolist())) == 1


def test_error_is_small_where_probabilities_hold_and_grows_with_overconfidence():
    logits, labels = drawn(20_000)
    errors = [
        calibration_error(reliability(softmax(scale * logits, axis=1)[:, 1], labels == 1)) for scale in (1.0, 4.0)
    ]
    assert errors[0] < 0.02
    assert errors[1] > 0.08


def test_bins_say_what_was_said_and_what_was_so():
    bins = reliability(np.array([0.05, 0.05, 0.95, 1.0]), np.array([False, True, True, True]))
    assert [(b.predicted, b.observed, b.weight, b.pictures) for b in bins] == [
        (pytest.approx(0.05), 0.5, 0.5, 2),
        (pytest.approx(0.975), 1.0, 0.5, 2),
    ]
    assert calibration_error(bins) == pytest.approx(0.5 * 0.45 + 0.5 * 0.025)
