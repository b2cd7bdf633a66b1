"""Order is kept, memory is bounded, and what is slow holds nothing up."""

from __future__ import annotations

import threading
from itertools import count, islice

import pytest

from castinspect.inspection.pipeline import Capacity, Patience, Pipeline, Stages, _Slot


def stages_of(load=lambda item: item, judge=lambda items: [("judged", item) for item in items], renew=lambda: None):
    return Stages(
        load=load, is_ready=lambda item: item >= 0, judge=judge, finish=lambda item: ("finished", item),
        late=lambda item: ("late", item), stuck=lambda item: ("stuck", item), renew=renew,
    )  # fmt: skip


def pipeline_of(stages, *, loaders=2, judges=2, batch=2, ahead=8, patience=60.0, judge_patience=60.0):
    return Pipeline(stages, Capacity(loaders, judges, batch, ahead, Patience(patience, judge_patience)))


def test_results_come_in_the_order_of_the_items():
    found = list(pipeline_of(stages_of()).run(range(50)))
    assert found == [("judged", item) for item in range(50)]


def test_what_needs_no_judging_keeps_its_place():
    assert list(pipeline_of(stages_of()).run([1, -1, 2])) == [("judged", 1), ("finished", -1), ("judged", 2)]


def test_nothing_gives_nothing():
    assert list(pipeline_of(stages_of()).run([])) == []


def test_whoever_took_a_result_can_wait_a_moment_for_the_next():
    held = threading.Event()

    def judge(items):
        if 1 in items:
            held.wait()
        return items

    pipeline = pipeline_of(stages_of(judge=judge), batch=1)
    stream = pipeline.run([0, 1])
    assert next(stream) == 0
    assert not pipeline.comes_within(0.0)
    held.set()
    assert pipeline.comes_within(60.0)
    assert list(stream) == [1]
    assert not pipeline.comes_within(60.0)  # nothing comes, so nothing is waited for


def test_an_endless_folder_is_taken_only_as_far_ahead_as_agreed():
    taken = []

    def endless():
        for item in count():
            taken.append(item)
            yield item

    stream = pipeline_of(stages_of(), ahead=8).run(endless())
    assert len(list(islice(stream, 100))) == 100
    stream.close()
    assert len(taken) <= 100 + 8


def test_batches_form_only_of_what_is_waiting():
    held, sizes = threading.Event(), []
    waiting = threading.Barrier(5)  # four are loaded while the first is being judged

    def load(item):
        if item:
            waiting.wait()
        return item

    def judge(items):
        sizes.append(len(items))
        if items == [0]:
            waiting.wait()
            held.wait(0.2)
        return items

    list(pipeline_of(stages_of(load, judge), loaders=5, judges=1, batch=4, ahead=5).run(range(5)))
    assert sizes[0] == 1
    assert sum(sizes) == 5
    assert max(sizes) > 1


def test_a_slow_item_keeps_none_behind_it_from_being_judged():
    judged, release = [], threading.Event()

    def load(item):
        if item == 0:
            assert release.wait(60)
        return item

    def judge(items):
        judged.extend(items)
        if len(judged) == 5:
            release.set()
        return items

    assert list(pipeline_of(stages_of(load, judge), batch=1, ahead=6).run(range(6))) == list(range(6))


def test_items_that_never_load_are_late_and_their_threads_are_replaced():
    stuck = threading.Event()

    def load(item):
        if item % 2 == 0:
            stuck.wait()
        return item

    found = list(pipeline_of(stages_of(load), loaders=2, patience=0.02).run(range(8)))
    stuck.set()
    assert found == [("late" if item % 2 == 0 else "judged", item) for item in range(8)]


def test_closing_ends_the_threads_after_what_they_are_at():
    before = set(threading.enumerate())
    stream = pipeline_of(stages_of()).run(range(1000))
    next(stream)
    stream.close()
    assert set(threading.enumerate()) <= before


def test_an_error_in_the_items_reaches_the_caller_and_ends_the_threads():
    def broken():
        yield 1
        raise ZeroDivisionError

    before = set(threading.enumerate())
    with pytest.raises(ZeroDivisionError):
        list(pipeline_of(stages_of(), ahead=1).run(broken()))
    assert set(threading.enumerate()) <= before


def test_a_judge_that_hangs_gives_up_its_items_only_and_is_replaced():
    let_go, renewed = threading.Event(), []

    def judge(items):
        if 1 in items:
            let_go.wait()
        return [("judged", item) for item in items]

    stages = stages_of(judge=judge, renew=lambda: renewed.append(True))
    pipeline = pipeline_of(stages, judges=1, batch=1, judge_patience=0.2)
    try:
        found = list(pipeline.run(range(4)))
    finally:
        let_go.set()
    assert found == [("judged", 0), ("stuck", 1), ("judged", 2), ("judged", 3)]
    assert renewed == [True]


def test_a_judge_that_hangs_over_a_later_item_does_not_keep_the_ones_before_it():
    let_go, slow = threading.Event(), threading.Event()

    def load(item):
        if item == 0:
            slow.wait()  # so that the only judge takes the other one first
        return item

    def judge(items):
        if 1 in items:
            slow.set()
            let_go.wait()
        return [("judged", item) for item in items]

    try:
        found = list(pipeline_of(stages_of(load, judge), judges=1, batch=1, judge_patience=0.2).run(range(2)))
    finally:
        let_go.set()
    assert found == [("judged", 0), ("stuck", 1)]


def test_another_loader_is_wanted_only_where_judges_would_run_dry():
    pipeline = pipeline_of(stages_of(), loaders=3, judges=1, batch=2)
    assert not pipeline._wants_loader()  # nothing is to be loaded
    pipeline._to_load.append("item")
    assert pipeline._wants_loader()
    pipeline._loading = 1
    pipeline._to_judge.append("item")
    assert pipeline._wants_loader()  # the judge has less than a batch
    pipeline._to_judge.append("item")
    assert not pipeline._wants_loader()
    pipeline._loading = 0
    assert pipeline._wants_loader()


def test_loaders_that_were_given_up_are_not_counted_any_more():
    stuck = threading.Event()

    def load(item):
        if item < 2:
            stuck.wait()
        return item

    pipeline = pipeline_of(stages_of(load), loaders=2, judges=1, batch=1, patience=0.02)
    found = list(pipeline.run(range(6)))
    assert found == [("late", 0), ("late", 1), *(("judged", item) for item in range(2, 6))]
    assert pipeline._loading == 0
    stuck.set()


def test_a_judge_leaves_the_others_their_share_of_what_waits():
    pipeline = pipeline_of(stages_of(), judges=2, batch=4)
    pipeline._to_judge.extend(_Slot(item) for item in range(11))
    assert [len(pipeline._take_to_judge().slots) for _ in range(4)] == [4, 4, 2, 1]
