"""The trial's figures are those of what it made."""

from __future__ import annotations

import json

import pytest

from castinspect.bench.likeness import GroupingTrial, PicturesMade, _rates, try_grouping
from castinspect.cli import run
from tests.helpers.jobs import walked


def test_a_trial_tells_its_progress_and_its_figures():
    progress, trial = walked(try_grouping(20))
    assert progress[3] == PicturesMade(20, 20)
    assert isinstance(trial, GroupingTrial)
    assert (trial.pictures, trial.parts, trial.caught, trial.merged) == (20, 4, 1.0, 0.0)


@pytest.mark.parametrize(
    ("groups", "caught", "merged", "accused"),
    [
        ([0] * 5 + [1] * 5, 1.0, 0.0, 0),
        ([0, 0, 0, 2, 3] + [1] * 5, 6 / 8, 0.0, 0),
        ([0] * 10, 1.0, 1.0, 10),
        ([0, 0, 0, 0, 1] + [1] * 5 + [2] * 5, 11 / 12, 2 / 3, 6),
    ],
)
def test_lost_copies_and_mixed_parts_are_counted(groups, caught, merged, accused):
    assert _rates(groups, 5) == pytest.approx((caught, merged, accused))


def test_the_command_prints_its_figures(capsys):
    assert run(["bench", "grouping", "--count", "10", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["pictures"] == 10
    assert run(["bench", "grouping", "--count", "10"]) == 0
    assert "copies caught   100.00%" in capsys.readouterr().out
