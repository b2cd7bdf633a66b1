"""The reference of a run, and the cut on parts left out."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.errors import DataError
from castinspect.training.novelty.fit import Described, fit_likeness, fit_novelty


def described(parts=30, pictures_a_part=2, seed=0, *, feature_shift=0.0):
    """Parts that vary, each seen more than once; every second one is defective."""
    random = np.random.default_rng(seed)
    labels = np.arange(parts) % 2
    appearance = random.normal(size=(parts, 20)).repeat(pictures_a_part, 0)
    features = random.normal(size=(parts, 12)).repeat(pictures_a_part, 0) + feature_shift
    appearance = appearance + 0.01 * random.normal(size=appearance.shape)
    labels = labels.repeat(pictures_a_part)
    groups = [str(part) for part in np.arange(parts).repeat(pictures_a_part)]
    return Described(appearance.astype(np.float32), features.astype(np.float32), labels, groups, labels == 1)


def share_over(reference, pictures):
    return float((reference.larger_distance(pictures.appearance, pictures.features) > reference.cut).mean())


def test_new_parts_of_the_same_kind_pass_and_others_do_not():
    reference, stated = fit_novelty(described(60))
    others = described(60, seed=1)
    assert share_over(reference, others) <= 0.05
    strange = Described(others.appearance + 6, others.features, others.labels, others.groups, others.good)
    assert share_over(reference, strange) == 1
    assert (stated.good_parts, stated.cut) == (30, reference.cut)


def test_what_is_strange_only_to_the_network_is_noticed_too():
    reference, _ = fit_novelty(described(60))
    assert share_over(reference, described(60, seed=1, feature_shift=8.0)) == 1


def test_copies_of_a_part_are_left_out_together():
    """Were they not, each picture would lie beside its copy, and the cut too near for parts never seen."""
    pictures = described(24, 10)
    reference, _ = fit_novelty(pictures)
    alone = Described(
        pictures.appearance, pictures.features, pictures.labels, [str(i) for i in range(240)], pictures.good
    )
    careless, _ = fit_novelty(alone)
    others = described(24, 1, seed=2)
    assert share_over(reference, others) < share_over(careless, others)


def test_fewer_good_parts_make_for_a_more_careful_cut():
    few, many = described(8, 10), described(80, 1)
    assert fit_novelty(few)[1].good_parts == 4
    assert fit_novelty(few)[1].cut > fit_novelty(many)[1].cut


def test_pictures_that_a_network_did_not_learn_from_count_for_the_cut():
    """A network that was tuned on the others sees those closer together than it will see new parts."""
    pictures = described(40)
    unlearned = np.arange(len(pictures.labels) - 16, len(pictures.labels))
    learned = np.setdiff1d(np.arange(len(pictures.labels)), unlearned)
    pictures.features[learned] *= 0.05
    tuned, _ = fit_novelty(pictures, unlearned=unlearned)
    frozen, _ = fit_novelty(pictures)
    scored = pictures.take(unlearned)
    assert share_over(tuned, scored) <= share_over(frozen, scored)
    assert tuned.cut * tuned.features.unit > 0


def test_one_part_in_a_class_is_too_few():
    pictures = described(2, 10)
    with pytest.raises(DataError):
        fit_novelty(pictures)


@pytest.mark.parametrize(("count", "width"), [(2, 3), (13, 157), (60, 20), (40, 2000)])
def test_few_pictures_of_many_numbers_can_be_described(count, width):
    likeness = fit_likeness(np.random.default_rng(0).normal(size=(count, width)), own_scales=True)
    assert all(np.isfinite(array).all() for array in vars(likeness).values())
    assert len(likeness.axes) <= max(1, count // 2)


def test_pictures_that_are_all_the_same_can_be_described():
    likeness = fit_likeness(np.ones((10, 6)), own_scales=True)
    assert likeness.distances(np.ones((1, 6)))[0] == 0
    assert likeness.distances(np.full((1, 6), 2.0))[0] > 10
