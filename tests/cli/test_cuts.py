"""`castinspect cuts`: what it shows, and the version it writes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
import torch

from castinspect.cli import run
from castinspect.evaluation.unseen import UnseenScores
from castinspect.models.checkpoint import read_metadata, save_checkpoint
from castinspect.registry.registry import Registry
from tests.evaluation.test_score import metadata


@pytest.fixture
def model(tmp_path):
    generator = np.random.default_rng(0)
    labels = np.arange(120) % 2
    evidence = 3 * np.where(labels == 0, 1, -1) + generator.normal(0, 1.5, 120)
    scores = UnseenScores.of(
        np.column_stack([evidence, np.zeros(120)]), labels, list(map(str, range(120))), ["0" * 64] * 120
    )
    path = tmp_path / "wheel.safetensors"
    save_checkpoint(path, {"w": torch.zeros(1)}, metadata(), scores.to_arrays())
    return path


def test_without_a_policy_it_only_shows(model, capsys):
    assert run(["cuts", str(model)]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "60 defective and 60 good parts" in printed
    assert "of 60 defective parts proves at most" in printed
    assert "OK cut" in printed
    assert [path.name for path in model.parent.glob("*.safetensors")] == ["wheel.safetensors"]


def test_it_speaks_korean_to_the_last_heading(model, capsys):
    assert run(["--language", "ko", "cuts", str(model), "--max-escape", "0.1", "--dry-run"]) == 0
    printed = capsys.readouterr().out
    assert ("현재 0." in printed, "새 값 0." in printed) == (True, True)
    assert ("now 0." in printed, "new 0." in printed) == (False, False)


@pytest.mark.parametrize("looking", [[], ["--json"], ["--max-escape", "0.1", "--dry-run"]])
def test_looking_writes_nothing_anywhere(model, looking, capsys):
    home = Path(os.environ["CASTINSPECT_HOME"])
    before = {path: path.read_bytes() for path in (*model.parent.rglob("*.*"), *home.rglob("*")) if path.is_file()}
    assert run(["cuts", str(model), *looking]) == 0
    after = {path: path.read_bytes() for path in (*model.parent.rglob("*.*"), *home.rglob("*")) if path.is_file()}
    assert after == before


def test_who_moved_the_cuts_and_why_is_in_the_journal(model):
    assert run(["cuts", str(model), "--max-escape", "0.1", "--by", "kim", "--why", "fewer escapes"]) == 0
    entry = Registry().journal.entries()[-1]
    assert (entry.who, entry.why) == ("kim", "fewer escapes")


def test_a_policy_writes_a_version_whose_parent_is_the_model(model, tmp_path, capsys):
    out = tmp_path / "safe.safetensors"
    assert run(["cuts", str(model), "--max-escape", "0.1", "--out", str(out)]) == 0
    assert "Promised" in capsys.readouterr().out
    made = read_metadata(out)
    assert made.parent == read_metadata(model).id
    assert made.policy.max_escape == 0.1


def test_costs_choose_cuts_and_json_tells_all(model, capsys):
    costs = ["--cost-escape", "1000", "--cost-overkill", "20", "--cost-review", "1"]
    assert run(["cuts", str(model), *costs, "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["new"]["escapes"]["parts"] == 60
    assert told["policy"]["costs"]["escape"] == 1000
    assert told["version"] is None


def test_cuts_are_set_by_hand(model, tmp_path):
    out = tmp_path / "hand.safetensors"
    assert run(["cuts", str(model), "--set", "0.2", "0.8", "--out", str(out)]) == 0
    assert (read_metadata(out).cuts.ok, read_metadata(out).cuts.defect) == (0.2, 0.8)


@pytest.mark.parametrize(
    "options",
    [
        ["--max-escape", "0.01", "--cost-escape", "5"],
        ["--cost-escape", "5"],
        ["--max-escape", "5"],
        ["--set", "0.8", "0.2"],
        ["--set", "0.1", "0.2", "--max-escape", "0.1"],
    ],
)
def test_what_contradicts_itself_is_wrong_usage(model, options):
    assert run(["cuts", str(model), *options]) == 2
