"""A run in a thread: paused it asks for nothing more, finished it keeps, discarded it leaves nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QThread

from castinspect.gui.training.run.job import TrainingJob
from castinspect.training.events import TrainingFinished
from tests.helpers.runs import HeldRun, batch, started
from tests.helpers.window import WAIT_MS


@pytest.fixture
def job(qtbot, qapp):
    made = TrainingJob()
    made.got = []
    made.event_arrived.connect(made.got.append)
    yield made
    made.stop_and_wait()
    qtbot.waitUntil(lambda: not made.is_running)


def wait_for(qtbot, job, count):
    qtbot.waitUntil(lambda: len(job.got) == count, timeout=WAIT_MS)


def wait_until_over(qtbot, job):
    qtbot.waitUntil(lambda: not job.is_running, timeout=WAIT_MS)


def test_events_arrive_in_the_windows_thread_and_in_order(qtbot, qapp, job):
    threads = []
    job.event_arrived.connect(lambda _event: threads.append(QThread.currentThread()))
    events = [batch(1, number) for number in range(1, 5)]
    run = HeldRun(events)
    run.let(4)
    job.start(run)
    wait_until_over(qtbot, job)
    assert job.got == events
    assert set(threads) == {qapp.thread()}


def test_a_paused_run_is_asked_for_nothing_until_resumed(qtbot, job, many_batches):
    run = HeldRun(many_batches)
    job.start(run)
    run.let(1)
    wait_for(qtbot, job, 1)
    job.toggle_pause()
    assert job.is_paused
    run.let(9)
    wait_for(qtbot, job, 2)  # the one that was under way
    with qtbot.assertNotEmitted(job.event_arrived, wait=50):
        pass
    job.toggle_pause()
    wait_for(qtbot, job, 10)
    job.discard()
    run.let(1)
    wait_until_over(qtbot, job)


def test_finishing_a_paused_run_goes_on_to_its_end(qtbot, job, many_batches, tmp_path):
    run = HeldRun(many_batches, checkpoint=tmp_path / "kept.safetensors")
    job.start(run)
    run.let(2)
    wait_for(qtbot, job, 2)
    job.toggle_pause()
    job.finish()
    run.let(1)
    wait_until_over(qtbot, job)
    assert isinstance(job.got[-1], TrainingFinished)
    assert (tmp_path / "kept.safetensors").exists()


def test_discarding_closes_the_run(qtbot, job, many_batches):
    run = HeldRun(many_batches)
    job.start(run)
    run.let(2)
    wait_for(qtbot, job, 2)
    job.discard()
    run.let(1)
    wait_until_over(qtbot, job)
    assert run.closed.is_set()
    assert job.is_discarded
    assert len(job.got) == 2


def test_discarding_while_the_checkpoint_is_written_leaves_none(qtbot, job, many_batches, tmp_path):
    run = HeldRun(many_batches[:3], checkpoint=tmp_path / "late.safetensors")
    job.start(run)
    run.let(2)
    wait_for(qtbot, job, 2)
    job.finish()
    job._discarded.set()  # the person decides after the pump last looked
    run.let(1)
    wait_until_over(qtbot, job)
    assert not (tmp_path / "late.safetensors").exists()
    assert len(job.got) == 2


def test_an_error_arrives_and_ends_the_job(qtbot, job, one_class_error):
    errors = []
    job.failed.connect(errors.append)
    job.start(HeldRun(error=one_class_error))
    wait_until_over(qtbot, job)
    assert errors == [one_class_error]


def test_a_second_run_can_follow_the_first(qtbot, job):
    for _ in range(2):
        run = HeldRun([batch(1, 1)])
        run.let()
        job.start(run)
        wait_until_over(qtbot, job)
    assert len(job.got) == 2
    assert not job.is_discarded


def test_run_that_ends_with_the_app_is_asked_to_leave_its_state(job, qtbot):
    class Suspendable(HeldRun):
        suspended = False

        def suspend(self):
            self.suspended = True

    run = Suspendable([started()] * 3)
    job.start(run)
    run.let(10)
    job.stop_and_wait()
    assert run.suspended
