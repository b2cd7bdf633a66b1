import numpy as np
import pytest

from castinspect.training.cross_validation import out_of_fold_head
from castinspect.training.head_path import balanced_loss, best_candidate, candidates, strengths
from castinspect.training.head_regression import fit_head


def pictures(count=60, width=200, classes=2, seed=0):
    """Features, labels and groups of two pictures each: noise, and something that tells the classes apart."""
    generator = np.random.default_rng(seed)
    labels = np.arange(count) // 2 % classes
    features = generator.normal(size=(count, width)) * 7 + 3
    features[:, :classes] += 40 * np.eye(classes)[labels]
    return features, labels, [str(index // 2) for index in range(count)]


@pytest.mark.parametrize(("width", "classes"), [(200, 2), (200, 3), (20, 2)])
def test_each_candidate_is_the_regression_of_all_features_as_they_are(width, classes):
    features, labels, groups = pictures(width=width, classes=classes)
    for candidate in candidates(features, labels, groups, [1e-3, 1e-1]):
        expected = fit_head(features, labels, candidate.strength).logits(features)
        np.testing.assert_allclose(candidate.head.logits(features), expected, atol=2e-2)


def test_groups_left_out_are_judged_about_as_by_heads_fitted_without_them():
    features, labels, groups = pictures()
    (candidate,) = candidates(features, labels, groups, [1e-2])
    expected = out_of_fold_head(features, labels, groups, strength=1e-2)
    assert (candidate.held_out.argmax(1) == labels).mean() > 0.7
    assert np.corrcoef(candidate.held_out[:, 0], expected[:, 0])[0, 1] > 0.98


def test_features_that_say_nothing_ask_for_a_tight_head():
    generator = np.random.default_rng(0)
    labels = np.arange(80) % 2
    found = list(candidates(generator.normal(size=(80, 100)), labels, list(map(str, range(80))), strengths(5)))
    assert best_candidate(found, labels).strength <= 1e-2


def test_strengths_loosen_within_their_range():
    assert (np.diff(strengths(10)) > 0).all()
    assert strengths(1)[0] == pytest.approx(1e-2)


def test_loss_counts_classes_alike_however_many_pictures_they_have():
    logits = np.array([[4.0, 0.0]] * 9 + [[0.0, 1.0]])
    labels = np.array([0] * 9 + [1])
    expected = (np.log1p(np.exp(-4.0)) + np.log1p(np.exp(-1.0))) / 2
    assert balanced_loss(logits, labels) == pytest.approx(expected)
