"""What reads at the same time stays within one budget."""

from __future__ import annotations

import threading

import pytest

from castinspect.imaging.memory import ByteBudget


def test_bytes_are_given_back_even_after_an_error():
    budget = ByteBudget(100)
    with pytest.raises(ZeroDivisionError), budget.reserved(60):
        assert budget.taken / 0
    assert budget.taken == 0


def test_a_picture_larger_than_the_budget_passes_when_it_is_alone():
    budget = ByteBudget(100)
    with budget.reserved(500):
        assert budget.taken == 500


def test_a_reader_waits_until_there_is_room():
    budget, seen = ByteBudget(100), []
    entered, leave = threading.Event(), threading.Event()

    def second():
        entered.set()
        with budget.reserved(50):
            seen.append(budget.taken)

    with budget.reserved(80):
        thread = threading.Thread(target=second)
        thread.start()
        entered.wait()
        assert seen == []
        leave.set()
    thread.join()
    assert seen == [50]


def test_many_readers_never_take_more_than_the_budget():
    budget, peaks = ByteBudget(100), []

    def read():
        for _ in range(50):
            with budget.reserved(30):
                peaks.append(budget.taken)

    threads = [threading.Thread(target=read) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(peaks) <= 100
    assert budget.taken == 0
