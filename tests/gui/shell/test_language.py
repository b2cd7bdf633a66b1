"""The window speaks English or Korean, Qt's own words included, and changes while it runs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.shell.language import LANGUAGES, Language
from castinspect.messages import MESSAGES

SENTENCE = MESSAGES["device-absent"]


@pytest.fixture
def language(qapp):
    made = Language(qapp)
    yield made
    made.use("en")


def said():
    return QCoreApplication.translate("messages", SENTENCE)


def test_korean_is_spoken_and_english_comes_back(language):
    language.use("ko")
    assert language.current == "ko"
    assert said() != SENTENCE
    language.use("en")
    assert said() == SENTENCE


def test_no_translator_is_left_over_after_many_changes(language):
    for _ in range(5):
        language.use("ko")
    language.use("en")
    assert (language.current, said()) == ("en", SENTENCE)


@pytest.mark.parametrize(("system", "spoken"), [("ko_KR", "ko"), ("de_DE", "en"), ("en_GB", "en")])
def test_auto_is_what_the_system_speaks_if_the_window_does(language, monkeypatch, system, spoken):
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(system)))
    language.use("auto")
    assert language.current == spoken
    language.use("no such language")
    assert language.current == spoken


def test_every_widget_is_told(qtbot, language):
    class Listening(Retranslated, QWidget):
        def _retranslate(self):
            told.append(1)

    told = []
    widget = Listening()
    qtbot.addWidget(widget)
    language.use("ko")
    QCoreApplication.processEvents()
    assert told
    assert set(LANGUAGES) == {"en", "ko"}
