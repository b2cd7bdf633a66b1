"""Whole versions are replayed; runs stay as they were, are counted by group, and say whether a version is worse."""

from __future__ import annotations

import pytest

from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import load_checkpoint
from castinspect.models.metadata import Role
from castinspect.progress import drain
from castinspect.registry.registry import Registry
from castinspect.versions.backtest import (
    ALL,
    BacktestRun,
    Judged,
    Limits,
    Tally,
    compared_runs,
    latest_run,
    run_suite,
    runs_of,
    tallies,
    why_worse,
)
from castinspect.versions.suites import Suite, SuitePicture, add_to_suite, labelled_for_suite


def suite_of(*roles):
    pictures = [
        SuitePicture(sha256=f"{n:064x}", suffix=".png", role=role, name=f"{n}.png", groups={"cavity": f"{n % 2}"})
        for n, role in enumerate(roles)
    ]
    return Suite(name="line", pictures=tuple(pictures))


def run_of(suite, verdicts, learned=()):
    judged = tuple(Judged(sha256=picture.sha256, verdict=verdict, learned=n in learned)
                   for n, (picture, verdict) in enumerate(zip(suite.pictures, verdicts, strict=True)))  # fmt: skip
    return BacktestRun(suite="line", revision=1, suite_sha256=suite.sha256, checkpoint="a", checkpoint_sha256="b",
                       version="v", judged=judged)  # fmt: skip


SUITE = suite_of(Role.OK, Role.OK, Role.DEFECT, Role.DEFECT, Role.DEFECT)
OK, DEFECT, REVIEW, HOLD = Verdict.OK, Verdict.DEFECT, Verdict.REVIEW, Verdict.HOLD


def test_a_run_is_counted_by_group_without_what_was_learned_from():
    found = tallies(SUITE, run_of(SUITE, [OK, DEFECT, OK, REVIEW, HOLD], learned={4}))
    assert found[ALL] == Tally(good=2, defective=2, escapes=1, overkill=1, review=1)
    assert found["cavity=1"] == Tally(good=1, defective=1, overkill=1, review=1)


def test_two_runs_stand_side_by_side_with_their_flips():
    first, second, flips = compared_runs(
        SUITE,
        run_of(SUITE, [OK, OK, DEFECT, DEFECT, DEFECT], learned={0}),
        run_of(SUITE, [DEFECT, REVIEW, DEFECT, OK, DEFECT]),
    )
    assert (first[ALL].good, second[ALL].good) == (1, 1)
    assert [(flip.picture.name, flip.first, flip.second) for flip in flips] == [
        ("3.png", DEFECT, OK),
        ("1.png", OK, REVIEW),
    ]


@pytest.mark.parametrize(
    ("second", "limits", "codes"),
    [
        (Tally(100, 100, 1, 0, 0), Limits(), []),
        (Tally(100, 100, 2, 0, 0), Limits(), ["backtest-escapes"]),
        (Tally(100, 100, 2, 0, 0), Limits(escapes=1), []),
        (Tally(100, 100, 1, 2, 0), Limits(), ["backtest-overkill"]),
        (Tally(100, 100, 1, 1, 10), Limits(), []),
        (Tally(100, 100, 1, 0, 6, 5), Limits(), ["backtest-review"]),
        (Tally(), Limits(), ["backtest-nothing"]),
    ],
)
def test_what_is_worse_than_the_limits_says_why(second, limits, codes):
    assert [reason.code for reason in why_worse(Tally(100, 100, 1, 0, 0), second, limits)] == codes


def test_a_version_is_replayed_and_the_run_kept(tmp_path, data_folder, checkpoint):
    registry = Registry(tmp_path / "models")
    suite = add_to_suite(registry, "line", labelled_for_suite(data_folder, {}))
    loaded = load_checkpoint(checkpoint)
    run = drain(run_suite(registry, suite, loaded, "wheel", "cpu"))
    assert len(run.judged) == 16
    assert tallies(suite, run)[ALL].total == 16
    assert latest_run(registry, suite, loaded.sha256) == run
    again = drain(run_suite(registry, suite, loaded, "wheel", "cpu"))
    assert runs_of(registry, suite) == [run, again]
    grown = add_to_suite(registry, "line", labelled_for_suite(data_folder, {"tag": "later"}))
    assert runs_of(registry, grown) == []
