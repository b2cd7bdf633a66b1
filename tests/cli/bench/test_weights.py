"""`castinspect bench weights`: every start by every strategy, each run once, and a row of means for each."""

from __future__ import annotations

import pytest

from castinspect.bench.training.weights import Trial
from castinspect.cli import run
from castinspect.cli.bench import weights as command
from castinspect.errors import TrainingError
from castinspect.models.metadata import Evaluation
from castinspect.progress import PicturesRead
from castinspect.training.config import Strategy


def trial(weights, strategy, seed, config):
    accuracy = 0.9 + 0.04 * seed
    evaluation = Evaluation(
        split="test", confusion={}, accuracy=accuracy, balanced_accuracy=accuracy, auroc=0.95, defective=10,
        escapes=seed, good=10, overkill=2, review=1,
    )  # fmt: skip
    return Trial(
        weights=weights, strategy=strategy, seed=seed, epochs=config.epochs, seconds=8.0, evaluation=evaluation,
        processor_seconds=12.0, data=str(config.data.resolve()), backbone=config.backbone, size=config.size,
        folds=config.folds, turns=config.turns,
    )  # fmt: skip


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
                    yield trial(start, command.effective_strategy(start, strategy), seed, config)

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
    (row,) = [line.split() for line in told.splitlines() if line.startswith(" starter") and "±" in line]
    assert row == ["starter", "head", "once", "2", "87.5%±2.5", "0.9500", "0.5", "2.0", "1.0", "8"]
    assert "starter head seed 1: balanced accuracy 0.850, escapes 1" in told


def test_kept_runs_are_not_repeated_also_where_full_was_run_as_scratch(trained, bench, tmp_path):
    arguments = ["--weights", "none", "--strategy", "full", "--out", str(tmp_path / "trials.jsonl")]
    bench(*arguments, "--seeds", "1")
    _, told, _ = bench(*arguments, "--seeds", "2")
    assert trained == [("none", Strategy.FULL, 0), ("none", Strategy.FULL, 1)]
    (row,) = rows_of(told)
    assert row[:4] == ["none", "scratch", "once", "2"]


def test_full_and_scratch_are_one_run_from_no_weights(trained, bench):
    _, told, _ = bench("--weights", "none", "--strategy", "full", "--strategy", "scratch", "--seeds", "1")
    assert trained == [("none", Strategy.FULL, 0)]
    (row,) = rows_of(told)
    assert row[:4] == ["none", "scratch", "once", "1"]


def test_table_is_of_what_the_file_holds_for_these_settings_and_runs_nothing(trained, bench, tmp_path):
    arguments = ["--weights", "starter", "--strategy", "head", "--out", str(tmp_path / "trials.jsonl")]
    bench(*arguments, "--seeds", "1")
    bench(*arguments, "--seeds", "1", "--size", "64")
    trained.clear()
    code, told, _ = bench("--table", "--out", str(tmp_path / "trials.jsonl"))
    assert code == 0
    assert trained == []
    assert [row[:4] for row in rows_of(told)] == [["starter", "head", "once", "1"]]


def test_what_ended_before_an_interruption_is_kept_and_shown_and_goes_on(trained, bench, tmp_path, monkeypatch):
    arguments = ["--weights", "starter", "--strategy", "head", "--out", str(tmp_path / "trials.jsonl")]
    compare = command.compare_starts

    def interrupted(config, starts, strategies, seeds):
        if seeds == [1]:
            raise KeyboardInterrupt
        yield from compare(config, starts, strategies, seeds)

    monkeypatch.setattr(command, "compare_starts", interrupted)
    code, told, _ = bench(*arguments, "--seeds", "3")
    assert code != 0
    assert [row[:4] for row in rows_of(told)] == [["starter", "head", "once", "1"]]
    monkeypatch.setattr(command, "compare_starts", compare)
    trained.clear()
    _, told, _ = bench(*arguments, "--seeds", "3")
    assert [seed for _, _, seed in trained] == [1, 2]
    assert [row[3] for row in rows_of(told)] == ["3"]


def test_a_run_that_breaks_down_is_told_and_the_others_still_run(trained, bench, monkeypatch):
    compare = command.compare_starts

    def breaking(config, starts, strategies, seeds):
        if seeds == [0]:
            raise TrainingError("training-diverged")
        yield from compare(config, starts, strategies, seeds)

    monkeypatch.setattr(command, "compare_starts", breaking)
    code, told, news = bench("--weights", "starter", "--strategy", "head", "--seeds", "2")
    assert code == 1
    assert "starter head seed 0: The loss or the features grew beyond all measure" in news
    assert [row[3] for row in rows_of(told)] == ["1"]


def rows_of(told):
    """The rows of the table, split at its spaces."""
    return [line.split() for line in told.splitlines() if "±" in line and not line.startswith("test pictures")]


def test_an_unknown_strategy_is_refused(trained, bench):
    code, _, refused = bench("--strategy", "tail")
    assert code == 2
    assert "tail" in refused
    assert trained == []
