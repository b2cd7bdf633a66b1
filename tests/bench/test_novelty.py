"""Intruders are compared with good parts that the reference has never seen."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.bench import novelty
from castinspect.bench.novelty import NoveltyMeasured, measure_novelty
from castinspect.errors import DataError
from castinspect.progress import PicturesRead
from castinspect.synthetic.intruders import Intruder
from castinspect.training.config import TrainingConfig
from castinspect.training.novelty.fit import Described
from tests.helpers.jobs import walked

PARTS = 24


@pytest.fixture
def pictures():
    """Two pictures of each part; every second part is good."""
    random = np.random.default_rng(0)
    labels = (np.arange(PARTS) % 2).repeat(2)
    groups = [str(part) for part in np.arange(PARTS).repeat(2)]
    appearance, features = (random.normal(size=(2 * PARTS, width)).astype(np.float32) for width in (12, 8))
    return Described(appearance, features, labels, groups, labels == 1)


def drawn(pictures, away):
    """Intruders drawn after each good picture, so far away from it."""
    after = np.flatnonzero(pictures.good)
    return novelty._Drawn(pictures.appearance[after] + away, pictures.features[after] + away, after)


def test_what_lies_far_away_is_noticed_and_every_good_part_is_compared(pictures):
    found = novelty._measured(pictures, {Intruder.HAND: drawn(pictures, 50.0)}, folds=3, seed=0)
    (hand,) = found.kinds
    assert (hand.kind, hand.pictures, hand.noticed) == (Intruder.HAND, PARTS, PARTS)
    assert hand.auroc == 1.0
    assert (found.good, found.good_parts) == (PARTS, PARTS // 2)
    assert 0 <= found.false_parts <= found.false_reviews <= PARTS


def test_an_intruder_that_is_the_part_itself_is_told_from_good_parts_no_better_than_by_chance(pictures):
    (same,) = novelty._measured(pictures, {Intruder.DEFOCUS: drawn(pictures, 0.0)}, folds=3, seed=0).kinds
    assert same.auroc == pytest.approx(0.5)
    assert same.noticed_at_one_percent <= 1


def test_kinds_are_measured_one_by_one(pictures):
    kinds = {Intruder.HAND: drawn(pictures, 50.0), Intruder.DEFOCUS: drawn(pictures, 0.0)}
    hand, blur = novelty._measured(pictures, kinds, folds=3, seed=0).kinds
    assert (hand.kind, blur.kind) == tuple(kinds)
    assert hand.noticed > blur.noticed


def test_a_measurement_on_pictures_tells_progress_and_then_its_figures(data_folder, monkeypatch):
    monkeypatch.setattr(novelty, "Intruder", [Intruder.BLANK_BELT])
    config = TrainingConfig(data=data_folder, backbone="resnet18", weights="none", size=32, device="cpu")
    steps, found = walked(measure_novelty(config, 4, 2))
    assert PicturesRead(16, 16) in steps
    assert isinstance(found, NoveltyMeasured)
    assert [(kind.kind, kind.pictures) for kind in found.kinds] == [(Intruder.BLANK_BELT, 4)]
    assert (found.good, found.good_parts) == (8, 8)


def test_data_that_cannot_be_trained_on_is_a_sentence(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(DataError):
        list(measure_novelty(TrainingConfig(data=tmp_path / "empty"), 4, 2))
