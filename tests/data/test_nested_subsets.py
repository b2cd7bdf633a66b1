"""Less and less of a training set, whole groups at a time."""

from __future__ import annotations

import itertools

import numpy as np

from castinspect.data.folders import MIN_PER_CLASS
from castinspect.data.nested_subsets import nested_subsets

RANDOM = np.random.default_rng(0)
LABELS = [0] * 60 + [1] * 60
GROUPS = [f"g{i // 3}" for i in range(60)] + ["large"] * 30 + [f"s{i // 2}" for i in range(30)]


def test_each_lies_within_the_next_and_no_group_is_cut():
    subsets = nested_subsets(LABELS, GROUPS, [20, 40, 80, 1000], seed=1)
    for small, large in itertools.pairwise(subsets):
        assert set(small) < set(large)
    for subset in subsets:
        inside = {GROUPS[index] for index in subset}
        assert not inside & {GROUPS[index] for index in range(120) if index not in subset}
    assert subsets[-1] == tuple(range(120))


def test_classes_are_balanced_as_far_as_whole_groups_allow():
    for count, subset in zip([40, 60], nested_subsets(LABELS, GROUPS, [40, 60], seed=0), strict=True):
        counts = np.bincount([LABELS[index] for index in subset])
        assert len(subset) <= count
        assert counts.min() >= count / 2 - 2


def test_a_class_keeps_the_groups_that_training_needs_whatever_the_room():
    (subset,) = nested_subsets(LABELS, GROUPS, [4], seed=0)
    for label in (0, 1):
        assert len({GROUPS[i] for i in subset if LABELS[i] == label}) == MIN_PER_CLASS


def test_another_seed_takes_other_groups():
    assert nested_subsets(LABELS, GROUPS, [40], seed=0) != nested_subsets(LABELS, GROUPS, [40], seed=1)
