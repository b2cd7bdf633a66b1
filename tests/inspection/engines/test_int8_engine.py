"""8-bit integers settle what is clear; whatever they leave in doubt, float32 settles."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from castinspect.devices.device import DeviceChoice
from castinspect.inspection.engines import int8_engine
from castinspect.inspection.engines.engine import EngineOutput, exact_of, tolerance_of
from castinspect.inspection.engines.int8_engine import Int8Engine
from castinspect.inspection.engines.parity import INT8_TOLERANCE
from castinspect.inspection.prediction import to_predictions
from castinspect.inspection.second_look import looked_again
from castinspect.models.metadata import Cuts, PartClass, Role
from tests.helpers.checkpoints import metadata_of


class Fixed:
    """Says the log-odds of a defect that a picture's first pixel names, and a constant that tells who judged."""

    lanes, largest_batch, device = 2, 1, DeviceChoice("cpu", "a CPU")

    def __init__(self, odds, mark):
        self._odds, self._mark, self.judged = odds, mark, []

    def run(self, pixels):
        numbers = [int(picture[0, 0]) for picture in pixels]
        self.judged += numbers
        logits = np.array([self._odds[number] for number in numbers], np.float32).reshape(len(numbers), -1)
        if logits.shape[1] == 1:
            logits = np.hstack([logits, np.zeros_like(logits)])
        marks = np.full((len(numbers), 1), self._mark, np.float32)
        return EngineOutput(logits, marks, marks[:, None])


def pixels_of(count):
    return np.arange(count, dtype=np.uint8)[:, None, None] * np.ones((1, 4, 4), np.uint8)


def engine_of(integers, exact, **changes):
    checkpoint = SimpleNamespace(metadata=metadata_of(**changes))
    engines = Fixed(integers, 8), Fixed(exact, 32)
    return Int8Engine(*engines, checkpoint), *engines


@pytest.fixture(autouse=True)
def no_novelty(monkeypatch):
    monkeypatch.setattr(int8_engine.NoveltyReference, "of_checkpoint", lambda _checkpoint: None)


def test_only_what_is_not_clear_is_judged_again():
    odds = [-20, -6.5, -5, 0, 3, 5, 6.5, 20]
    engine, integers, exact = engine_of(odds, np.array(odds) + 0.25, cuts=Cuts(ok=0.2, defect=0.6))
    output = engine.run(pixels_of(len(odds)))
    assert integers.judged == list(range(len(odds)))
    assert exact.judged == [2, 3, 4, 5]  # within two of the log-odds of 2 % and 98 %
    assert engine.doubted == 4
    assert output.features[:, 0].tolist() == output.maps[:, 0, 0].tolist() == [8, 8, 32, 32, 32, 32, 8, 8]
    assert output.logits[:, 0].tolist() == [-20, -6.5, -4.75, 0.25, 3.25, 5.25, 6.5, 20]


@pytest.mark.parametrize("cuts", [Cuts(ok=0.0005, defect=0.5), Cuts(ok=0.5, defect=0.9995)])
def test_a_cut_further_out_widens_the_doubt(cuts):
    engine, _, exact = engine_of([-9, -7, 7, 9], [0] * 4, cuts=cuts)
    engine.run(pixels_of(4))
    assert exact.judged in ([0, 1], [2, 3])
    assert exact.judged == ([0, 1] if cuts.ok < 0.1 else [2, 3])


def test_the_temperature_counts():
    engine, _, exact = engine_of([20], [20], temperature=10.0)
    engine.run(pixels_of(1))
    assert exact.judged == [0]


def test_two_defects_that_integers_cannot_tell_apart_are_told_by_float32():
    names = [("chip", Role.DEFECT), ("hole", Role.DEFECT), ("ok", Role.OK)]
    classes = tuple(PartClass(name=name, role=role) for name, role in names)
    engine, _, exact = engine_of([(20, 20, 0), (20, 0, 0)], [(20, 19, 0), (20, 0, 0)], classes=classes)
    engine.run(pixels_of(2))
    assert exact.judged == [0]


def test_numbers_that_are_none_are_not_believed():
    engine, _, exact = engine_of([np.nan, 20], [3, 20])
    assert engine.run(pixels_of(2)).logits[0, 0] == 3
    assert exact.judged == [0]


@pytest.mark.parametrize(("unlike", "judged"), [(0.8, []), (0.95, [0]), (np.nan, [0])])
def test_features_that_are_nearly_novel_are_looked_at_exactly(monkeypatch, unlike, judged):
    features = SimpleNamespace(distances=lambda values: np.full(len(values), 2 * unlike))
    reference = SimpleNamespace(features=features, cut=2.0)
    monkeypatch.setattr(int8_engine.NoveltyReference, "of_checkpoint", lambda _checkpoint: reference)
    engine, _, exact = engine_of([-20], [-20])
    engine.run(pixels_of(1))
    assert exact.judged == judged


def test_second_looks_are_in_float32():
    engine, integers, exact = engine_of([0.5], [0.5])
    pixels = pixels_of(1)
    output = engine.run(pixels)
    looked = looked_again(to_predictions(output, metadata_of()), output, pixels, engine, metadata_of())
    assert looked[0].first_look is not None
    assert (len(integers.judged), len(exact.judged)) == (1, 1 + 7)


def test_it_is_held_to_its_own_bound_and_every_other_engine_is_exact():
    engine, integers, exact = engine_of([0], [0])
    assert tolerance_of(engine, 0.5) == INT8_TOLERANCE
    assert (exact_of(engine), exact_of(integers)) == (exact, integers)
    assert (engine.lanes, engine.largest_batch, engine.device) == (2, 1, integers.device)
