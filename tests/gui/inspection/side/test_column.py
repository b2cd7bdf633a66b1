"""The column shows the part that has the screen, and offers what a person can do with it."""

from __future__ import annotations

import pytest

from castinspect.gui.inspection.attention import Attention
from castinspect.gui.inspection.job import ShownInspection
from castinspect.gui.inspection.side.column import SideColumn
from castinspect.gui.inspection.side.decision_buttons import KEYS
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.verdict import Verdict
from tests.helpers.history import inspection_of


@pytest.fixture
def column(qtbot):
    made = SideColumn()
    qtbot.addWidget(made)
    yield made
    made.close()


def shown(column, *verdicts, can_undo=False):
    attention = Attention()
    for number, verdict in enumerate(verdicts, start=1):
        attention.arrive(ShownInspection(inspection_of(number, verdict), None, None, Preprocessing(size=32)))
    column.show_attention(attention, None, can_undo=can_undo)
    return {name for name in KEYS if column.buttons.button(name).isEnabled()}


def test_before_the_first_part_nothing_is_shown_and_nothing_can_be_pressed(column):
    assert shown(column) == set()
    assert column.banner.verdict is None


@pytest.mark.parametrize(
    ("verdict", "possible"),
    [
        (Verdict.OK, {"good", "disagree"}),
        (Verdict.DEFECT, {"defect", "disagree", "next"}),
        (Verdict.REVIEW, {"good", "defect", "next"}),
        (Verdict.HOLD, {"good", "defect", "next"}),
    ],
)
def test_a_person_decides_what_the_station_left_open_and_confirms_or_contradicts_the_rest(column, verdict, possible):
    assert shown(column, verdict) == possible
    assert column.banner.verdict is verdict


def test_the_first_part_that_needs_a_person_keeps_the_column(column):
    shown(column, Verdict.DEFECT, Verdict.OK, Verdict.REVIEW)
    assert column.banner.verdict is Verdict.DEFECT


def test_undo_is_offered_when_something_was_decided(column):
    assert "undo" in shown(column, Verdict.OK, can_undo=True)


@pytest.mark.parametrize(("width", "fitted"), [(100, 320), (2000, 600), (9000, 900)])
def test_it_grows_with_the_window_within_bounds(column, width, fitted):
    column.fit(width, 1080)
    assert column.width() == fitted
