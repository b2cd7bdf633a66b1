from dataclasses import replace
from types import SimpleNamespace

import pytest

from castinspect.data.splits import Splits
from castinspect.progress import Notice
from castinspect.training.run.context import told_of_memory
from tests.helpers.jobs import walked


@pytest.mark.parametrize(
    ("strategy", "fixed", "by_folds"),
    [("head", "train", True), ("head", "validation", False), ("full", "train", False)],
)
def test_only_the_head_alone_is_cross_validated_and_only_where_no_validation_is_stated(
    make_context, strategy, fixed, by_folds
):
    assert make_context(fixed, strategy=strategy).is_cross_validated is by_folds


def test_without_test_pictures_some_must_be_held_back(make_context):
    context = make_context(strategy="head")
    assert not replace(context, splits=Splits((0, 1), (2,), ())).is_cross_validated


def test_the_pool_is_all_that_is_learned_from_or_chosen_by_in_order(make_context):
    assert make_context().pool == tuple(range(11))


def test_of_the_head_alone_nothing_else_changes(make_context):
    context = make_context(strategy="gradual", epochs=7)
    alone = context.of_head_alone()
    assert (alone.config.strategy, alone.config.epochs) == ("head", 7)
    assert context.config.strategy == "gradual"
    assert alone.samples is context.samples


def test_a_batch_that_became_smaller_is_told_once():
    learner = SimpleNamespace(batch=SimpleNamespace(size=4))
    events, now = walked(told_of_memory(learner, 16))
    assert now == 4
    assert [type(event) for event in events] == [Notice]
    assert events[0].message.values == {"before": 16, "now": 4}
    assert walked(told_of_memory(learner, 4)) == ([], 4)
