"""Decisions are rows of their own, on record before they count, and taken back by another row."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.gui.inspection.decisions import UNDONE, DecisionRow, Decisions, file_keeper
from castinspect.identity import Attribution
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.jsonlines import JsonLines

PART = Inspection(Path("wheel.png"), Verdict.REVIEW, sha256="ab" * 32)


def test_a_decision_is_on_disk_with_who_and_why(tmp_path):
    decisions = Decisions(file_keeper(tmp_path / "decisions.jsonl"))
    decisions.decide(PART, Verdict.OK, Attribution("kim", "only a shadow"))
    (row,) = JsonLines(tmp_path / "decisions.jsonl", DecisionRow).read().rows
    assert (row.who, row.why, row.verdict, row.outcome) == ("kim", "only a shadow", "REVIEW", "OK")
    assert row.sha256 == PART.sha256
    assert decisions.of(PART).outcome is Verdict.OK


def test_the_latest_decision_counts_and_undoing_returns_to_the_one_before():
    rows = []
    decisions = Decisions(rows.append)
    decisions.decide(PART, Verdict.OK, Attribution("kim"))
    decisions.decide(PART, Verdict.DEFECT, Attribution("kim"))
    assert decisions.of(PART).outcome is Verdict.DEFECT
    decisions.undo(Attribution("kim"))
    assert decisions.of(PART).outcome is Verdict.OK
    decisions.undo(Attribution("kim"))
    assert decisions.of(PART) is None
    assert [row.outcome for row in rows] == ["OK", "DEFECT", UNDONE, UNDONE]


def test_with_nothing_decided_there_is_nothing_to_undo():
    rows = []
    assert Decisions(rows.append).undo(Attribution("kim")) is None
    assert rows == []


def test_what_cannot_be_kept_does_not_count():
    def full(_row):
        raise OSError("no space left")

    decisions = Decisions(full)
    with pytest.raises(OSError, match="no space"):
        decisions.decide(PART, Verdict.OK, Attribution("kim"))
    assert decisions.of(PART) is None
    assert not decisions.can_undo


@pytest.mark.parametrize(
    ("judged", "said", "overrules"),
    [(Verdict.OK, Verdict.DEFECT, True), (Verdict.DEFECT, Verdict.DEFECT, False), (Verdict.HOLD, Verdict.OK, False)],
)
def test_only_a_word_against_ok_or_defect_overrules(judged, said, overrules):
    decision = Decisions(lambda _row: None).decide(Inspection(Path("a.png"), judged), said, Attribution("kim"))
    assert decision.overrules is overrules
