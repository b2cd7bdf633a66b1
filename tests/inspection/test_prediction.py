"""Logits become probabilities of classes by name; what is not finite stays so."""

from __future__ import annotations

import numpy as np

from castinspect.inspection.engines.engine import EngineOutput
from castinspect.inspection.prediction import Prediction, softmax, to_predictions
from tests.helpers.checkpoints import metadata_of


def output_of(*logits):
    return EngineOutput(np.array(logits, np.float32), np.zeros((len(logits), 1), np.float32), None)


def test_temperature_softens_the_probabilities():
    output = EngineOutput(np.array([[4.0, 0.0]], np.float32), np.zeros((1, 1), np.float32), None)
    sharp = to_predictions(output, metadata_of())[0].defect_probability
    soft = to_predictions(output, metadata_of(temperature=4.0))[0].defect_probability
    assert 0.5 < soft < sharp


def test_softmax_of_large_logits_stays_finite():
    np.testing.assert_allclose(softmax(np.array([[1000.0, 0.0]])), [[1, 0]])


def test_logits_that_are_not_numbers_stay_so():
    assert np.isnan(softmax(np.array([[np.nan, 0.0]]))).all()


def test_classes_are_known_by_name_and_the_defect_probability_is_what_ok_leaves():
    found = to_predictions(output_of([np.log(3), 0.0], [0.0, np.log(9)]), metadata_of(), np.array([0.5, 2.0]))
    np.testing.assert_allclose([one.defect_probability for one in found], [0.75, 0.1])
    np.testing.assert_allclose(found[1].probabilities["ok_front"], 0.9)
    assert [one.novelty for one in found] == [0.5, 2.0]
    assert [one.predicted_class for one in found] == ["def_front", "ok_front"]


def test_the_predicted_class_is_the_most_probable_one():
    assert Prediction({"a": 0.2, "b": 0.5, "c": 0.3}, 0.5).predicted_class == "b"
