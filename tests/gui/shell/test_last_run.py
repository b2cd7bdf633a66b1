"""A run that never ended is told by the next one; one that ended well is not."""

from __future__ import annotations

import faulthandler

import pytest

from castinspect.gui.shell.last_run import LastRun


@pytest.fixture(autouse=True)
def _faults_as_before():
    was = faulthandler.is_enabled()
    yield
    if was:
        faulthandler.enable()


def test_the_first_run_and_one_after_a_good_end_have_nothing_to_tell(tmp_path):
    for _ in range(2):
        run = LastRun(tmp_path)
        assert run.begin() is None
        run.end()


def test_a_run_that_never_ended_is_told_once_with_its_time(tmp_path):
    LastRun(tmp_path).begin()
    after = LastRun(tmp_path)
    assert after.begin().startswith("20")
    after.end()
    assert LastRun(tmp_path).begin() is None


def test_without_a_folder_to_write_into_the_window_opens_all_the_same(tmp_path):
    (tmp_path / "file").write_text("")
    run = LastRun(tmp_path / "file" / "logs")
    assert run.begin() is None
    run.end()
