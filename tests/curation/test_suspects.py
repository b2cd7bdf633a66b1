"""Wrong labels are ranked: contradictions first, then what pictures of other parts say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from castinspect.curation.suspects import LabelledPicture, find_suspects, rank_suspects
from castinspect.progress import drain

NAMES = ("ng", "ok")


def pictures(*labels_and_parts):
    return [
        LabelledPicture(Path(f"{n}.png"), f"{n:064}", NAMES[label], part)
        for n, (label, part) in enumerate(labels_and_parts)
    ]


def ranked(labels_and_parts, ok_probabilities):
    found = pictures(*labels_and_parts)
    labels = np.array([label for label, _ in labels_and_parts])
    ok = np.array(ok_probabilities)
    suspects = rank_suspects(found, NAMES, labels, np.stack([1 - ok, ok], axis=1))
    return [(suspect.path.stem, suspect.likely, suspect.twin) for suspect in suspects]


def test_the_surest_contradiction_of_a_label_comes_first():
    labels = [(1, "a"), (1, "b"), (1, "c"), (0, "d")]
    assert ranked(labels, [0.9, 0.4, 0.1, 0.7]) == [("2", "ng", False), ("3", "ok", False), ("1", "ng", False)]


def test_of_copies_in_two_classes_the_fewer_are_suspected_and_come_first():
    labels = [(1, "a"), (1, "a"), (0, "a"), (1, "b")]
    assert ranked(labels, [0.9, 0.9, 0.2, 0.1]) == [("2", "ok", True), ("3", "ng", False)]


def test_of_as_many_copies_in_either_class_both_are_suspected():
    assert ranked([(1, "a"), (0, "a")], [0.9, 0.8]) == [("1", "ok", True), ("0", "ng", True)]


def test_one_class_has_no_suspects():
    assert drain(find_suspects(pictures((1, "a"), (1, "b")))) == ()


@pytest.fixture
def spots(monkeypatch):
    """Features in which the classes lie apart, without a network."""

    def features(found):
        yield from ()
        rng = np.random.default_rng(0)
        return np.array([[int(picture.part) % 2, *rng.normal(size=3)] for picture in found], np.float32)

    monkeypatch.setattr("castinspect.curation.suspects.features_of", features)


def test_swapped_labels_are_found(spots):
    rows = [((part % 2) ^ (part in {4, 7}), str(part)) for part in range(40)]
    suspects = drain(find_suspects(pictures(*rows)))
    assert {suspect.path.stem for suspect in suspects[:2]} == {"4", "7"}


def test_with_too_few_parts_only_contradictions_are_told(spots):
    suspects = drain(find_suspects(pictures((0, "1"), (1, "1"), (1, "2"))))
    assert [suspect.twin for suspect in suspects] == [True, True]
