"""The help: the same pages in both languages, and the ideas of transfer learning among them."""

from __future__ import annotations

import pytest

from castinspect.gui.help.help_window import HelpWindow, pages, title_of
from castinspect.paths import resource


@pytest.fixture
def opened(qtbot):
    window = HelpWindow("en")
    qtbot.addWidget(window)
    return window


def test_both_languages_have_the_same_pages():
    names = [[page.name for page in pages(language)] for language in ("en", "ko")]
    assert names[0] == names[1]
    assert len(names[0]) >= 4


def test_every_page_has_a_title_of_its_own():
    for language in ("en", "ko"):
        titles = [title_of(page) for page in pages(language)]
        assert all(titles)
        assert len(set(titles)) == len(titles)


def test_the_ideas_of_transfer_learning_are_explained(opened):
    opened.show_page("transfer")
    for idea in ("backbone", "head", "frozen", "Why 400 pictures are enough", "Gradual"):
        assert idea in opened.text


def test_another_language_shows_the_same_page(opened):
    opened.show_page("good-enough")
    opened.use_language("ko")
    assert opened.text.startswith("어떤 수치면 충분한가")


def test_no_page_needs_the_network():
    for page in resource("help").rglob("*.md"):
        assert "http" not in page.read_text(encoding="utf-8")
