"""Questions do not block, change nothing by Return or Esc, and speak the language of the moment."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from castinspect.gui.common.question import LineQuestion, Question, Words, ask, ask_line, tell
from tests.helpers.window import answer, answer_line, open_questions


def test_what_is_asked_is_done_only_by_its_own_button(parent):
    done = []
    ask(parent, "Remove <b>all</b>?", "Remove", lambda: done.append(1))
    assert done == []
    assert answer(-1) == "Remove <b>all</b>?"
    assert done == []
    ask(parent, "Remove?", "Remove", lambda: done.append(1))
    answer(0)
    assert done == [1]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_return_and_escape_leave_everything_as_it_is(qtbot, parent, key):
    done = []
    question = ask(parent, "Remove?", "Remove", lambda: done.append(1))
    qtbot.keyClick(question, key)
    assert done == []
    assert open_questions() == []


def test_every_choice_has_a_button_and_tells_its_number(parent):
    told = []
    question = Question(lambda: Words("What?", ("one", "two", "three")), parent)
    question.answered.connect(told.append)
    question.open()
    assert [button.text() for button in question.choices] == ["one", "two", "three"]
    assert all(button.isVisible() for button in question.choices)
    question.choices[1].click()
    assert told == [1]


def test_a_question_speaks_again_when_the_language_changes(parent):
    words = ["Close?"]
    question = Question(lambda: Words(words[0], ("Close", "Cancel")), parent)
    words[0] = "닫을까요?"
    QApplication.sendEvent(question, QEvent(QEvent.Type.LanguageChange))
    assert question.text() == "닫을까요?"
    question.close()


def test_file_names_are_never_taken_for_html(parent):
    message = tell(parent, "Broken", "<img src=x>.png cannot be read")
    assert message.textFormat() == Qt.TextFormat.PlainText
    assert message.icon() == QMessageBox.Icon.Warning
    answer(0)


def test_a_line_is_handed_over_without_its_margins_and_not_after_cancel(parent):
    told = []
    ask_line(parent, "Note", "Note on <b>x</b>", told.append, "old")
    (dialog,) = open_questions(LineQuestion)
    assert dialog.line.selectedText() == "old"
    answer_line(None)
    ask_line(parent, "Note", "Note", told.append)
    answer_line("  new lamp ")
    assert told == ["new lamp"]


def test_where_a_line_is_needed_nobody_goes_on_without_it(qtbot, parent):
    told = []
    dialog = ask_line(parent, "Disagree", "Why?", told.append, is_needed=True)
    qtbot.keyClicks(dialog.line, "  ")
    assert not dialog.go_on.isEnabled()
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClicks(dialog.line, "scratch")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert told == ["scratch"]


def test_elsewhere_a_line_may_stay_empty(parent):
    told = []
    dialog = ask_line(parent, "Promote", "Why?", told.append)
    assert dialog.go_on.isEnabled()
    dialog.accept()
    assert told == [""]
