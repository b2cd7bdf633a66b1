"""`castinspect bench training`: what is measured in which order, what is kept, and what is printed."""

from __future__ import annotations

import json
from contextlib import nullcontext

import pytest

from castinspect.bench.training.against_plain import Measured, Part
from castinspect.bench.training.plain_loop import PlainEpoch
from castinspect.cli import run
from castinspect.cli.bench import training as command
from castinspect.models.metadata import Evaluation
from castinspect.progress import PicturesRead

SECONDS = {
    Part.PLAIN_HEAD: 100,
    Part.HEAD_COLD: 10,
    Part.HEAD_WARM: 2,
    Part.PLAIN_FULL: 300,
    Part.GRADUAL: 150,
    Part.FULL: 200,
}

SCORE = Evaluation(
    split="test", confusion={}, accuracy=0.9, balanced_accuracy=0.9, auroc=0.95, defective=10, escapes=1, good=10,
    overkill=2, review=4,
)  # fmt: skip


@pytest.fixture
def order(monkeypatch):
    """Takes the place of the measuring; keeps its order, warming up included."""
    steps = []

    def measure(config, part):
        steps.append((part, config.seed))
        yield PlainEpoch(1, 1, 0.5, 1.0) if part in (Part.PLAIN_HEAD, Part.PLAIN_FULL) else PicturesRead(1, 1)
        return Measured(
            part=part, seed=config.seed, pictures=16, epochs=config.epochs, size=224, seconds=SECONDS[part],
            balanced_accuracy=0.9, processor_seconds=7, evaluation=SCORE,
            first=SCORE.model_copy(update={"escapes": 3}) if part is Part.GRADUAL else None,
            data=str(config.data.resolve()), backbone=config.backbone, start=config.weights, folds=config.folds,
        )  # fmt: skip

    monkeypatch.setattr(command, "measure", measure)
    monkeypatch.setattr(command, "warm_up", lambda _config: steps.append("warm up"))
    monkeypatch.setattr(command, "empty_cache", nullcontext)
    return steps


@pytest.fixture
def bench(data_folder, capsys):
    def command_of(*arguments):
        code = run(["bench", "training", str(data_folder), *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command_of


def test_all_parts_are_measured_once_warmed_up_and_their_ratios_told(order, bench):
    code, told, news = bench()
    assert code == 0
    assert order == ["warm up", *((part, 0) for part in Part)]
    assert "head_speedup_cold: 10.00" in told
    assert "gradual_speedup: 2.00" in told
    assert "head_points: +0.00" in told
    assert news.count("balanced accuracy 0.900") == len(Part)


def test_the_table_shows_what_both_looks_are_worth_beside_the_plain_loop(order, bench):
    _, told, _ = bench("--only", "gradual")
    rows = [line.split() for line in told.splitlines() if " 0.9500 " in line]
    scores = ["0.9500", "1.0", "2.0", "4.0"]
    assert rows == [
        ["plain", "full", "once", "1", "300.0", "0.900", "0.850", *scores],
        ["gradual", "twice", "1", "150.0", "0.900", "0.850", *scores],
        ["gradual", "once", "1", "150.0", "0.900", "0.750", "0.9500", "3.0", "2.0", "4.0"],
    ]


def test_table_is_of_what_the_file_holds_for_these_settings_and_measures_nothing(order, bench, tmp_path):
    file = str(tmp_path / "runs.jsonl")
    bench("--only", "head", "--out", file)
    order.clear()
    _, told, _ = bench("--table", "--out", file)
    assert order == []
    assert "head_speedup_warm: 50.00" in told
    code, told, _ = bench("--table", "--out", file, "--epochs", "3")
    assert (code, told, order) == (0, "", [])


def test_json_is_all_that_is_printed_and_says_what_the_ratios_are_made_of(order, bench):
    _, told, _ = bench("--only", "head", "--seeds", "2", "--json")
    found = json.loads(told)
    assert found["head_speedup_warm"] == 50
    assert found["gradual_speedup"] is None
    assert [(made["part"], made["seed"]) for made in found["made_of"]] == [
        (str(part), seed) for seed in (0, 1) for part in (Part.PLAIN_HEAD, Part.HEAD_COLD, Part.HEAD_WARM)
    ]


def test_kept_runs_are_not_repeated_but_a_warm_one_needs_its_cold_one(order, bench, tmp_path):
    file = tmp_path / "runs.jsonl"
    bench("--only", "head", "--out", str(file))
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if "head, warm" not in line), encoding="utf-8")
    order.clear()
    _, told, _ = bench("--only", "head", "--out", str(file))
    assert order == ["warm up", (Part.HEAD_COLD, 0), (Part.HEAD_WARM, 0)]
    assert "head_speedup_warm: 50.00" in told
    order.clear()
    bench("--only", "head", "--out", str(file))
    assert order == []


def test_an_unknown_part_is_refused_before_anything_runs(order, bench):
    code, _, refused = bench("--only", "tail")
    assert code == 2
    assert "head, gradual or full, not tail" in " ".join(refused.split())
    assert order == []
