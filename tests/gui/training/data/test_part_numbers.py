"""What is typed is the pattern; spaces alone are none."""

from __future__ import annotations

import pytest

from castinspect.gui.training.data.part_numbers import PartNumbers


@pytest.fixture
def numbers(qtbot):
    made = PartNumbers()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("typed", "pattern"), [("", None), ("  ", None), (r" part_(\d+) ", r"part_(\d+)")])
def test_the_pattern_is_what_was_typed(numbers, typed, pattern):
    numbers.line.setText(typed)
    assert numbers.pattern == pattern


def test_it_tells_when_the_line_is_left(qtbot, numbers):
    with qtbot.waitSignal(numbers.changed):
        numbers.line.editingFinished.emit()
