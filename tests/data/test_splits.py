"""Groups stay together, classes keep their share, and what the folders say stands."""

from __future__ import annotations

import pytest

from castinspect.data.splits import split_samples


def split(labels, groups, fixed=None, seed=0):
    fixed = fixed or ["train"] * len(labels)
    return split_samples(labels, groups, fixed, validation_share=0.2, test_share=0.2, seed=seed)


def test_split_keeps_groups_together_and_each_class_its_share():
    labels = [0] * 60 + [1] * 40
    groups = [str(index // 2) for index in range(100)]
    splits = split(labels, groups)
    sides = [splits.train, splits.validation, splits.test]
    assert sorted(sum(sides, ())) == list(range(100))
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert not {groups[i] for i in sides[one]} & {groups[i] for i in sides[other]}
    assert [len(side) for side in sides] == [64, 16, 20]
    for side in sides:
        assert sum(labels[i] == 0 for i in side) / len(side) == pytest.approx(0.6, abs=0.11)


def test_split_depends_on_the_seed_alone():
    labels, groups = [0, 1] * 20, [str(i) for i in range(40)]
    assert split(labels, groups) == split(labels, groups)
    assert split(labels, groups) != split(labels, groups, seed=1)


def test_what_the_folders_say_stands():
    labels = [0, 1] * 10
    fixed = ["train"] * 12 + ["validation"] * 4 + ["test"] * 4
    splits = split(labels, [str(i) for i in range(20)], fixed)
    assert (splits.train, splits.validation, splits.test) == (
        tuple(range(12)),
        tuple(range(12, 16)),
        tuple(range(16, 20)),
    )


def test_every_class_stands_on_every_side_however_few_there_are():
    splits = split([0] * 4 + [1] * 40, [str(i) for i in range(44)])
    for side in (splits.train, splits.validation, splits.test):
        assert any(index < 4 for index in side)


def test_one_large_group_does_not_take_a_class_out_of_training():
    labels = [0] * 40 + [1] * 40
    groups = ["large"] * 37 + ["a", "b", "c"] + [str(i) for i in range(40)]
    for seed in range(5):
        splits = split(labels, groups, seed=seed)
        assert {labels[index] for index in splits.train} == {0, 1}


def test_validation_holds_many_small_groups_and_training_the_large_ones():
    sizes = [65, 65, 32, 21, 4, 2, 2, 2, *[1] * 7]  # the good parts of a real set: 15 parts, 200 pictures
    groups = [f"ok{number}" for number, size in enumerate(sizes) for _ in range(size)]
    labels = [1] * len(groups) + [0] * 200
    groups += [f"def{index // 2}" for index in range(200)]
    chosen = set()
    for seed in range(5):
        splits = split(labels, groups, ["train"] * 399 + ["test"], seed=seed)
        good = [groups[i] for i in splits.validation if labels[i] == 1]
        assert 20 <= len(good) <= 40
        assert len(set(good)) >= 5
        assert {"ok0", "ok1"} <= {groups[i] for i in splits.train}
        chosen.add(splits.validation)
    assert len(chosen) == 5
