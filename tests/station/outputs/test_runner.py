"""Outputs are served whatever they do: nothing is lost, order is kept, and nothing reaches the line."""

from __future__ import annotations

import queue
import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from castinspect.errors import StationError
from castinspect.messages import Message
from castinspect.station.outputs.heartbeat import Heartbeat
from castinspect.station.outputs.output import Output, OutputDownError, ReportRefusedError
from castinspect.station.outputs.runner import (
    LONGEST_PAUSE,
    OutputRunner,
    OutputState,
    OutputWorker,
    pause_after,
)
from tests.helpers.clocks import Clock
from tests.helpers.memory_outbox import MemoryOutbox
from tests.helpers.reports import WHEN, report


class Fake(Output):
    """Takes reports, or does what a test lets it do wrong."""

    def __init__(self):
        self.taken, self.beats, self.asked = [], [], queue.Queue()
        self.closed, self.gone = False, threading.Event()
        self.down = self.broken_open = None
        self.refused, self.heartbeats, self.told = set(), [], []

    def open(self):
        if self.broken_open:
            raise self.broken_open

    def send(self, report):
        self.asked.put(report.sequence)
        if self.down:
            raise self.down
        if report.sequence in self.refused:
            raise ReportRefusedError("unexpected", detail="refused")
        self.taken.append(report.sequence)
        self.heartbeats.append(report.heartbeat)

    def tell(self, subject, row):
        self.told.append((subject, row))

    def beat(self, pulse):
        self.beats.append(pulse)

    def test(self, station):
        if self.down:
            raise self.down
        return Message("unexpected", {"detail": station})

    def close(self):
        self.closed = True
        self.gone.set()


class WallClock(Clock):
    def forward(self, seconds):
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return WallClock(WHEN)


@pytest.fixture
def outbox():
    return MemoryOutbox()


@pytest.fixture
def fake():
    return Fake()


@pytest.fixture
def worker(fake, outbox, clock):
    return OutputWorker("a", fake, outbox, Heartbeat(), clock)


def put(outbox, *sequences):
    for sequence in sequences:
        outbox.put(report(sequence), ("a",), WHEN)


DOWN = OutputDownError("unexpected", detail="cable")


def test_what_waits_is_sent_in_order(worker, fake, outbox):
    put(outbox, *range(1, 201))
    while worker.step() == 0:
        pass
    assert fake.taken == list(range(1, 201))
    worker.close()
    health = worker.health()
    assert (health.state, health.sent, health.waiting) == (OutputState.WORKING, 200, 0)


@pytest.mark.parametrize("error", [DOWN, OSError("x"), RuntimeError("bug"), MemoryError()])
def test_whatever_goes_wrong_keeps_the_order_and_loses_nothing(worker, fake, outbox, clock, error):
    put(outbox, 1, 2, 3)
    fake.down = error
    for _ in range(5):
        clock.forward(worker.step())
    assert fake.taken == []
    assert worker.health().state is OutputState.FAILING
    assert worker.health().waiting == 3
    fake.down = None
    worker.step()
    assert fake.taken == [1, 2, 3]
    assert (worker.health().state, worker.health().error) == (OutputState.WORKING, None)


def test_the_pauses_grow_and_nobody_is_asked_meanwhile(worker, fake, outbox, clock):
    put(outbox, 1)
    fake.down = DOWN
    pauses = []
    for _ in range(12):
        pauses.append(worker.step())
        asked = fake.asked.qsize()
        clock.forward(pauses[-1] / 2)
        worker.step()
        assert fake.asked.qsize() == asked
        clock.forward(pauses[-1] / 2)
    assert pauses == [min(2.0**n, LONGEST_PAUSE) for n in range(12)]


def test_a_refused_report_lets_the_others_pass_and_is_tried_again(worker, fake, outbox, clock):
    put(outbox, 1, 2, 3)
    fake.refused = {2}
    worker.step()
    assert fake.taken == [1, 3]
    assert outbox.state("a").waiting == 1
    fake.refused = set()
    clock.forward(1)
    worker.step()
    assert fake.taken == [1, 3, 2]


def test_a_refusal_stays_visible_until_a_report_is_taken(worker, fake, outbox, clock):
    put(outbox, 1)
    fake.refused = {1}
    worker.step()
    clock.forward(0.5)
    worker.step()
    health = worker.health()
    assert (health.state, health.waiting) == (OutputState.FAILING, 1)
    assert "refused" in str(health.error)
    fake.refused = set()
    clock.forward(1)
    worker.step()
    assert worker.health().state is OutputState.WORKING


def test_a_row_that_is_no_report_does_not_stop_the_others(worker, fake, outbox, clock):
    put(outbox, 1)
    (due,) = outbox.due("a", WHEN)
    outbox._waiting[due.id] = type(due)(due.id, "a", {"verdict": "GREAT"}, WHEN, WHEN)
    put(outbox, 2)
    worker.step()
    assert fake.taken == [2]
    assert worker.health().waiting == 1


