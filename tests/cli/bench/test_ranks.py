"""The command prints a row for each figure, and the ratio of the times."""

from __future__ import annotations

import json

import pytest

from castinspect.bench import ranks
from castinspect.bench.ranks import RankFigures, RankRun
from castinspect.cli import run

RUNS = (
    RankRun(seed=0, processes=1, accuracy=0.9, auroc=0.95, loss=0.4, seconds=10.0, learning=8.0),
    RankRun(seed=0, processes=2, accuracy=0.91, auroc=0.96, loss=0.39, seconds=7.0, learning=4.0),
)


@pytest.fixture(autouse=True)
def measured(monkeypatch):
    asked = []

    def measure(config, processes, seeds, *, kept):
        asked.append((config.folds, processes, seeds, len(kept)))
        yield from RUNS
        return RankFigures(RUNS, 2)

    monkeypatch.setattr(ranks, "measure_ranks", measure)
    return asked


def test_scores_and_time_ratio_are_printed(tmp_path, measured, capsys):
    assert run(["bench", "ranks", str(tmp_path), "--seeds", "1"]) == 0
    told = capsys.readouterr().out
    assert "time of 2 processes over that of one: 0.70; without their start 0.50" in told
    assert "+0.0100" in told
    assert measured == [(0, 2, 1, 0)]


def test_json_has_every_run(tmp_path, capsys):
    assert run(["bench", "ranks", str(tmp_path), "--seeds", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["time_ratio"], [run["processes"] for run in told["runs"]]) == (0.7, [1, 2])


def test_runs_are_kept_and_given_to_the_next_start(tmp_path, measured):
    for _ in "ab":
        assert run(["bench", "ranks", str(tmp_path), "--seeds", "1", "--out", str(tmp_path / "runs.jsonl")]) == 0
    assert [kept for *_, kept in measured] == [0, 2]
