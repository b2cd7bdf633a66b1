"""The strip: the newest first, the shown one framed, the unseen ones dotted, reached by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from castinspect.gui.inspection.job import ShownInspection
from castinspect.gui.inspection.picture.strip import STRIP_LENGTH, RecentStrip
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict


def part(name, verdict=Verdict.OK):
    return ShownInspection(Inspection(Path(name), verdict), None, None, Preprocessing(size=32))


@pytest.fixture
def strip(qtbot):
    made = RecentStrip()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_newest_stands_first_and_the_oldest_falls_off(strip):
    for number in range(STRIP_LENGTH + 3):
        strip.add(part(f"{number}.png"))
    assert strip.count() == STRIP_LENGTH
    assert strip.part(0).inspection.path.name == f"{STRIP_LENGTH + 2}.png"


def test_marks_say_what_is_shown_and_what_nobody_has_seen(strip):
    first, second = part("a.png", Verdict.DEFECT), part("b.png", Verdict.HOLD)
    strip.add(first)
    strip.add(second)
    strip.mark(first, [first.inspection, second.inspection])
    assert [strip.is_shown(row) for row in range(2)] == [False, True]
    assert [strip.is_unseen(row) for row in range(2)] == [True, True]
    before = strip.grab().toImage()
    strip.mark(second, [])
    assert strip.grab().toImage() != before


def test_return_on_a_part_shows_it_again(qtbot, strip):
    strip.add(part("a.png"))
    strip.setCurrentRow(0)
    with qtbot.waitSignal(strip.part_chosen) as chosen:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert chosen.args[0].inspection.path.name == "a.png"


def test_parts_from_before_the_start_come_behind_while_there_is_room(strip):
    for number in range(STRIP_LENGTH - 1):
        strip.add(part(f"{number}.png"))
    strip.recall(part("before.png"))
    strip.recall(part("long before.png"))
    assert strip.count() == STRIP_LENGTH
    assert strip.part(STRIP_LENGTH - 1).inspection.path.name == "before.png"
