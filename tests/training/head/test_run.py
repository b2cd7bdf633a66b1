import numpy as np
import pytest
import torch

from castinspect.progress import BackbonePass
from castinspect.training.events import BatchFinished, PhaseStarted
from castinspect.training.head.path import strengths
from castinspect.training.head.regression import fit_head
from castinspect.training.head.run import HeadRun
from castinspect.training.head.views import HEAD_VIEWS, head_views, view_seed
from castinspect.training.run.context import EpochEvaluated
from castinspect.training.strategies import plan_phases
from tests.helpers.jobs import of


@pytest.fixture
def head_run(make_context, learner_of):
    """All that the first phase of a run tells, with its learner and context."""

    def run(**changes):
        context = make_context(**changes)
        learner = learner_of(context)
        phase = plan_phases(context.config, context.backbone)[0]
        return list(HeadRun(context, learner, phase).run(0, 1)), learner, context

    return run


def test_each_epoch_judges_every_picture_by_a_head_that_did_not_see_its_part(head_run):
    events, _, _ = head_run(strategy="head", epochs=3)
    assert type(events[0]) is PhaseStarted
    assert len(of(BackbonePass, events)) == 3 * (1 + HEAD_VIEWS)
    assert len(of(EpochEvaluated, events)) == 3
    for found in of(EpochEvaluated, events):
        assert found.judged_on.tolist() == list(range(11))
        assert found.score.logits.shape == (11, 2)


def test_one_of_the_strengths_is_the_choice(head_run):
    events, _, _ = head_run(strategy="head", epochs=4)
    assert [found.is_choice for found in of(EpochEvaluated, events)].count(True) == 1


def test_before_a_fine_tuning_there_is_one_epoch_whose_loss_decides(head_run):
    events, _, _ = head_run(strategy="gradual")
    (found,) = of(EpochEvaluated, events)
    assert found.is_choice is None
    assert found.later_seconds > 0


def test_network_judges_as_the_regression_that_is_in_its_head(head_run):
    events, learner, context = head_run(strategy="gradual")
    (found,) = of(EpochEvaluated, events)
    assert found.judged_on.tolist() == [9, 10]
    pixels, labels = context.samples.pixels[9:11], context.samples.labels[9:11]
    whole = learner.evaluate(learner.pictures(pixels), labels)
    np.testing.assert_allclose(found.score.logits, whole.logits, atol=5e-3)


def test_head_from_kept_features_is_the_one_from_the_plain_forward_pass(head_run):
    """The naive loop's optimum: scikit-learn's regression on single-precision features that nothing kept."""
    _, learner, context = head_run(strategy="head", epochs=1, turns="none")
    model, pixels = learner.model.eval(), context.samples.pixels[:11]
    inputs = torch.from_numpy(np.stack([context.preprocessing.normalised(picture) for picture in pixels]))
    with torch.inference_mode():
        logits = model(inputs).numpy()
        model.fc = torch.nn.Identity()
        features = model(inputs).numpy()
    expected = fit_head(features, context.samples.labels[:11], strengths(1)[0]).logits(features)
    temperature = np.std(expected) / np.std(logits)
    np.testing.assert_allclose(logits * temperature, expected, atol=2e-2)


def test_head_alone_learns_from_turned_views_as_much_as_from_the_pictures_as_they_are(head_run):
    _, learner, context = head_run(strategy="head", epochs=1)
    pixels, labels, hashes = context.samples.pixels[:11], context.samples.labels[:11], context.samples.hashes[:11]
    passed = learner.frozen.fused_backbone()
    seen = [passed(pixels, None)]
    seen += [passed(pixels, [view_seed(sha256, view) for sha256 in hashes]) for view in range(HEAD_VIEWS)]
    everything = np.concatenate(seen)
    expected = fit_head(everything, np.tile(labels, 1 + HEAD_VIEWS), strengths(1)[0]).logits(everything)
    linear = learner.head[1]
    logits = everything @ linear.weight.detach().numpy().T + linear.bias.detach().numpy()
    temperature = np.std(expected) / np.std(logits)
    np.testing.assert_allclose(logits * temperature, expected, atol=3e-2)


@pytest.mark.parametrize("changes", [{"turns": "none"}, {"augment": False}, {"strategy": "gradual"}])
def test_parts_that_lie_one_way_and_heads_that_are_tuned_further_need_no_views(head_run, changes):
    events, _, context = head_run(**({"strategy": "head", "epochs": 2} | changes))
    assert head_views(context.config) == 0
    assert len(of(BackbonePass, events)) == 3


def test_stated_validation_pictures_are_the_ones_validated_on(head_run):
    events, _, _ = head_run(fixed="validation", strategy="head", epochs=2)
    assert {tuple(found.judged_on) for found in of(EpochEvaluated, events)} == {(9, 10)}


def test_features_that_are_no_numbers_end_as_a_loss_that_is_none(make_context, learner_of):
    context = make_context(strategy="head", epochs=2)
    learner = learner_of(context)
    with torch.no_grad():
        learner.model.conv1.weight.fill_(torch.nan)
    run = HeadRun(context, learner, plan_phases(context.config, context.backbone)[0])
    events = list(run.run(0, 1))
    assert np.isnan(of(BatchFinished, events)[0].loss)


def test_too_few_parts_to_leave_some_out_give_the_usual_strength(head_run):
    groups = tuple("good" if index % 2 else "bad" for index in range(12))
    events, _, _ = head_run(strategy="gradual", groups=groups)
    (found,) = of(EpochEvaluated, events)
    assert np.isfinite(found.score.loss)
