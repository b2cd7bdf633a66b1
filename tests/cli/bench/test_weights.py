"""`castinspect bench weights`: every start by every strategy, each run once, and a row of means for each."""

from __future__ import annotations

import pytest

from castinspect.bench.training.weights import Trial
from castinspect.cli import run
from castinspect.cli.bench import weights as command
from castinspect.models.metadata import Evaluation
from castinspect.progress import PicturesRead
from castinspect.training.config import Strategy


def trial(weights, strategy, seed, epochs):
    accuracy = 0.9 + 0.04 * seed
    evaluation = Evaluation(
        split="test", confusion={}, accuracy=accuracy, balanced_accuracy=accuracy, auroc=0.95, defective=10,
        escapes=seed, good=10, overkill=2, review=1,
    )  # fmt: skip
    return Trial(weights=weights, strategy=strategy, seed=seed, epochs=epochs, seconds=8.0, evaluation=evaluation)


@pytest.fixture
def trained(monkeypatch):
    """Takes the place of training; keeps what was asked for."""
    asked = []

    def compare(config, starts, strategies, seeds):
        for start in starts:
            for strategy in strategies:
                for seed in seeds:
                    asked.append((start, strategy, seed))
                    yield PicturesRead(1, 1)
                    yield trial(start, command.effective_strategy(start, strategy), seed, config.epochs)

    monkeypatch.setattr(command, "compare_starts", compare)
    return asked


@pytest.fixture
def bench(data_folder, capsys):
    def command_of(*arguments):
        code = run(["bench", "weights", str(data_folder), *arguments])
        told = capsys.readouterr()
        return code, told.out, " ".join(told.err.split())

    return command_of


def test_every_start_is_trained_by_every_strategy_and_seed(trained, bench):
    assert bench("--seeds", "2")[0] == 0
    assert len(trained) == len(set(trained)) == 3 * 3 * 2
    starts = ("none", "starter", "auto")
    assert {(start, seed) for start, _, seed in trained} == {(s, n) for s in starts for n in (0, 1)}


def test_a_row_holds_means_and_deviations_over_the_seeds(trained, bench):
    _, told, _ = bench("--weights", "starter", "--strategy", "head", "--seeds", "2")
    assert "over 2 seeds" in told
    (row,) = [line.split() for line in told.splitlines() if line.startswith(" starter") and "±" in line]
    assert row == ["starter", "head", "once", "0.875±0.025", "0.9500", "0.5", "2.0", "1.0", "8"]
    assert "starter head seed 1: balanced accuracy 0.850, escapes 1" in told


def test_kept_runs_are_not_repeated_also_where_full_was_run_as_scratch(trained, bench, tmp_path):
    arguments = ["--weights", "none", "--strategy", "full", "--results", str(tmp_path / "trials.jsonl")]
    bench(*arguments, "--seeds", "1")
    _, told, _ = bench(*arguments, "--seeds", "2")
    assert trained == [("none", Strategy.FULL, 0), ("none", Strategy.FULL, 1)]
    assert "scratch" in told
    assert "over 2 seeds" in told


def test_an_unknown_strategy_is_refused(trained, bench):
    code, _, refused = bench("--strategy", "tail")
    assert code == 2
    assert "tail" in refused
    assert trained == []
