"""How checks are run: all of them, in a home of their own."""

from __future__ import annotations

import os

import pytest

from castinspect import paths
from castinspect.errors import SelfTestError
from castinspect.self_test.runner import Check, CheckFinished, CheckStarted, run_checks


def failing(_folder):
    raise SelfTestError("self-test-no-hangul")


def broken(_folder):
    raise OSError("no such library")


def finished(checks, keep=None):
    return [event for event in run_checks(checks, keep) if isinstance(event, CheckFinished)]


def test_each_check_is_announced_before_it_runs():
    seen = []
    check = Check("a", 10, "", lambda _folder: seen.append("ran") or "")
    for event in run_checks([check]):
        if isinstance(event, CheckStarted):
            assert seen == []
    assert seen == ["ran"]


def test_a_failed_check_does_not_stop_the_others():
    ends = finished(
        [Check("a", 10, "", failing), Check("b", 11, "", broken), Check("c", 12, "", lambda _folder: "fine")]
    )
    assert [end.problem.code if end.problem else None for end in ends] == ["self-test-no-hangul", "unexpected", None]
    assert "no such library" in str(ends[1].problem)
    assert ends[2].detail == "fine"


def test_the_users_own_folders_are_not_touched():
    mine, seen = paths.settings_file(), []
    finished([Check("a", 10, "", lambda _folder: seen.append(paths.settings_file()) or "")])
    assert seen[0] != mine
    assert not seen[0].exists()
    assert paths.settings_file() == mine


def test_the_home_is_the_users_again_when_the_consumer_stops_early(monkeypatch):
    monkeypatch.delenv("CASTINSPECT_HOME")
    events = run_checks([Check("a", 10, "", failing)])
    next(events)
    assert "CASTINSPECT_HOME" in os.environ
    events.close()
    assert "CASTINSPECT_HOME" not in os.environ


def test_what_checks_write_is_kept_where_that_is_asked_for(tmp_path):
    finished([Check("a", 10, "", lambda folder: str((folder / "x").write_text("y")))], keep=tmp_path / "kept")
    assert (tmp_path / "kept" / "a" / "x").read_text() == "y"


@pytest.mark.parametrize("name", ["torch-kernel", "openvino-kernel", "window-korean"])
def test_the_table_of_exit_codes_names_each_check_once(name):
    from castinspect.gui.proof.self_test import CHECKS as WINDOW_CHECKS
    from castinspect.self_test.checks import CHECKS

    checks = [*CHECKS, *WINDOW_CHECKS]
    codes = [check.exit_code for check in checks]
    assert name in [check.name for check in checks]
    assert len(set(codes)) == len(codes)
    assert min(codes) > 2  # 1 and 2 are other failures and wrong usage
