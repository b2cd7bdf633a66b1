"""Tabs are built when they are looked at or asked for, once, and stand where their empty page stood."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QTabWidget

from castinspect.gui.shell.late_tabs import LateTabs


@pytest.fixture
def made():
    return []


@pytest.fixture
def late(qtbot, made):
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.addTab(QLabel("first"), "first")

    def maker(name):
        def make():
            made.append(name)
            return QLabel(name)

        return make

    late = LateTabs(tabs, {"second": maker("second"), "third": maker("third")})
    tabs.setTabText(1, "Second")
    return tabs, late


def test_nothing_is_built_before_it_is_looked_at(late, made):
    tabs, late = late
    assert tabs.count() == 3
    assert made == []
    assert late.if_built("second") is None
    assert tabs.widget(2) is late.page("third")


def test_a_look_builds_that_tab_alone_and_once(late, made):
    tabs, late = late
    tabs.setCurrentIndex(2)
    assert made == ["third"]
    assert tabs.currentWidget() is late.tab("third")
    tabs.setCurrentIndex(0)
    tabs.setCurrentIndex(2)
    assert made == ["third"]


def test_one_that_is_asked_for_is_built_without_being_shown(late):
    tabs, late = late
    built = late.tab("second")
    assert tabs.currentIndex() == 0
    assert tabs.tabText(1) == "Second"
    tabs.setCurrentWidget(built)
    assert tabs.currentIndex() == 1
