"""Each look at the record tells what is new, once, and what people say otherwise now."""

from __future__ import annotations

from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.station.charts import following
from castinspect.station.charts.following import Following
from castinspect.station.history.rows import Judgement
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import inspection_of, store_in

KIM = Attribution("kim", "seen by hand")


def judge(store, first, *verdicts):
    store.record_all(
        [Judgement(inspection_of(first + n, one), part=PartFields(lot="L1")) for n, one in enumerate(verdicts)]
    )


def told(following):
    return [
        (change.before and change.before.outcome, change.after.outcome, change.after.place.sequence)
        for change in following.changes()
    ]


def test_only_what_came_since_the_last_look_is_told(tmp_path):
    with store_in(tmp_path) as store:
        judge(store, 1, Verdict.OK, Verdict.DEFECT)
        assert told(Following(store.database, store.station, since=1)) == [(None, "DEFECT", 2)]
        assert told(Following(store.database, store.station, since=9)) == []  # of a record that was there before
        followed = Following(store.database, store.station, since=2)
        assert told(followed) == []
        judge(store, 3, Verdict.REVIEW)
        assert told(followed) == [(None, "REVIEW", 3)]
        assert told(followed) == []


def test_a_decision_changes_what_was_told_and_taking_it_back_does_again(tmp_path):
    with store_in(tmp_path) as store:
        followed = Following(store.database, store.station)
        assert told(followed) == []
        judge(store, 1, Verdict.REVIEW, Verdict.OK)
        assert told(followed) == [(None, "REVIEW", 1), (None, "OK", 2)]
        store.decide(1, "DEFECT", KIM)
        judge(store, 3, Verdict.REVIEW)
        store.decide(3, "OK", KIM)
        assert told(followed) == [("REVIEW", "DEFECT", 1), (None, "OK", 3)]
        store.withdraw(1, KIM)
        assert told(followed) == [("DEFECT", "REVIEW", 1)]


def test_many_are_read_in_pieces_and_only_the_newest(tmp_path, monkeypatch):
    monkeypatch.setattr(following, "_AT_ONCE", 2)
    monkeypatch.setattr(following, "_FEW", 1)
    monkeypatch.setattr(following, "MOST", 5)
    with store_in(tmp_path) as store:
        judge(store, 1, *[Verdict.OK] * 7)
        followed = Following(store.database, store.station)
        assert [number for _, _, number in told(followed)] == [3, 4, 5, 6, 7]
