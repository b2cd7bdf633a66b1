"""What is filled in becomes the query, in whatever language the form speaks."""

from __future__ import annotations

from PySide6.QtCore import Qt

from castinspect.gui.history.search_form import SearchForm
from castinspect.studies.record.query import Query


def test_fields_become_the_query(qtbot):
    form = SearchForm()
    qtbot.addWidget(form)
    assert form.query == Query()
    form.fields["lot"].setText(" A7 ")
    form.verdict.setCurrentIndex(3)
    form.decision.setCurrentIndex(1)
    assert form.query == Query(lot="A7", verdict="REVIEW", decision="none")


def test_return_searches(qtbot):
    form = SearchForm()
    qtbot.addWidget(form)
    with qtbot.waitSignal(form.asked):
        qtbot.keyClick(form.fields["part"], Qt.Key.Key_Return)
