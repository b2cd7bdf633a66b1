import numpy as np

from castinspect.training.head.out_of_fold import out_of_fold_head
from tests.helpers.parts import both


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