def test_an_output_that_cannot_open_is_tried_again(worker, fake, outbox, clock):
    put(outbox, 1)
    fake.broken_open = DOWN
    assert worker.step() == 1
    assert "cable" in str(worker.health().error)
    fake.broken_open = None
    clock.forward(1)
    worker.step()
    assert fake.taken == [1]


def test_it_beats_each_second_with_the_lines_own_number(fake, outbox, clock):
    heartbeat = Heartbeat()
    worker = OutputWorker("a", fake, outbox, heartbeat, clock)
    for _ in range(3):
        worker.step()
        heartbeat.tick()
        clock.forward(1)
    worker.step()
    worker.step()
    assert [pulse.heartbeat for pulse in fake.beats] == [0, 1, 2, 3]


def test_a_report_without_a_heartbeat_carries_the_present_one(fake, outbox, clock):
    heartbeat = Heartbeat()
    heartbeat.tick()
    outbox.put(report(1, heartbeat=0), ("a",), WHEN)
    outbox.put(report(2, heartbeat=40), ("a",), WHEN)
    OutputWorker("a", fake, outbox, heartbeat, clock).step()
    assert fake.heartbeats == [1, 40]


def test_decisions_and_alarms_are_told_apart_from_parts(worker, fake, outbox):
    put(outbox, 1)
    (due,) = outbox.due("a", WHEN)
    outbox._waiting[due.id] = replace(due, subject="alarm", row={"code": "x"})
    worker.step()
    assert (fake.told, fake.taken, outbox.state("a").waiting) == ([("alarm", {"code": "x"})], [], 0)


def test_a_store_that_fails_does_not_leave_the_step(fake, clock):
    class Broken(MemoryOutbox):
        def due(self, output, now, limit=64):
            raise StationError("unexpected", detail="locked")

        def state(self, output):
            raise StationError("unexpected", detail="locked")

    worker = OutputWorker("a", fake, Broken(), Heartbeat(), clock)
    assert worker.step() == 1
    assert (worker.health().state, worker.health().waiting) == (OutputState.FAILING, 0)


def test_pauses_end_at_five_minutes():
    assert [pause_after(n).total_seconds() for n in (1, 2, 5, 100, 10_000)] == [1, 2, 16, 300, 300]


def test_threads_send_what_comes_and_a_hanging_output_holds_nobody(outbox):
    class Hanging(Fake):
        def __init__(self):
            super().__init__()
            self.reached, self.let_go = threading.Event(), threading.Event()

        def send(self, report):
            self.reached.set()
            self.let_go.wait(60)

    hanging, fine = Hanging(), Fake()
    runner = OutputRunner({"hangs": hanging, "fine": fine}, outbox, Heartbeat())
    runner.start()
    for sequence in (1, 2):
        outbox.put(report(sequence), ("hangs", "fine"), WHEN)
        runner.wake()
    assert hanging.reached.wait(60)
    assert [fine.asked.get(timeout=60) for _ in range(2)] == [1, 2]
    runner.close(seconds=0.0)  # what hangs is left behind
    assert fine.gone.wait(60)
    assert not hanging.closed
    hanging.let_go.set()
    assert outbox.state("fine").waiting == 0


def test_a_running_output_is_tested_in_its_own_thread(outbox):
    fake = Fake()
    runner = OutputRunner({"a": fake}, outbox, Heartbeat())
    runner.start()
    assert "press" in str(runner.test("a", "press"))
    fake.down = DOWN
    with pytest.raises(OutputDownError, match="cable"):
        runner.test("a", "press")
    runner.close()
    assert [health.name for health in runner.health()] == list(runner.names) == ["a"]


def test_the_record_is_told_at_most_twice_a_second_and_nothing_is_sent_twice(worker, fake, outbox, clock):
    told = []
    real = outbox.sent
    outbox.sent = lambda intents: (told.append(len(intents)), real(intents))
    for sequence in range(20):
        put(outbox, sequence)
        worker.step()
        clock.forward(0.1)
    worker.close()
    assert fake.taken == list(range(20))
    assert told == [1, 5, 5, 5, 4]
    assert outbox.state("a").waiting == 0


def test_what_fails_is_told_by_name_without_asking_the_store(outbox, fake):
    class Silent(MemoryOutbox):
        def state(self, output):
            raise AssertionError("asked")

    silent = Silent()
    silent.put(report(1), ("a",), WHEN)
    fake.down = DOWN
    runner = OutputRunner({"a": fake, "b": Fake()}, silent, Heartbeat())
    assert runner.errors() == ()
    runner._workers["a"].step()
    assert [name for name, _ in runner.errors()] == ["a"]
