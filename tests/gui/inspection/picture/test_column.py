"""The column shows what to do before the first part, then the picture; problems are told where a person looks."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.attention import Attention
from castinspect.gui.inspection.job import ShownInspection
from castinspect.gui.inspection.picture.column import PictureColumn
from castinspect.gui.inspection.results.table import ResultsModel
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.verdict import Verdict
from tests.helpers.history import inspection_of


@pytest.fixture
def column(qtbot, settings):
    made = PictureColumn(SettingsKeeper(settings), ResultsModel())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    yield made
    made.close()


def part(number, verdict):
    pixels = np.full((32, 32, 3), 90, np.uint8)
    return ShownInspection(inspection_of(number, verdict), pixels, pixels, Preprocessing(size=32))


def show(column, *parts):
    attention = Attention()
    for each in parts:
        attention.arrive(each)
    column.add(parts)
    column.show_attention(attention)


def test_before_the_first_part_the_column_says_what_to_do(column):
    show(column)
    assert column.empty.isVisible()
    assert not column.picture.isVisible()


def test_the_part_that_needs_a_person_is_shown_and_marked_in_the_strip(column):
    show(column, part(1, Verdict.DEFECT), part(2, Verdict.OK))
    assert column.picture.isVisible()
    assert [column.strip.is_shown(row) for row in range(2)] == [False, True]
    assert [column.strip.is_unseen(row) for row in range(2)] == [False, True]


def test_a_problem_stands_on_the_empty_page_and_later_under_the_picture(column):
    column.show_problem("no model")
    assert column.empty._problem.text() == "no model"
    assert not column._problem.isVisible()
    show(column, part(1, Verdict.OK))
    column.show_problem("disk full")
    assert column._problem.text() == column.problem_text == "disk full"
    assert column._problem.isVisible()


def test_the_table_takes_the_place_of_the_strip_but_never_in_a_kiosk(column):
    column.tools.button("table").click()
    assert column.table.isVisible()
    assert not column.strip.isVisible()
    assert column.table.height() == round(0.34 * column.height())
    column.set_kiosk(True)
    assert column.strip.isVisible()
    assert not column.table.isVisible()


def test_how_the_heat_map_is_shown_is_kept(column, settings):
    before = settings.overlay_visible
    column.tools.toggle_overlay()
    column.tools.opacity.setValue(30)
    assert settings.overlay_visible is not before
    assert settings.overlay_opacity == 0.3
