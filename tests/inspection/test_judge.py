"""What was read comes out as an inspection, whatever the engine does with it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from castinspect.inspection.judge import Judge
from castinspect.inspection.reading import ReadPicture
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from tests.helpers.checkpoints import OPEN_GATE, metadata_of
from tests.helpers.engines import BrightnessEngine

SOUND = np.array([[-9.0, 9.0]])


class Familiar:
    """A reference to which nothing is new."""

    def novelty(self, pixels, _features):
        return np.full(len(pixels), 0.5)


def read(number, **known):
    return ReadPicture(Path(f"{number}.png"), 2.0, np.full((32, 32), number, np.uint8), **known)


def guarded(engine, **options):
    return Judge(engine, metadata_of(gate=OPEN_GATE), novelty=Familiar(), **options)


def test_each_picture_gets_its_own_verdict_in_the_order_it_came():
    engine = BrightnessEngine()
    found = Judge(engine, metadata_of()).judge([read(number) for number in (250, 1, 120)])
    assert [one.path.name for one in found] == ["250.png", "1.png", "120.png"]
    first, second, third = (one.prediction.defect_probability for one in found)
    assert first > third > second
    assert engine.batches == [3]


def test_an_inspection_says_what_was_judged_by_what_and_how_long_it_took():
    item = read(7, sha256="ab", pixels_sha256="cd", bands=(1, 2), width=640, height=480)
    judge = guarded(BrightnessEngine(logits=SOUND))
    found = judge.judge([item])[0]
    assert (found.sha256, found.pixels_sha256, found.bands) == ("ab", "cd", (1, 2))
    assert (found.width, found.height, found.device, found.engine) == (640, 480, "cpu", "fake")
    assert found.checkpoint == judge.metadata.id
    assert found.milliseconds > 2.0
    assert found.prediction.novelty == 0.5


def test_ok_needs_the_gate_and_novelty():
    engine = BrightnessEngine(logits=SOUND)
    assert guarded(engine).judge([read(1)])[0].verdict is Verdict.OK
    for judge in (Judge(engine, metadata_of(gate=OPEN_GATE)), Judge(engine, metadata_of(), novelty=Familiar())):
        found = judge.judge([read(1)])[0]
        assert found.verdict is Verdict.REVIEW
        assert [reason.code for reason in found.reasons] == ["not-guarded"]


def test_a_doubt_of_the_gate_is_never_ok():
    item = read(1, doubts=(Message("unexpected", {"detail": "a doubt"}),))
    found = guarded(BrightnessEngine(logits=SOUND)).judge([item])[0]
    assert found.verdict is Verdict.REVIEW
    assert "a doubt" in str(found.reasons[0])


@pytest.mark.parametrize("maps", [True, False])
def test_the_map_comes_along_where_it_is_asked_for(maps):
    found = Judge(BrightnessEngine(), metadata_of(), maps=maps).judge([read(1)])[0]
    assert (found.prediction.map is not None) == maps


def test_of_a_batch_that_fails_only_the_pictures_that_fail_alone_are_held():
    engine = BrightnessEngine(fails=lambda batch: len(batch) > 1 or batch[0, 0, 0] == 2)
    found = Judge(engine, metadata_of()).judge([read(number) for number in (1, 2, 3)])
    assert [one.verdict is Verdict.HOLD for one in found] == [False, True, False]
    assert "device lost" in str(found[1].reasons[0])


@pytest.mark.parametrize("odd", [np.nan, np.inf])
def test_scores_that_are_not_finite_are_held(odd):
    found = Judge(BrightnessEngine(logits=np.array([[odd, 0.0]])), metadata_of()).judge([read(1)])[0]
    assert found.verdict is Verdict.HOLD
    assert [reason.code for reason in found.reasons] == ["score-not-finite"]


def test_a_held_picture_always_has_a_reason():
    judge = Judge(BrightnessEngine(), metadata_of())
    assert [reason.code for reason in judge.held(read(1)).reasons] == ["unexpected"]
    assert [reason.code for reason in judge.held(read(1), Message("no-model")).reasons] == ["no-model"]


def test_an_engine_takes_the_place_of_one_that_hangs_or_the_old_one_stays():
    old, new = BrightnessEngine(), BrightnessEngine()
    judge = Judge(old, metadata_of(), renew=lambda: new)
    judge.renew_engine()
    assert judge.engine is new
    for renew in (None, lambda: 1 // 0):
        judge = Judge(old, metadata_of(), renew=renew)
        judge.renew_engine()
        assert judge.engine is old
