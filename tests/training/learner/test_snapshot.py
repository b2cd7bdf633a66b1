import numpy as np
import pytest
import torch

from castinspect.training.learner.snapshot import restore_snapshot, take_snapshot
from castinspect.training.strategies import plan_phases


@pytest.fixture
def begun(make_context, learner_of):
    """A learner at the beginning of its second phase, and its pictures."""

    def learner():
        context = make_context(strategy="full", epochs=3)
        made = learner_of(context)
        made.begin(plan_phases(context.config, context.backbone)[1], 2, 3)
        return made, made.pictures(context.samples.pixels[:9], augmented=True), context.samples.labels[:9]

    return learner


def one_epoch(learner, pictures, labels):
    return [step.loss for step in learner.train_one_epoch(pictures, labels)]


def test_the_next_epoch_is_the_same_after_a_restart(begun):
    learner, *data = begun()
    one_epoch(learner, *data)
    snapshot = take_snapshot(learner)
    expected, state = one_epoch(learner, *data), learner.state()
    again, *data = begun()
    restore_snapshot(again, snapshot)
    assert one_epoch(again, *data) == expected
    assert all(torch.equal(tensor, state[name]) for name, tensor in again.state().items())


def test_a_snapshot_does_not_change_with_the_learner(begun):
    learner, *data = begun()
    one_epoch(learner, *data)
    snapshot = take_snapshot(learner)
    before = {name: tensor.clone() for name, tensor in snapshot.tensors.items()}
    one_epoch(learner, *data)
    assert all(torch.equal(tensor, before[name]) for name, tensor in snapshot.tensors.items())


def test_rates_steps_and_batch_size_are_numbers_for_json(begun):
    learner, *data = begun()
    learner.batch.size = 2
    one_epoch(learner, *data)
    numbers = take_snapshot(learner).numbers
    assert numbers["batch_size"] == 2
    assert numbers["steps"] == 4
    assert all(isinstance(rate, float) for rate in numbers["rates"])
    again, *_ = begun()
    restore_snapshot(again, take_snapshot(learner))
    assert again.batch.size == 2
    np.testing.assert_allclose([g["lr"] for g in again.optimisation.optimizer.param_groups], numbers["rates"])
