"""Before the first part the tab says what to do, what is waited for, and what stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from castinspect.gui.inspection.picture.empty_state import EmptyState


@pytest.fixture
def page(qtbot):
    made = EmptyState()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_every_way_to_begin_has_a_button_with_words(qtbot, page):
    told = []
    for signal in (page.open_clicked, page.watch_clicked, page.guide_clicked):
        signal.connect(lambda: told.append(1))
    buttons = page.findChildren(QPushButton)
    for button in buttons:
        assert button.text()
        button.click()
    assert len(told) == len(buttons) == 3


def test_a_watched_folder_is_named_and_waited_for(page):
    before = page.title
    page.show_folder(Path("/camera/line 3"))
    assert page.title != before
    assert any("line 3" in label.text() for label in page.findChildren(QLabel))
    page.show_folder(None)
    assert page.title == before


def test_what_stands_in_the_way_is_shown_until_it_is_gone(page):
    page.show_problem("No model is promoted.")
    (problem,) = [label for label in page.findChildren(QLabel) if label.text() == "No model is promoted."]
    assert not problem.isHidden()
    page.show_problem("")
    assert problem.isHidden()
