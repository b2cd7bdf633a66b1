"""Results of a bench are kept, and what cannot be read of them is told."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from castinspect.cli.common.results import keep_result, kept_results
from castinspect.errors import TrainingError


class Figure(BaseModel):
    seconds: float


def test_results_are_kept_in_their_order(tmp_path):
    file = tmp_path / "results.jsonl"
    assert kept_results(None, Figure) == kept_results(file, Figure) == []
    for seconds in (1, 2):
        keep_result(file, Figure(seconds=seconds))
    keep_result(None, Figure(seconds=3))
    assert kept_results(file, Figure) == [Figure(seconds=1), Figure(seconds=2)]


def test_a_torn_line_is_told_and_another_file_refused(tmp_path, capsys):
    file = tmp_path / "results.jsonl"
    keep_result(file, Figure(seconds=1))
    with file.open("a") as opened:
        opened.write('{"secon')
    assert kept_results(file, Figure) == [Figure(seconds=1)]
    assert "line 2" in " ".join(capsys.readouterr().err.split())
    file.write_text("notes")
    with pytest.raises(TrainingError) as caught:
        kept_results(file, Figure)
    assert caught.value.code == "trials-unreadable"
    with pytest.raises(TrainingError) as caught:
        keep_result(tmp_path / "results.jsonl" / "below.jsonl", Figure(seconds=1))
    assert caught.value.code == "trials-not-written"
