"""Ctrl+C asks once, then ends."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from castinspect.cli.common.interrupt import ended_by_person, finish_on_interrupt

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals as Linux and macOS send them")


@pytest.fixture(autouse=True)
def _interrupts_as_at_a_terminal():
    """A program that runs in the background is started with interrupts switched off."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt(number=signal.SIGINT):
    """What Python does when a signal came: it calls the handler that is set."""
    signal.getsignal(number)(number, None)


class Run:
    asked = 0

    def finish(self):
        self.asked += 1


def test_the_first_interrupt_asks_the_run_to_finish_and_the_second_ends_it(capsys):
    run = Run()
    with finish_on_interrupt(run):
        interrupt()
        assert run.asked == 1
        with pytest.raises(KeyboardInterrupt):
            interrupt()
    assert run.asked == 1
    assert "Ctrl+C again ends at once" in capsys.readouterr().err


def test_afterwards_an_interrupt_is_what_it_was():
    before = signal.getsignal(signal.SIGINT)
    with finish_on_interrupt(Run()):
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_what_cannot_finish_is_left_as_it_is():
    before = signal.getsignal(signal.SIGINT)
    with finish_on_interrupt(iter(())):
        assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_watch_ends_in_the_ordinary_way(number):
    before = signal.getsignal(signal.SIGTERM)
    reached = False
    with ended_by_person():
        interrupt(number)
        reached = True
    assert not reached
    assert signal.getsignal(signal.SIGTERM) is before


def test_beside_the_main_thread_signals_are_not_touched():
    seen = []

    def work():
        with ended_by_person(), finish_on_interrupt(Run()):
            seen.append(signal.getsignal(signal.SIGINT))

    before = signal.getsignal(signal.SIGINT)
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]
