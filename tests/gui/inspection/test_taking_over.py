"""A folder that another computer watches: a person is asked once, and the question goes when the folder is free."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.gui.common.question import Question
from castinspect.gui.inspection.taking_over import TakingOver
from castinspect.messages import Message
from castinspect.station.events import FolderState
from tests.helpers.window import answer, open_questions

FREE = FolderState(Path("camera"), 0)
CODES = {"folder": "camera", "station": "cell-3", "host": "pc-1", "seconds": 45.0}


def state_of(code="folder-elsewhere"):
    message = Message(code, CODES)
    return FolderState(Path("camera"), 0, (message,), elsewhere=message)


@pytest.fixture
def taking(qtbot, parent):
    made, wanted = TakingOver(parent), []
    made.wanted.connect(lambda: wanted.append(True))
    made.follow(FREE)
    return made, wanted


def test_it_says_whose_the_folder_is_and_takes_it_where_the_person_says_so(taking):
    made, wanted = taking
    made.follow(state_of())
    assert "station cell-3 on computer pc-1" in answer(0)
    assert wanted == [True]


def test_waiting_is_the_default_and_nobody_is_asked_twice(taking):
    made, wanted = taking
    made.follow(state_of())
    (question,) = open_questions(Question)
    assert question.defaultButton() is question.choices[1]
    answer(1)
    made.follow(state_of())
    assert (open_questions(Question), wanted) == ([], [])


def test_the_question_goes_when_the_folder_is_free_and_comes_back_when_it_is_taken_again(taking):
    made, wanted = taking
    made.follow(state_of())
    made.follow(state_of())
    assert len(open_questions(Question)) == 1
    made.follow(FREE)
    assert open_questions(Question) == []
    made.follow(state_of("folder-taking-over"))
    assert open_questions(Question) == []
    made.follow(state_of())
    answer(1)
    assert wanted == []
