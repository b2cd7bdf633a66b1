from dataclasses import replace

import numpy as np
import pytest

from castinspect.training.learner.learner import Score
from castinspect.training.run.choice import is_better, is_in_vain
from castinspect.training.run.context import EpochEvaluated
from castinspect.training.run.state import BestEpoch, Position
from castinspect.training.strategies import Phase
from tests.helpers.runs import epoch

HEAD, ALL = Phase("head", 2, ()), Phase("all", 5, ())


@pytest.fixture
def samples(make_context):
    return make_context().samples


def sure(right, count=12):
    """Logits of twelve pictures, so many of them right by far."""
    labels = np.arange(count) % 2
    said = np.where(np.arange(count) < right, labels, 1 - labels)
    return np.where(np.arange(2) == said[:, None], 4.0, -4.0).astype(np.float32)


def found(loss, logits, **given):
    return EpochEvaluated(3, 0.1, 1.0, Score(loss, 0.9, logits), np.arange(12), 1.0, 1.0, **given)


def best(loss, logits, phase="all"):
    return BestEpoch(2, phase, loss, {}, logits, np.arange(12))


def test_the_lower_loss_is_better(samples):
    assert is_better(found(0.2, sure(12)), best(0.3, sure(12)), ALL, samples)
    assert not is_better(found(0.3, sure(12)), best(0.3, sure(12)), ALL, samples)


def test_a_head_that_was_chosen_is_better_whatever_its_loss(samples):
    assert is_better(found(0.9, sure(12), is_choice=True), best(0.3, sure(12), "head"), HEAD, samples)
    assert not is_better(found(0.1, sure(12), is_choice=False), best(0.3, sure(12), "head"), HEAD, samples)


def test_the_last_epochs_of_a_phase_are_kept_whatever_the_few_validation_parts_say(samples):
    assert is_better(found(0.4, sure(12), is_ending=True), best(0.3, sure(12)), ALL, samples)


@pytest.mark.parametrize("right", [12, 6])
def test_a_few_parts_cannot_say_that_the_head_is_better_than_its_fine_tuning(samples, right):
    assert is_better(found(0.9, sure(right)), best(0.1, sure(12), "head"), ALL, samples)


@pytest.mark.parametrize(("right", "kept"), [(120, True), (60, False)])
def test_many_parts_can(make_context, right, kept):
    samples = replace(make_context().samples, labels=np.arange(120) % 2, groups=tuple(map(str, range(120))))
    tuned = EpochEvaluated(3, 0.1, 1.0, Score(0.5, 0.9, sure(right, 120)), np.arange(120), 1.0, 1.0)
    head = BestEpoch(2, "head", 0.1, {}, sure(120, 120), np.arange(120))
    assert is_better(tuned, head, ALL, samples) is kept


@pytest.mark.parametrize(
    ("losses", "first", "done", "expected"),
    [
        ([0.5, 0.4, 0.6, 0.6], 1, 4, True),  # two since the lowest
        ([0.5, 0.6, 0.4], 1, 3, False),
        ([0.1, 0.6], 2, 1, False),  # the lowest was before the phase, which has had one epoch
        ([0.1, 0.6, 0.6], 2, 2, True),
    ],
)
def test_a_phase_is_in_vain_after_patience_epochs_without_a_lower_loss(losses, first, done, expected):
    epochs = [epoch(number, loss=loss) for number, loss in enumerate(losses, start=1)]
    assert is_in_vain(epochs, Position(1, first, done), ALL, 2) is expected


def test_the_head_and_a_phase_at_its_end_are_never_in_vain():
    epochs = [epoch(number, loss=0.1 + number) for number in range(1, 6)]
    assert not is_in_vain(epochs, Position(0, 1, 5), Phase("head", 9, ()), 1)
    assert not is_in_vain(epochs, Position(0, 1, 5), ALL, 1)
