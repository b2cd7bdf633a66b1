"""Routed pictures go by verdict, age and space, and it is told well before."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from castinspect.errors import StationError
from castinspect.inspection.verdict import Verdict
from castinspect.station.routing.retention import (
    KeptPicture,
    RetentionRules,
    carry_out,
    kept_pictures,
    plan_retention,
)

NOW = datetime(2026, 11, 27, tzinfo=UTC)
RULES = RetentionRules({Verdict.OK: 30, Verdict.REVIEW: 90}, free_bytes=1000)


def kept(tmp_path, verdict, days, size=100, name=None):
    path = tmp_path / verdict / (name or f"{verdict}_{days}.png")
    return KeptPicture(path, verdict, NOW - timedelta(days=days), size)


def codes(plan):
    return [warning.code for warning in plan.warnings]


def names(plan):
    return [picture.path.name for picture in plan.remove]


def test_pictures_go_by_the_age_of_their_verdict(tmp_path):
    pictures = [kept(tmp_path, v, days) for v in (Verdict.OK, Verdict.REVIEW, Verdict.DEFECT) for days in (20, 31, 400)]
    plan = plan_retention(pictures, RULES, NOW, 10**9)
    assert names(plan) == ["OK_400.png", "OK_31.png", "REVIEW_400.png"]
    assert plan.size == 300
    assert codes(plan) == []


def test_it_is_told_a_week_before(tmp_path):
    plan = plan_retention([kept(tmp_path, Verdict.OK, days) for days in (10, 23, 29)], RULES, NOW, 10**9)
    assert (names(plan), codes(plan)) == ([], ["keep-going-soon"])
    assert "2 routed pictures" in str(plan.warnings[0])


def test_when_space_is_short_the_oldest_good_parts_go_first_and_no_more_than_needed(tmp_path):
    pictures = [kept(tmp_path, verdict, days) for verdict in (Verdict.REVIEW, Verdict.OK) for days in (1, 5)]
    plan = plan_retention(pictures, RULES, NOW, 750)
    assert names(plan) == ["OK_5.png", "OK_1.png", "REVIEW_5.png"]


def test_what_goes_by_age_counts_for_the_space(tmp_path):
    plan = plan_retention([kept(tmp_path, Verdict.OK, 31), kept(tmp_path, Verdict.OK, 5)], RULES, NOW, 900)
    assert names(plan) == ["OK_31.png"]


def test_a_verdict_without_a_limit_is_kept_also_when_space_is_short_and_that_is_said(tmp_path):
    plan = plan_retention([kept(tmp_path, Verdict.DEFECT, 900)], RULES, NOW, 10)
    assert (names(plan), codes(plan)) == ([], ["keep-space-short"])


def test_little_space_is_told_before_anything_goes(tmp_path):
    plan = plan_retention([kept(tmp_path, Verdict.OK, 1)], RULES, NOW, 1500)
    assert (names(plan), codes(plan)) == ([], ["keep-space-soon"])


@pytest.fixture
def root(tmp_path):
    for name in (
        "OK/2026-01-01/a.png",
        "OK/2026-01-01/a.png.json",
        "DEFECT/b.png",
        "other/c.png",
        "OK/notes.txt",
        "d.png",
    ):
        (tmp_path / "r" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "r" / name).write_bytes(b"xx")
    os.utime(tmp_path / "r" / "OK" / "2026-01-01" / "a.png", (1_000_000, 1_000_000))
    (tmp_path / "r" / "OK" / "link.png").symlink_to(tmp_path / "r" / "other" / "c.png")
    (tmp_path / "r" / "OK" / "linked").symlink_to(tmp_path / "r" / "other")
    return tmp_path / "r"


def test_only_pictures_in_verdict_folders_are_looked_at_and_no_link_is_followed(root):
    found = {picture.path.name: picture for picture in kept_pictures(root)}
    assert set(found) == {"a.png", "b.png"}
    assert (found["a.png"].verdict, found["a.png"].size) == (Verdict.OK, 2)
    assert found["a.png"].taken == datetime.fromtimestamp(1_000_000, UTC)


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert list(kept_pictures(tmp_path / "none")) == []
    (tmp_path / "OK").write_text("")
    with pytest.raises(StationError, match="cannot be read"):
        list(kept_pictures(tmp_path))


def test_a_picture_goes_with_its_json_and_its_empty_folder(root):
    plan = plan_retention(kept_pictures(root), RetentionRules({Verdict.OK: 1}), NOW, 10**9)
    assert [removed.error for removed in carry_out(plan)] == [None]
    assert not (root / "OK" / "2026-01-01").exists()
    assert (root / "OK" / "notes.txt").exists()
    assert (root / "DEFECT" / "b.png").exists()
    assert [removed.error for removed in carry_out(plan)] == [None]  # again: nothing is left to do


def test_what_cannot_be_removed_is_said_and_the_others_go(tmp_path):
    (tmp_path / "OK" / "folder.png").mkdir(parents=True)
    (tmp_path / "OK" / "a.png").write_bytes(b"x")
    pictures = [kept(tmp_path, Verdict.OK, 50, name=name) for name in ("folder.png", "a.png")]
    told = list(carry_out(plan_retention(pictures, RULES, NOW, 10**9)))
    assert {removed.picture.path.name: removed.error is None for removed in told} == {
        "folder.png": False,
        "a.png": True,
    }
    assert not (tmp_path / "OK" / "a.png").exists()
