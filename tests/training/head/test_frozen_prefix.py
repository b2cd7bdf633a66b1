import numpy as np
import pytest
import torch

from castinspect.progress import drain
from castinspect.training.head.frozen_prefix import VIEWS, FrozenPrefix
from castinspect.training.strategies import plan_phases
from tests.helpers.jobs import walked


@pytest.fixture
def make(make_context, learner_of):
    """The frozen prefix of the late layers' phase, with the learner and the run that it belongs to."""

    def prefix(**changes):
        context = make_context(**changes)
        learner = learner_of(context)
        return FrozenPrefix(context, learner, plan_phases(context.config, context.backbone)[1].frozen), learner, context

    return prefix


def test_kept_views_judge_as_the_whole_network_within_half_precision(make):
    prefix, learner, context = make()
    kept = drain(prefix.validation())
    whole = learner.pictures(context.samples.pixels[9:11])
    labels = context.samples.labels[9:11]
    found, expected = learner.evaluate(kept, labels), learner.evaluate(whole, labels)
    np.testing.assert_allclose(found.logits, expected.logits, atol=5e-3)


def test_each_epoch_sees_another_view_until_they_begin_again(make):
    prefix, learner, _ = make()
    seen = [drain(prefix.train(epoch)) for epoch in range(VIEWS + 1)]
    assert seen[0] is seen[-1]
    one, other = (source.logits(learner.model.eval(), np.arange(9)) for source in seen[:2])
    assert not torch.allclose(one, other)


def test_second_run_computes_nothing_and_sees_the_same(make):
    def first_epoch():
        prefix, learner, _ = make()
        events, source = walked(prefix.train(0))
        with torch.inference_mode():
            return events, source.logits(learner.model.eval(), np.arange(9))

    (first, seen), (second, again) = first_epoch(), first_epoch()
    assert len(first) == 3
    assert not second
    assert torch.equal(seen, again)


def test_without_augmentation_there_is_one_view(make):
    prefix, _, _ = make(augment=False)
    assert drain(prefix.train(0)) is drain(prefix.train(1))
