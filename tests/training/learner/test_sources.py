import numpy as np
import pytest
import torch


@pytest.fixture
def learner_and_pixels(make_context, learner_of):
    context = make_context()
    return learner_of(context), context.samples.pixels


def logits(learner, source, chosen):
    with torch.inference_mode():
        return source.logits(learner.model.eval(), np.array(chosen))


def test_pictures_are_judged_by_their_index(learner_and_pixels):
    learner, pixels = learner_and_pixels
    source = learner.pictures(pixels)
    both, second = logits(learner, source, [3, 5]), logits(learner, source, [5])
    assert both.shape == (2, 2)
    torch.testing.assert_close(both[1:], second, rtol=1e-4, atol=1e-5)


def test_random_views_are_others_each_time(learner_and_pixels):
    learner, pixels = learner_and_pixels
    source = learner.pictures(pixels, augmented=True)
    assert not torch.allclose(logits(learner, source, [0, 1]), logits(learner, source, [0, 1]))


def test_activations_end_as_the_whole_network_does(learner_and_pixels):
    learner, pixels = learner_and_pixels
    values = learner.frozen.activations(pixels, 3)
    whole = logits(learner, learner.pictures(pixels), [2, 7])
    torch.testing.assert_close(logits(learner, learner.activations(values, 3), [2, 7]), whole, rtol=1e-3, atol=1e-4)
