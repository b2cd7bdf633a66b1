"""Decisions are rows of the record, there before they count, and taken back by another row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from castinspect.errors import StationError
from castinspect.gui.inspection.decisions import Decision, Decisions, Word, put_on_record, take_over
from castinspect.identity import Attribution
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.paths import models_dir
from castinspect.station.history.opening import open_store
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.queries import decisions_on
from tests.helpers.history import inspection_of

KIM = Attribution("kim", "only a shadow")
PART = inspection_of(1, Verdict.REVIEW)


@pytest.fixture
def part():
    """A REVIEW that is on record."""
    with open_store() as store:
        return replace(PART, sequence=store.record(Judgement(PART)).sequence)


def said():
    with open_store() as store:
        return [(row.kind, row.outcome, row.who) for row in decisions_on(store.database, store.station, 1)]


def test_a_word_is_on_record_with_who_and_taken_back_by_another_row(part):
    (kept,) = put_on_record(Word(part, Verdict.OK, KIM))
    assert kept.word.outcome is Verdict.OK
    assert len(list(put_on_record(Word(part, None, KIM)))) == 1
    assert said() == [("decided", "OK", "kim"), ("withdrawn", "", "kim")]


def test_a_part_that_is_not_on_record_cannot_be_decided():
    with pytest.raises(StationError) as refused:
        list(put_on_record(Word(PART, Verdict.OK, KIM)))
    assert refused.value.message.code == "decision-not-on-record"


def test_the_latest_decision_counts_and_undoing_returns_to_the_one_before():
    decisions = Decisions()
    for outcome in (Verdict.OK, Verdict.DEFECT):
        decisions.take(Word(PART, outcome, KIM))
    assert decisions.of(PART).outcome is Verdict.DEFECT
    decisions.take(Word(PART, None, KIM))
    assert decisions.of(PART).outcome is Verdict.OK
    decisions.take(Word(PART, None, KIM))
    assert decisions.latest is decisions.of(PART) is None


def test_the_file_of_an_earlier_version_is_taken_over_once(part):
    file = models_dir().parent / "decisions.jsonl"
    row = (
        '{"when":"2030-01-01T00:00:00Z","who":"lee","picture":"a.png","sha256":"%s","verdict":"REVIEW","outcome":"OK"}'
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(row % part.sha256 + "\n")
    (message,) = take_over()
    assert message.values["count"] == 1
    assert said() == [("decided", "OK", "lee")]
    assert list(take_over()) == []


@pytest.mark.parametrize(
    ("judged", "outcome", "overrules"),
    [(Verdict.OK, Verdict.DEFECT, True), (Verdict.DEFECT, Verdict.DEFECT, False), (Verdict.HOLD, Verdict.OK, False)],
)
def test_only_a_word_against_ok_or_defect_overrules(judged, outcome, overrules):
    assert Decision(Inspection(Path("a.png"), judged), outcome).overrules is overrules
