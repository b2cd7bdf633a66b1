"""Parts on both sides: regroup, look at them, or leave it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from castinspect.gui.training.data.regroup_question import RegroupQuestion


@pytest.fixture
def asked(parent):
    question = RegroupQuestion("3 parts stand on both sides.", parent)
    told = []
    question.regroup_chosen.connect(lambda: told.append("regroup"))
    question.look_chosen.connect(lambda: told.append("look"))
    question.open()
    yield question, told
    parent.close()


@pytest.mark.parametrize(("button", "said"), [("regroup", ["regroup"]), ("look", ["look"]), ("cancel", [])])
def test_each_button_says_what_was_chosen(asked, button, said):
    question, told = asked
    getattr(question, button).click()
    assert told == said


def test_return_regroups_and_escape_leaves_it(asked, qtbot):
    question, told = asked
    assert question.text() == "3 parts stand on both sides."
    assert question.defaultButton() is question.regroup
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert told == []
