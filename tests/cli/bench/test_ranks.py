"""The command prints a row for each figure, and the ratio of the times."""

from __future__ import annotations

import json

import pytest

from castinspect.bench import ranks
from castinspect.bench.ranks import RankFigures, RankRun
from castinspect.cli import run

RUNS = (RankRun(0, 1, 0.9, 0.95, 0.4, 10.0, 8.0), RankRun(0, 2, 0.91, 0.96, 0.39, 7.0, 4.0))


@pytest.fixture(autouse=True)
def measured(monkeypatch):
    asked = []

    def measure(config, processes, seeds):
        asked.append((config.folds, processes, seeds))
        yield from RUNS
        return RankFigures(RUNS, 2)

    monkeypatch.setattr(ranks, "measure_ranks", measure)
    return asked


def test_scores_and_time_ratio_are_printed(tmp_path, measured, capsys):
    assert run(["bench", "ranks", str(tmp_path), "--seeds", "1"]) == 0
    told = capsys.readouterr().out
    assert "time of 2 processes over that of one: 0.70; without their start 0.50" in told
    assert "+0.0100" in told
    assert measured == [(0, 2, 1)]


def test_json_has_every_run(tmp_path, capsys):
    assert run(["bench", "ranks", str(tmp_path), "--seeds", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["time_ratio"], [run["processes"] for run in told["runs"]]) == (0.7, [1, 2])
