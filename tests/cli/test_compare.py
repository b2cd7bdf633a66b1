import json

import pytest

from castinspect.cli import run


@pytest.fixture
def arguments(data_folder, tmp_path):
    common = ["--backbone", "resnet18", "--weights", "none", "--size", "32", "--epochs", "1", "--folds", "2"]
    kept = ["--device", "cpu", "--results", str(tmp_path / "trials.jsonl")]
    return ["compare", str(data_folder), "--strategy", "scratch", *common, *kept]


def test_compare_prints_a_row_per_strategy_and_keeps_its_runs(arguments, tmp_path, capsys):
    assert run(arguments) == 0
    assert "scratch" in capsys.readouterr().out
    assert len((tmp_path / "trials.jsonl").read_text().splitlines()) == 2
    assert run([*arguments, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (row,) = told["rows"]
    assert (row["strategy"], row["folds"], row["good"] + row["defective"]) == ("scratch", 2, 16)
    assert told["data_needed"] == {"scratch": None}
    assert len((tmp_path / "trials.jsonl").read_text().splitlines()) == 2


def test_a_file_that_holds_something_else_is_named(arguments, tmp_path, capsys):
    (tmp_path / "trials.jsonl").write_text("notes")
    assert run(arguments) == 1
    assert "trials.jsonl" in capsys.readouterr().err
    assert (tmp_path / "trials.jsonl").read_text() == "notes"
