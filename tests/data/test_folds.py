import pytest

from castinspect.data.folds import grouped_folds
from castinspect.errors import DataError
from tests.helpers.parts import both


@pytest.mark.parametrize("seed", range(5))
def test_every_picture_is_held_out_once_and_no_part_is_on_both_sides(seed):
    labels, groups = both([1, 2, 3, 9, 1, 1, 4], [5, 1, 1, 2, 8, 1])
    folds = grouped_folds(labels, groups, 5, seed)
    assert len(folds) == 5
    assert sorted(i for _, held in folds for i in held) == list(range(len(labels)))
    for train, held in folds:
        assert not {groups[i] for i in train} & {groups[i] for i in held}
        assert {labels[i] for i in train} == {0, 1}


def test_few_parts_in_a_class_make_for_fewer_folds():
    labels, groups = both([1] * 20, [3, 3, 3])
    assert len(grouped_folds(labels, groups, 5, 0)) == 3


def test_one_part_in_a_class_is_a_sentence():
    labels, groups = both([1] * 20, [9])
    with pytest.raises(DataError, match="At least two"):
        grouped_folds(labels, groups, 5, 0)


def test_same_seed_gives_the_same_folds():
    labels, groups = both([1] * 20, [2] * 10)
    first, again, other = (grouped_folds(labels, groups, 4, seed)[0][1].tolist() for seed in (1, 1, 2))
    assert first == again != other
