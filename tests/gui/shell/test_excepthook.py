"""Whatever nobody caught is told once, in the window's thread, with details to copy; nothing ends."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from castinspect.gui.common.question import Question
from castinspect.gui.shell.excepthook import UnexpectedErrors
from tests.helpers.window import open_questions


@pytest.fixture
def errors(qapp):
    before = sys.excepthook, threading.excepthook
    made = UnexpectedErrors()
    made.install()
    yield made
    made.uninstall()
    for question in open_questions(Question):
        question.close()
    QApplication.processEvents()
    sys.excepthook, threading.excepthook = before


def fail(words):
    try:
        raise RuntimeError(words)
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def shown():
    QApplication.processEvents()
    return open_questions(Question)


def test_an_error_is_told_with_its_details(errors):
    fail("the disk is on fire")
    (question,) = shown()
    assert question.text() == "Something unexpected went wrong."
    assert "the disk is on fire" in question.detailedText()
    question.choices[1].click()
    assert shown() == []


def test_the_details_can_be_copied(errors):
    fail("copy me")
    (question,) = shown()
    question.choices[0].click()
    assert "RuntimeError: copy me" in QGuiApplication.clipboard().text()


def test_a_second_error_opens_no_second_dialog_but_a_later_one_does(errors):
    fail("first")
    (question,) = shown()
    fail("second")
    assert shown() == [question]
    question.choices[1].click()
    fail("third")
    (later,) = shown()
    assert "third" in later.detailedText()


def test_an_error_of_another_thread_is_told_too(errors):
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    (question,) = shown()
    assert "ZeroDivisionError" in question.detailedText()


def test_an_interrupt_from_the_keyboard_is_no_error(errors, monkeypatch):
    ended = []
    monkeypatch.setattr(QGuiApplication, "quit", staticmethod(lambda: ended.append(1)))
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert shown() == []
    assert ended == [1]


def test_afterwards_python_has_its_own_hooks_again(errors):
    errors.uninstall()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
