"""The line under the classes counts what is checked and names the first pictures that cannot be used."""

from __future__ import annotations

import pytest

from castinspect.gui.training.data.check_line import CheckLine
from castinspect.gui.training.data.scan import PicturesChecked
from castinspect.messages import Message


@pytest.fixture
def line(qtbot):
    made = CheckLine()
    qtbot.addWidget(made)
    return made


def problem(number):
    return Message("image-missing", {"path": f"{number}.png"})


def test_it_is_hidden_until_a_folder_is_looked_into(line):
    assert line.isHidden()
    line.begin()
    assert line.text == "Looking into the folder…"
    assert not line.knows_classes


def test_it_counts_while_pictures_are_checked(line):
    line.begin()
    line.take(PicturesChecked(1, 3))
    line.take(PicturesChecked(2, 3, problem(2)))
    assert line.text.startswith("3 pictures; 2 checked, 1 with problems")
    assert line.knows_classes


def test_in_the_end_it_says_that_all_can_be_read(line):
    line.begin()
    line.take(PicturesChecked(3, 3))
    line.end()
    assert line.text == "3 pictures, all readable"


def test_of_many_problems_the_first_are_named(line):
    line.begin()
    for number in range(1, 6):
        line.take(PicturesChecked(number, 5, problem(number)))
    line.end()
    assert line.text.startswith("5 pictures; 5 cannot be used")
    assert "3.png" in line.text
    assert "4.png" not in line.text
    assert line.text.endswith("… and 2 more.")
    assert len(line.problems) == 5


def test_another_folder_begins_afresh(line):
    line.begin()
    line.take(PicturesChecked(1, 1, problem(1)))
    line.begin()
    assert line.problems == []
    assert line.text == "Looking into the folder…"
