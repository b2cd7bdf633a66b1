"""`castinspect bench adapt`: what it prints, what it keeps and what it refuses."""

from __future__ import annotations

import json

import pytest

from castinspect.bench.adaptation import ShiftResult
from castinspect.cli import run
from castinspect.cli.bench import adapt as command
from castinspect.models.metadata import Evaluation
from castinspect.progress import PicturesScored


def score(accuracy, escapes=1):
    return Evaluation(
        split="test", confusion={}, accuracy=accuracy, balanced_accuracy=accuracy, auroc=None,
        defective=20, escapes=escapes, good=20, overkill=0, review=0,
    )  # fmt: skip


def result(shift, part=1.0, shifted=0.80, adapted=0.88):
    return ShiftResult(
        shift=shift, part=part, blend=0.5 * part, before=score(0.90), shifted=score(shifted, 9),
        adapted=score(adapted), adapted_unshifted=score(0.90, 2),
    )  # fmt: skip


@pytest.fixture
def asked(monkeypatch):
    """Takes the place of the measurement; keeps which shifts and parts were asked for."""
    calls = []

    def measure(_checkpoint, _data, _folder, shifts, _device, parts):
        calls.append((list(shifts), list(parts)))
        for shift in shifts:
            yield PicturesScored(1, 2)
            yield from (result(shift, part) for part in parts)

    monkeypatch.setattr(command, "measure_adaptation", measure)
    return calls


@pytest.fixture
def adapt(checkpoint, data_folder, capsys):
    """Run the command; returns its exit code, its output and its errors."""

    def command_of(*arguments):
        code = run(["bench", "adapt", str(data_folder), "--model", str(checkpoint), *arguments])
        told = capsys.readouterr()
        return code, told.out, " ".join(told.err.split())

    return command_of


def test_all_shifts_are_measured_and_the_control_is_first(asked, adapt):
    code, told, _ = adapt("--json")
    assert code == 0
    names = [found["shift"] for found in json.loads(told)]
    assert names[0] == "none"
    assert {"blur", "noise", "vignette"} < set(names)
    assert asked == [(names, [1.0])]


def test_json_holds_what_is_made_of_the_figures(asked, adapt):
    _, told, _ = adapt("--shift", "blur", "--json")
    (found,) = json.loads(told)
    assert found["lost"] == pytest.approx(10)
    assert found["recovered_share"] == pytest.approx(0.8)
    assert found["accepted"] is False


def test_the_table_says_what_was_lost_brought_back_and_what_it_costs(asked, adapt):
    _, told, _ = adapt("--shift", "blur", "--part", "0.5")
    (row,) = [line.split() for line in told.splitlines() if line.startswith(" blur")]
    assert row == ["blur", "25%", "0.900", "0.800", "0.880", "80%", "+0.0", "1", "→", "2", "no"]
    assert asked == [(["blur"], [0.5])]


def test_kept_figures_are_not_measured_again(asked, adapt, tmp_path):
    results = str(tmp_path / "shifts.jsonl")
    adapt("--shift", "blur", "--results", results)
    _, told, _ = adapt("--shift", "blur", "--shift", "noise", "--results", results, "--json")
    assert [call[0] for call in asked] == [["blur"], ["noise"]]
    assert [found["shift"] for found in json.loads(told)] == ["blur", "noise"]


def test_an_unknown_shift_is_refused_before_anything_is_measured(asked, adapt):
    code, told, refused = adapt("--shift", "blurr")
    assert (code, told, asked) == (2, "", [])
    assert "blurr" in refused
    assert "vignette" in refused


def test_a_file_of_something_else_is_refused(asked, adapt, tmp_path):
    (tmp_path / "notes.txt").write_text("shopping list\n", encoding="utf-8")
    code, _, refused = adapt("--results", str(tmp_path / "notes.txt"))
    assert code != 0
    assert "Name another file" in refused
    assert asked == []
