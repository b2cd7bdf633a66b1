"""The pointing game, on maps whose hottest point is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from castinspect.bench.training import maps as room
from castinspect.bench.training.maps import defective_castings, pointing, try_maps, without_places
from castinspect.inspection.engines.choice import choose_engine
from castinspect.progress import drain
from castinspect.training.config import TrainingConfig
from castinspect.training.novelty.places import learn_places


@pytest.fixture(autouse=True)
def _by_torch(monkeypatch):
    """Spares the conversions, which have tests of their own."""
    monkeypatch.setattr(room, "choose_engine", lambda checkpoint, *_, **_how: choose_engine(checkpoint, "torch", "cpu"))


@pytest.fixture(scope="module")
def castings():
    return defective_castings(3, 0)


def heat_at(mask, place):
    """A map of the picture's size that is hot at one place."""
    heat = np.zeros(mask.shape, np.float32)
    heat[place] = 1
    return heat


def test_hit_lies_on_the_defect_or_a_few_pixels_beside_it(random_checkpoint, castings, monkeypatch):
    ys, xs = np.nonzero(castings[0].mask)
    on = (int(ys[0]), int(xs[0]))
    far = (0, 0)
    assert not castings[1].mask[:40, :40].any()
    maps = [heat_at(castings[0].mask, on), heat_at(castings[1].mask, far), np.zeros((7, 7), np.float32)]
    monkeypatch.setattr(room, "_maps", lambda _engine, _pixels: maps)
    monkeypatch.setattr(room, "map_on_picture", lambda heat, *_: heat)
    trial = pointing(random_checkpoint("resnet18"), castings)
    assert (trial.castings, trial.pointed, trial.coarse_pointed) == (3, 1, 1)
    assert trial.cost > 0


def test_each_casting_has_one_defect_of_known_place(castings):
    assert all(len(casting.defects) == 1 and casting.mask.any() for casting in castings)
    assert len({casting.defects for casting in castings}) == 3


def test_coarse_map_is_that_of_the_same_checkpoint_without_a_reference(random_checkpoint, castings):
    checkpoint = random_checkpoint("resnet18")
    pixels = np.stack([checkpoint.metadata.preprocessing.resized(casting.pixels) for casting in castings])
    both = replace(checkpoint, extra={"kept": np.zeros(1)} | learn_places(checkpoint, pixels).arrays())
    assert list(without_places(both).extra) == ["kept"]


def test_a_network_is_trained_on_castings_and_plays(monkeypatch):
    config = TrainingConfig(
        data=Path(), backbone="resnet18", weights="none", epochs=1, size=64, batch_size=8, device="cpu"
    )
    trial = drain(try_maps(config, 20, 2), lambda _event: None)
    assert (trial.backbone, trial.castings) == ("resnet18", 2)
    assert 0 <= trial.pointed <= 2
