"""What is filled in becomes the query, in whatever language the form speaks."""

from __future__ import annotations

from PySide6.QtCore import Qt

from castinspect.gui.history.search_form import SearchForm
from castinspect.gui.shell.language import Language
from castinspect.studies.record.query import Query


def test_fields_become_the_query(qtbot):
    form = SearchForm()
    qtbot.addWidget(form)
    assert form.query == Query()
    form.fields["lot"].setText(" A7 ")
    form.verdict.setCurrentIndex(3)
    form.decision.setCurrentIndex(1)
    assert form.query == Query(lot="A7", verdict="REVIEW", decision="none")


def test_verdicts_are_offered_by_the_words_that_the_window_uses(qtbot, qapp):
    form = SearchForm()
    qtbot.addWidget(form)
    language = Language(qapp)
    language.use("ko")
    try:
        form._retranslate()
        assert [form.verdict.itemText(index) for index in range(1, 5)] == ["양품", "불량", "재확인", "보류"]
        assert [form.decision.itemText(index) for index in (2, 3)] == ["양품", "불량"]
        assert [form.verdict.itemData(index) for index in range(5)] == ["", "OK", "DEFECT", "REVIEW", "HOLD"]
        assert [form.decision.itemData(index) for index in range(4)] == ["", "none", "OK", "DEFECT"]
    finally:
        language.use("en")


def test_return_searches(qtbot):
    form = SearchForm()
    qtbot.addWidget(form)
    with qtbot.waitSignal(form.asked):
        qtbot.keyClick(form.fields["part"], Qt.Key.Key_Return)
