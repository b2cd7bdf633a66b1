"""Only doubt is worth seven more passes, and the mean of all eight decides."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines.engine import EngineOutput
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.second_look import VIEWS, leaves_doubt, looked_again, other_views, view
from castinspect.models.metadata import CheckpointMetadata, Cuts, PartClass, Role

CUTS = Cuts(ok=0.2, defect=0.8)
METADATA = CheckpointMetadata(
    backbone="resnet18", weights="none", strategy="full", preprocessing=Preprocessing(size=32), cuts=CUTS,
    classes=(PartClass(name="bad", role=Role.DEFECT), PartClass(name="good", role=Role.OK)), second_look=True,
)  # fmt: skip


class Corner:
    """An engine to which a picture is the more defective the brighter its upper left corner is."""

    def __init__(self):
        self.batches = []

    def run(self, pixels):
        self.batches.append(len(pixels))
        logits = np.stack([pixels[:, 0, 0] / 10.0, np.zeros(len(pixels))], 1).astype(np.float32)
        return EngineOutput(logits, np.zeros((len(pixels), 4), np.float32), None)


def prediction(defect, **given):
    return Prediction({"bad": defect, "good": 1 - defect}, defect, **given)


def test_the_eight_views_are_all_different_and_hold_the_same_pixels():
    picture = np.arange(9, dtype=np.uint8).reshape(3, 3)
    views = [picture, *other_views(picture)]
    assert len({found.tobytes() for found in views}) == VIEWS
    assert all(sorted(found.ravel()) == list(range(9)) for found in views)
    np.testing.assert_array_equal(view(picture[None], 0)[0], picture)


@pytest.mark.parametrize("shape", [(32, 32), (32, 32, 3)])
def test_colour_stays_where_it_is(shape):
    assert other_views(np.zeros(shape, np.uint8)).shape == (VIEWS - 1, *shape)


def test_scores_between_the_cuts_and_near_one_leave_doubt():
    scores = np.array([0.001, 0.1, 0.5, 0.9, 0.999, np.nan])
    assert leaves_doubt(scores, CUTS).tolist() == [False, True, True, True, False, False]


def test_cuts_at_the_ends_are_no_trouble():
    assert leaves_doubt(np.array([0.0, 1.0]), Cuts(ok=0.0, defect=1.0)).all()


def test_what_leaves_doubt_is_judged_by_the_mean_of_its_views_and_only_the_others_are_run():
    engine, pixels = Corner(), np.zeros((2, 32, 32), np.uint8)
    pixels[1, 0, 0] = 80
    heat = np.ones((2, 2), np.float32)
    output = engine.run(pixels)
    first = [prediction(0.001), prediction(0.5, map=heat, novelty=0.4)]
    found = looked_again(first, output, pixels, engine, METADATA)
    assert engine.batches == [2, VIEWS - 1]
    assert found[0] == prediction(0.001)
    # the bright corner lies in the upper left in two of the eight views
    assert found[1].defect_probability == pytest.approx(1 / (1 + np.exp(-2.0)))
    assert (found[1].first_look, found[1].novelty, found[1].map is heat) == (0.5, 0.4, True)
    assert sum(found[1].probabilities.values()) == pytest.approx(1)
