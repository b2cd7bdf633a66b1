"""Strategies side by side, in the window."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from castinspect.errors import DataError
from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.training.strategies.panel import StrategiesPanel
from castinspect.messages import Message
from castinspect.paths import cache_dir
from castinspect.studies.strategies import TrialSkipped, TrialStarted
from castinspect.studies.trial_file import read_trials
from castinspect.training.config import Strategy, TrainingConfig
from tests.helpers.window import WAIT_MS
from tests.studies.test_strategies import trial

EVENTS = [
    TrialStarted(Strategy.HEAD, 40, 1, 1, 3, None),
    trial(pictures=40),
    TrialStarted(Strategy.HEAD, 20, 1, 2, 3, 65.0),
    trial(asked=20, pictures=20, right=5),
    TrialStarted(Strategy.FULL, 40, 1, 3, 3, 40.0),
    trial(strategy="full", right=10, seconds=90),
]


class Held:
    """Yields an event whenever the test lets it."""

    def __init__(self, events):
        self.events, self.gate, self.plans, self.closed = events, threading.Semaphore(0), [], False

    def __call__(self, plan, known):
        self.plans.append((plan, known))
        try:
            for event in self.events:
                self.gate.acquire()
                if isinstance(event, Exception):
                    raise event
                yield event
        finally:
            self.closed = True


@pytest.fixture
def made(qtbot):
    def make(events):
        held = Held(events)
        panel = StrategiesPanel(LIGHT, held)

        def end(_widget):
            held.gate.release(100)
            panel.stop_and_wait()

        qtbot.addWidget(panel, before_close_func=end)
        panel.set_config(TrainingConfig(data=Path("parts")))
        panel.resize(900, 340)
        panel.show()
        return panel, held

    return make


def test_what_ended_is_shown_side_by_side_with_a_curve(qtbot, made):
    panel, held = made(EVENTS)
    panel.start()
    held.gate.release(len(EVENTS))
    qtbot.waitUntil(lambda: not panel.is_running, timeout=WAIT_MS)
    assert panel.table.rowCount() == 2
    assert panel.table.texts(0)[2:4] == ["1 of 10", "0 of 10"]
    assert panel.table.texts(0)[-1] == "40"
    assert panel.table.texts(1)[-1] == "–"
    assert panel._late_plot.plot.points[Strategy.HEAD] == 2
    assert len(read_trials(cache_dir() / "strategies.jsonl")) == 3


def test_the_run_under_way_and_the_time_left_are_told(qtbot, made):
    panel, held = made(EVENTS)
    panel.start()
    held.gate.release(3)
    qtbot.waitUntil(lambda: "Run 2 of 3" in panel.status, timeout=WAIT_MS)
    assert "20 pictures" in panel.status
    assert "about 1 min 5 s left" in panel.status


def test_a_cancelled_comparison_keeps_what_ended_and_goes_on_from_there(qtbot, made):
    panel, held = made(EVENTS)
    panel.start()
    held.gate.release(2)
    qtbot.waitUntil(lambda: panel.table.rowCount() == 1, timeout=WAIT_MS)
    panel.cancel()
    held.gate.release(1)
    qtbot.waitUntil(lambda: not panel.is_running, timeout=WAIT_MS)
    assert held.closed
    assert "Cancelled" in panel.status
    panel.start()
    qtbot.waitUntil(lambda: len(held.plans) == 2, timeout=WAIT_MS)
    assert len(held.plans[1][1]) == 1


def test_the_learning_curve_of_every_strategy_can_be_asked_for(qtbot, made):
    panel, held = made([])
    panel._curves.setChecked(True)
    panel._folds.setValue(4)
    panel.start()
    qtbot.waitUntil(lambda: not panel.is_running, timeout=WAIT_MS)
    plan, _ = held.plans[0]
    assert (plan.folds, plan.curves) == (4, tuple(Strategy))


def test_what_went_wrong_is_said(qtbot, made):
    skipped = TrialSkipped(Strategy.HEAD, 8, Message("data-too-few", {"name": "good", "count": 1, "needed": 4}))
    panel, held = made([skipped, DataError("data-one-class", name="good")])
    panel.start()
    held.gate.release(1)
    qtbot.waitUntil(lambda: "Not every run" in panel._status.problem, timeout=WAIT_MS)
    held.gate.release(1)
    qtbot.waitUntil(lambda: "only one class" in panel._status.problem, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not panel.is_running, timeout=WAIT_MS)


def test_it_can_be_started_only_with_data_and_while_nothing_else_runs(made):
    panel, _ = made([])
    assert panel._start.isEnabled()
    panel.set_free(free=False)
    assert not panel._start.isEnabled()
    panel.set_free(free=True)
    panel.set_config(None)
    assert not panel._start.isEnabled()


def test_the_look_can_change_while_it_is_shown(made):
    panel, _ = made([])
    panel.apply_theme(DARK)
    assert panel._late_plot.made is not None
