import numpy as np
import pytest

from castinspect.data.parts import part_weights
from castinspect.training.head.out_of_fold import out_of_fold_head
from castinspect.training.head.path import Candidate, best_candidate, candidates, cross_entropies, strengths
from castinspect.training.head.regression import fit_head


def pictures(count=60, width=200, classes=2, seed=0):
    """Features, labels and groups of two pictures each: noise, and something that tells the classes apart."""
    generator = np.random.default_rng(seed)
    labels = np.arange(count) // 2 % classes
    features = generator.normal(size=(count, width)) * 7 + 3
    features[:, :classes] += 40 * np.eye(classes)[labels]
    return features, labels, [str(index // 2) for index in range(count)]


@pytest.mark.parametrize(("width", "classes"), [(200, 2), (200, 3), (20, 2)])
def test_each_candidate_is_the_regression_of_all_features_but_for_its_temperature(width, classes):
    features, labels, groups = pictures(width=width, classes=classes)
    groups[:20] = [f"large {label}" for label in labels[:20]]
    weights = part_weights(groups, labels)
    assert np.ptp(weights) > 1
    for candidate in candidates(features, labels, groups, [1e-3, 1e-1]):
        expected = fit_head(features, labels, candidate.strength, weights).logits(features)
        found = candidate.head.logits(features)
        temperature = np.std(expected) / np.std(found)
        np.testing.assert_allclose(found * temperature, expected, atol=2e-2 * np.abs(expected).max())


def test_groups_left_out_are_judged_about_as_by_heads_fitted_without_them():
    features, labels, groups = pictures()
    (candidate,) = candidates(features, labels, groups, [1e-2])
    expected = out_of_fold_head(features, labels, groups, strength=1e-2)
    assert (candidate.held_out.argmax(1) == labels).mean() > 0.7
    assert np.corrcoef(candidate.held_out[:, 0], expected[:, 0])[0, 1] > 0.98


def test_tight_head_is_taken_while_it_is_not_clearly_worse():
    generator = np.random.default_rng(0)
    labels = np.arange(80) % 2
    groups = list(map(str, range(80)))
    found = list(candidates(generator.normal(size=(80, 100)), labels, groups, strengths(5)))
    assert best_candidate(found, labels, groups) is found[0]


def test_loose_head_is_taken_where_it_tells_more():
    labels = np.arange(40) % 2
    sure = np.eye(2)[labels] * 9
    unsure, wrong = sure / 90, sure[::-1]
    found = [Candidate(1.0, None, logits) for logits in (unsure, sure, wrong)]
    assert best_candidate(found, labels, list(map(str, range(40)))) is found[1]


def test_part_of_many_pictures_counts_once():
    labels = np.array([0] * 30 + [0, 1] * 5)
    groups = ["large"] * 30 + list(map(str, range(10)))
    sure = np.eye(2)[labels] * 9
    large_wrong, small_wrong = sure.copy(), sure.copy()
    large_wrong[:30] = [0, 9]
    small_wrong[30:36] = small_wrong[30:36, ::-1]
    found = [Candidate(1.0, None, logits) for logits in (small_wrong, large_wrong)]
    assert best_candidate(found, labels, groups) is found[1]


def test_strengths_loosen_within_their_range():
    assert (np.diff(strengths(10)) > 0).all()
    assert strengths(1)[0] == pytest.approx(10**-2.5)


def test_loss_is_the_cross_entropy():
    logits = np.array([[4.0, 0.0], [0.0, 1.0]])
    assert cross_entropies(logits, np.array([0, 1])) == pytest.approx([np.log1p(np.exp(-4.0)), np.log1p(np.exp(-1.0))])


def test_pictures_that_are_all_the_same_to_the_backbone_give_a_head_that_tells_nothing():
    features, labels, groups = pictures()
    (candidate,) = candidates(np.full_like(features, 3.0), labels, groups, [1e-2])
    assert np.ptp(candidate.head.logits(features), axis=0) == pytest.approx(0)
    assert np.isfinite(candidate.held_out).all()
