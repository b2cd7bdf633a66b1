"""How far each sheet of a study is: by appraiser and trial, with a cell that can be judged."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from castinspect.gui.common.cells import cell_texts
from castinspect.gui.studies.sheets_table import SheetsTable
from castinspect.studies.agreement import OK
from castinspect.studies.agreement_sheets import fill_sheets, make_study, sheet_path


@pytest.fixture
def paths(tmp_path):
    paths = [tmp_path / f"{n}.png" for n in range(4)]
    for path in paths:
        Image.new("L", (16, 16), 120).save(path)
    return paths


@pytest.fixture
def made(tmp_path, paths):
    folder = tmp_path / "study"
    return folder, make_study(folder, paths[:2], paths[2:], ["Kim", "model"], trials=2, seed=1, model="model")


@pytest.fixture
def table(qtbot):
    table = SheetsTable()
    qtbot.addWidget(table)
    return table


def all_ok(plan):
    return {code: OK for codes in plan.codes for code in codes}


def test_a_row_is_an_appraiser_and_a_column_a_trial(table, made):
    folder, plan = made
    fill_sheets(folder, plan, "model", all_ok(plan))
    table.show_study(folder, plan)
    assert cell_texts(table) == [["0 of 4", "0 of 4"], ["4 of 4", "4 of 4"]]
    assert [table.verticalHeaderItem(row).text() for row in range(2)] == ["Kim", "model"]
    assert table.horizontalHeaderItem(1).text() == "trial 2"


def test_only_a_persons_cell_can_be_judged_and_it_stays_chosen(table, made):
    assert table.chosen is None
    table.show_study(*made)
    assert table.chosen is None
    table.setCurrentCell(1, 0)
    assert table.chosen is None
    table.setCurrentCell(0, 1)
    table.show_study(*made)
    assert table.chosen == ("Kim", 1)


def test_a_smaller_study_takes_a_larger_ones_place(table, made, tmp_path, paths):
    table.show_study(*made)
    table.selectAll()
    table.setCurrentCell(1, 1)
    small = make_study(tmp_path / "small", paths[:1], paths[2:3], ["Lee"], trials=1, seed=1)
    table.show_study(tmp_path / "small", small)
    assert cell_texts(table) == [["0 of 2"]]


def test_a_sheet_that_cannot_be_read_says_so_in_its_cell(table, made):
    folder, plan = made
    sheet_path(folder, "Kim", 1).unlink()
    table.show_study(folder, plan)
    (first, second), _ = cell_texts(table)
    assert first == "0 of 4"
    assert "sheet" in second


def test_cells_are_said_again_when_the_language_changes(table, made):
    folder, plan = made
    table.show_study(folder, plan)
    for item in (table.item(0, 0), table.horizontalHeaderItem(0)):
        item.setText("in another language")
    QApplication.sendEvent(table, QEvent(QEvent.Type.LanguageChange))
    assert (table.item(0, 0).text(), table.horizontalHeaderItem(0).text()) == ("0 of 4", "trial 1")
