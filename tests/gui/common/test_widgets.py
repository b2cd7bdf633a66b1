"""Small widgets: plain text always, as high as their words, and nothing left behind."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTableWidget

from castinspect.gui.common.widgets import (
    busy_cursor,
    framed,
    make_plain_list,
    plain_label,
    problem_label,
    show_problem,
)


def test_a_name_that_looks_like_html_is_shown_as_it_is(qtbot):
    for label in (plain_label("title"), plain_label(wraps=False), problem_label()):
        qtbot.addWidget(label)
        label.setText("<img src=x>.png")
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == "<img src=x>.png"


def test_a_label_is_as_high_as_its_words_need(qtbot):
    label = plain_label()
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.setText("one word")
    low = label.minimumHeight()
    label.setText("a sentence of many words that cannot stand in one line of this width " * 2)
    assert label.minimumHeight() > 3 * low
    label.setText("")
    assert label.minimumHeight() == 0


def test_a_problem_is_seen_while_there_is_one(qtbot):
    label = problem_label()
    qtbot.addWidget(label)
    assert label.isHidden()
    show_problem(label, "The disk is full.")
    assert not label.isHidden()
    show_problem(label, "")
    assert label.isHidden()
    label.close()


def test_a_list_is_chosen_by_rows_and_edited_nowhere(qtbot):
    table = QTableWidget(2, 2)
    qtbot.addWidget(table)
    make_plain_list(table)
    assert table.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers
    assert not table.tabKeyNavigation()
    table.setCurrentCell(1, 0)
    assert {index.row() for index in table.selectedIndexes()} == {1}
    assert len(table.selectedIndexes()) == 2


def test_the_waiting_cursor_goes_also_after_an_error(qapp):
    with pytest.raises(ZeroDivisionError), busy_cursor():
        assert 1 / (QApplication.overrideCursor().shape() != Qt.CursorShape.WaitCursor)
    assert QApplication.overrideCursor() is None


def test_a_panel_holds_its_widgets_one_under_the_other(qtbot):
    first, second = QLabel("first"), QLabel("second")
    frame = framed(first, second)
    qtbot.addWidget(frame)
    frame.resize(200, 200)
    frame.layout().activate()
    assert first.parent() is second.parent() is frame
    assert first.geometry().bottom() < second.geometry().top()
