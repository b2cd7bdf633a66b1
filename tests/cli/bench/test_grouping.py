"""`castinspect bench grouping`: its figures in words and as JSON, and what it refuses."""

from __future__ import annotations

import json

import pytest

from castinspect.bench.likeness import GroupingTrial, PicturesMade, SetKind
from castinspect.cli import run
from castinspect.cli.bench import grouping as command
from castinspect.progress import PicturesRead


@pytest.fixture
def trials(monkeypatch):
    """Takes the place of the trial; keeps what was asked for."""
    asked = []

    def attempt(count, seed, kind, per_part):
        asked.append((count, seed, kind, per_part))
        yield PicturesMade(count, count)
        yield PicturesRead(count, count)
        return GroupingTrial(
            pictures=count, parts=count // per_part, caught=0.975, merged=0.01, accused=3, cold_seconds=4.25,
            warm_seconds=0.5, comparing_seconds=1.25,
        )  # fmt: skip

    monkeypatch.setattr(command, "try_grouping", attempt)
    return asked


def test_figures_are_told_in_words(trials, capsys):
    assert run(["bench", "grouping", "--count", "50", "--seed", "3", "--set", "turntable"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("50 pictures of 10 parts (turntable), on ")
    assert lines[1:] == [
        "copies caught   97.50%",
        "parts mixed up  1.00%",
        "right labels accused  3",
        "first time      4.2 s, of which comparing 1.2 s",
        "again           0.5 s",
    ]
    assert trials == [(50, 3, SetKind.TURNTABLE, 5)]


def test_json_holds_every_figure_and_nothing_else_is_printed(trials, capsys):
    assert run(["bench", "grouping", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["pictures"], found["caught"], found["warm_seconds"]) == (400, 0.975, 0.5)
    assert set(found) == set(GroupingTrial.__dataclass_fields__)


@pytest.mark.parametrize(
    "arguments", [["--count", "4"], ["--seed", "-1"], ["--set", "pile"], ["--per-part", "0"], ["--count", "many"]]
)
def test_what_cannot_be_tried_is_refused(trials, capsys, arguments):
    assert run(["bench", "grouping", *arguments]) == 2
    assert arguments[0] in capsys.readouterr().err
    assert trials == []
