import numpy as np
import pytest

from castinspect.data.folds import grouped_folds, out_of_fold_head
from castinspect.errors import DataError


def parts(sizes, label):
    """Labels and groups of parts with so many pictures each."""
    labels = [label] * sum(sizes)
    groups = [f"{label}-{part}" for part, size in enumerate(sizes) for _ in range(size)]
    return labels, groups


def both(good, bad):
    (labels, groups), (more, others) = parts(good, 0), parts(bad, 1)
    return labels + more, groups + others


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


def test_a_head_does_not_know_the_parts_it_is_asked_about():
    """Features that only tell which part it is are worth nothing on parts that were held out."""
    labels, groups = both([4] * 10, [4] * 10)
    named = np.random.default_rng(0).normal(size=(20, 64))
    features = np.stack([named[(0 if g[0] == "0" else 10) + int(g[2:])] for g in groups])
    right = (out_of_fold_head(features, labels, groups, strength=1.0).argmax(1) == labels).mean()
    assert right < 0.75
    by_picture = out_of_fold_head(features, labels, [str(i) for i in range(len(labels))], strength=1.0)
    assert (by_picture.argmax(1) == labels).all()


def test_a_head_finds_what_all_parts_share():
    labels, groups = both([2] * 10, [2] * 10)
    features = np.random.default_rng(0).normal(size=(40, 8)) + 4 * np.array(labels)[:, None]
    logits = out_of_fold_head(features, labels, groups)
    assert logits.shape == (40, 2)
    assert (logits.argmax(1) == labels).all()
