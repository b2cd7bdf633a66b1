import numpy as np
import pytest

from castinspect.errors import DataError
from castinspect.progress import BackbonePass, PicturesDescribed
from castinspect.training.novelty.run import RunPictures
from tests.helpers.jobs import of, walked
from tests.helpers.narrow import NARROW


def test_pictures_of_training_and_validation_are_described_and_those_of_the_test_are_not(make_context):
    context = make_context()
    events, described = walked(RunPictures(context).described())
    assert described.features.shape == (11, NARROW.features)
    assert described.labels.tolist() == context.samples.labels[:11].tolist()
    assert described.good.tolist() == [label == 1 for label in described.labels]
    assert of(BackbonePass, events)
    assert of(PicturesDescribed, events)[-1] == PicturesDescribed(11, 11)


def test_a_second_run_computes_nothing_and_describes_the_same(make_context):
    _, first = walked(RunPictures(make_context()).described())
    events, second = walked(RunPictures(make_context()).described())
    assert not events
    np.testing.assert_array_equal(first.features, second.features)
    np.testing.assert_array_equal(first.appearance, second.appearance)


def test_the_reference_of_a_tuned_network_takes_its_own_features(make_context, learner_of):
    context = make_context()
    events, (reference, novelty) = walked(RunPictures(context).with_tuned_network(learner_of(context).state()))
    assert not of(BackbonePass, events)
    assert novelty.cut == pytest.approx(reference.cut)
    assert novelty.good_parts == 5


def test_one_part_in_a_class_cannot_be_left_out(make_context):
    groups = tuple("good" if index % 2 else f"bad {index}" for index in range(12))
    with pytest.raises(DataError):
        walked(RunPictures(make_context(groups=groups)).with_frozen_backbone())
