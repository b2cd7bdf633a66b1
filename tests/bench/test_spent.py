"""A stopwatch tells the clock's seconds and those of computing, from when it was made to when it is read."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from castinspect.bench.spent import Spent, Stopwatch


def test_it_runs_on_between_two_readings(monkeypatch):
    clock, cpu = iter((100.0, 103.0, 110.0)), iter((7.0, 7.5, 9.0))
    monkeypatch.setattr(time, "perf_counter", lambda: next(clock))
    monkeypatch.setattr(time, "process_time", lambda: next(cpu))
    watch = Stopwatch()
    first, second = watch.read(), watch.read()
    assert (first.seconds, second.seconds) == (3.0, 10.0)
    # The seconds of ended processes, whatever they are here, are added before and taken away again.
    assert (first.cpu_seconds, second.cpu_seconds) == pytest.approx((0.5, 2.0))


def test_what_processes_that_ended_have_computed_is_counted():
    watch = Stopwatch()
    subprocess.run([sys.executable, "-c", "import time\nwhile time.process_time() < 0.5: pass"], check=True)
    assert watch.read().cpu_seconds >= 0.45


def test_what_was_spent_adds_up():
    assert Spent() + Spent(3.0, 0.5) + Spent(1.0, 2.0) == Spent(4.0, 2.5)
