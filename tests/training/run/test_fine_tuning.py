import pytest
import torch

from castinspect.progress import BackbonePass, Notice
from castinspect.training.events import BatchFinished, PhaseStarted
from castinspect.training.head import frozen_prefix
from castinspect.training.head.frozen_prefix import VIEWS
from castinspect.training.learner.snapshot import take_snapshot
from castinspect.training.learner.sources import Pictures
from castinspect.training.run.context import EpochEvaluated
from castinspect.training.run.fine_tuning import FineTuning
from castinspect.training.strategies import plan_phases
from tests.helpers.jobs import of


@pytest.fixture
def tuning(make_context, learner_of):
    """The second phase of a run, and its learner."""

    def second(**changes):
        context = make_context(**changes)
        learner = learner_of(context)
        return FineTuning(context, learner, plan_phases(context.config, context.backbone)[1]), learner

    return second


def test_late_layers_learn_from_kept_views_and_the_frozen_stages_stay(tuning):
    phase, learner = tuning(epochs=11)
    before = learner.state()
    events = list(phase.run(1, 2))
    assert events[0] == PhaseStarted(1, "late layers", 2, events[0].trainable_parameters, events[0].total_parameters)
    assert len(of(BackbonePass, events)) == 3 * VIEWS + 1
    assert [found.epoch for found in of(EpochEvaluated, events)] == list(range(2, 12))
    after = learner.state()
    moved = {name.partition(".")[0] for name in before if not torch.equal(before[name], after[name])}
    assert moved == {"layer3", "layer4", "fc"}


def test_each_epoch_is_judged_on_the_validation_pictures(tuning):
    phase, _ = tuning(strategy="full", epochs=2)
    (found,) = of(EpochEvaluated, phase.run(1, 2))
    assert found.judged_on.tolist() == [9, 10]
    assert found.score.logits.shape == (2, 2)
    assert 0 <= found.train_accuracy <= 1
    assert found.later_seconds == found.seconds > 0


def test_what_would_be_too_large_is_computed_anew_and_said(tuning, monkeypatch):
    monkeypatch.setattr(frozen_prefix, "_MOST_BYTES", 100)
    phase, _ = tuning()
    events = list(phase.run(1, 2))
    assert [notice.message.code for notice in of(Notice, events)] == ["frozen-part-not-kept"]
    assert not of(BackbonePass, events)


def test_smaller_batch_is_said_and_the_count_of_batches_follows(tuning, monkeypatch):
    logits = Pictures.logits

    def short(pictures, model, chosen, *own):
        if len(chosen) > 3:
            raise torch.OutOfMemoryError
        return logits(pictures, model, chosen, *own)

    monkeypatch.setattr(Pictures, "logits", short)
    phase, _ = tuning(strategy="full", epochs=2)
    events = list(phase.run(1, 2))
    (notice,) = of(Notice, events)
    assert notice.message.values == {"before": 4, "now": 2}
    assert {event.batches for event in of(BatchFinished, events)} == {4}


def test_a_phase_goes_on_from_the_snapshot_of_an_epoch_as_if_it_had_not_ended(tuning):
    whole, learner = tuning(strategy="full", epochs=4)
    snapshot = None
    losses = []
    for event in whole.run(1, 2):
        if isinstance(event, EpochEvaluated):
            losses.append(event.score.loss)
            snapshot = snapshot or take_snapshot(learner)
    again, _ = tuning(strategy="full", epochs=4)
    rest = of(EpochEvaluated, again.run(1, 2, 1, snapshot))
    assert [found.epoch for found in rest] == [3, 4]
    assert [found.score.loss for found in rest] == losses[1:]
