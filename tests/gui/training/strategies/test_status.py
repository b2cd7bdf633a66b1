"""How far a comparison is, in words and by a bar."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QProgressBar

from castinspect.errors import DataError
from castinspect.gui.training.strategies.status import ComparisonStatus
from castinspect.messages import Message
from castinspect.studies.strategies import TrialSkipped, TrialStarted
from castinspect.training.config import Strategy


@pytest.fixture
def status(qtbot):
    made = ComparisonStatus()
    qtbot.addWidget(made)
    made.show()
    return made


def test_at_rest_it_says_what_a_comparison_is(status):
    assert status.text.startswith("Every strategy learns several times")
    assert not status.findChild(QProgressBar).isVisible()


def test_each_run_is_told_with_the_time_left_where_it_is_known(status):
    status.begin()
    assert status.text == "Looking for copies of one part…"
    status.show_run(TrialStarted(Strategy.HEAD, 40, 1, 1, 3, None))
    assert (status.text.count("Run 1 of 3"), status.text.count("left")) == (1, 0)
    status.show_run(TrialStarted(Strategy.HEAD, 20, 1, 2, 3, 65.0))
    assert status.text.endswith("about 1 min 5 s left")
    bar = status.findChild(QProgressBar)
    assert (bar.isVisible(), bar.value(), bar.maximum()) == (True, 1, 3)


def test_a_cancelled_one_says_that_what_ended_is_kept(status):
    status.begin()
    status.cancel()
    assert status.text.startswith("Ending after this batch")
    status.end()
    assert status.is_cancelled
    assert status.text.startswith("Cancelled.")
    status.begin()
    assert not status.is_cancelled


def test_what_was_not_possible_stays_until_the_next_begins(status):
    status.begin()
    reason = Message("data-too-few", {"name": "good", "count": 1, "needed": 4})
    status.show_skipped(TrialSkipped(Strategy.HEAD, 8, reason))
    assert status.problem.startswith("Not every run was possible")
    status.show_error(DataError("data-one-class", name="good"))
    status.end()
    assert "only one class" in status.problem
    status.begin()
    assert status.problem == ""
