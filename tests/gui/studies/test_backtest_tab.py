"""Suites, runs and flips in the window: added, replayed, put side by side with pictures."""

from __future__ import annotations

import pytest

from castinspect.gui.studies import backtest_tab
from castinspect.gui.studies.backtest_tab import BacktestTab
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.versions.suites import load_suite
from tests.helpers.released import asking, harsh
from tests.helpers.window import WAIT_MS


@pytest.fixture
def checkpoint(pristine):
    return pristine


@pytest.fixture
def tab(qtbot, checkpoint):
    Settings(device="cpu").save()
    registry = Registry()
    asking(registry, checkpoint)
    harsh(registry, checkpoint)
    tab = BacktestTab(registry)
    qtbot.addWidget(tab)
    tab.show()
    return tab


def wait(qtbot, tab):
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)


def test_without_a_suite_it_says_how_to_get_one(tab):
    assert "No suite yet" in tab._state.text()
    assert not tab.button("replay").isEnabled()


def test_two_versions_are_replayed_and_put_side_by_side_with_pictures(qtbot, tab, data_folder):
    tab.add("line", data_folder)
    wait(qtbot, tab)
    assert len(load_suite(Registry(), "line").pictures) == 16
    for index in (1, 0):  # the older version first
        tab._versions.setCurrentIndex(index)
        chosen = tab._versions.currentText()
        tab.button("replay").click()
        wait(qtbot, tab)
        assert tab._versions.currentText() == chosen
    assert tab.runs.rowCount() == 2
    assert not tab.button("compare").isEnabled()
    tab.runs.selectAll()
    tab.button("compare").click()
    wait(qtbot, tab)
    assert "16 pictures flip" in tab.result.text
    assert tab.result.flips.rowCount() == 16
    assert not tab.result.flips.item(0, 0).icon().isNull()
    assert [tab.result.groups.item(0, column).text() for column in (0, 4, 5, 6, 7)] == [
        "all", "0 of 8", "8 of 8", "16", "0",
    ]  # fmt: skip
    assert tab.result.groups.item(1, 0).text() == f"tag={data_folder.name}"


def test_the_suite_that_pictures_were_added_to_is_shown_and_read_once(qtbot, tab, data_folder, monkeypatch):
    read = []
    monkeypatch.setattr(backtest_tab, "runs_of", lambda _registry, suite: read.append(suite.name) or [])
    for name in ("line", "another"):
        tab.add(name, data_folder)
        wait(qtbot, tab)
        assert tab._suites.currentText() == name
    assert read == ["line", "another"]


def test_a_folder_that_is_not_labelled_is_refused_with_its_sentence(qtbot, tab, tmp_path):
    (tmp_path / "empty").mkdir()
    tab.add("line", tmp_path / "empty")
    wait(qtbot, tab)
    assert tab.problem_text
