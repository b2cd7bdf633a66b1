"""A study from parts to report in the window: made, judged by keys alone, evaluated, saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from castinspect.gui.studies import agreement_job
from castinspect.gui.studies.agreement_tab import AgreementTab
from castinspect.gui.studies.new_study_dialog import NewStudy, NewStudyDialog
from castinspect.gui.studies.trial_window import TrialWindow
from castinspect.registry.registry import Registry
from castinspect.studies.agreement import DEFECTIVE, OK
from castinspect.studies.agreement_parts import study_folder
from castinspect.studies.agreement_sheets import fill_sheets, load_study, read_sheet, sheet_path
from tests.helpers.paper import text_of
from tests.helpers.window import WAIT_MS, open_questions


@pytest.fixture
def tab(qtbot):
    tab = AgreementTab(Registry())
    qtbot.addWidget(tab)
    tab.show()
    return tab


@pytest.fixture
def made(qtbot, tab, data_folder):
    tab.make(NewStudy("lamp", data_folder, "", 3, 2, ("Kim", "model"), "model", 2))
    qtbot.waitUntil(lambda: not tab.is_running() and tab._plan is not None, timeout=WAIT_MS)
    return study_folder("lamp")


def open_trial(tab, row, column):
    tab.sheets.setCurrentCell(row, column)
    tab.button("judge").click()
    (window,) = open_questions(TrialWindow)
    return window


def test_a_study_is_made_of_what_was_asked_for(tab, made):
    plan = load_study(made)
    assert (len(plan.parts), sum(plan.reference), plan.trials, plan.model) == (5, 3, 2, "model")
    assert tab.sheets.item(0, 0).text() == "0 of 5"


def test_a_trial_is_judged_by_keys_alone_and_goes_on_another_day(tab, made):
    window = open_trial(tab, 0, 1)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Left, Qt.Key.Key_Backspace, Qt.Key.Key_Right):
        QTest.keyClick(window, key)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert list(read_sheet(sheet_path(made, "Kim", 1)).values()) == [OK, DEFECTIVE, OK, None, None]
    assert tab.sheets.item(0, 1).text() == "3 of 5"
    again = open_trial(tab, 0, 1)
    for _ in range(3):
        QTest.keyClick(again, Qt.Key.Key_1)
    assert "All parts are judged" in again._hint.text()
    again.reject()


def test_nothing_on_the_trial_tells_what_the_part_is_or_is_called(tab, made):
    window = open_trial(tab, 0, 0)
    texts = " ".join([window.windowTitle(), window._hint.text(), window.progress_text])
    assert not any(word in texts for word in ("ok_front", "def_front", ".png"))
    window.reject()


def test_the_models_sheets_are_not_for_people(tab, made):
    tab.sheets.setCurrentCell(1, 0)
    assert not tab.button("judge").isEnabled()
    assert tab.button("model").isEnabled()


def test_an_unfinished_study_says_what_is_missing(qtbot, tab, made):
    tab.button("evaluate").click()
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert "5" in tab.problem_text
    assert not tab.button("save").isEnabled()


def test_a_finished_study_is_evaluated_put_on_record_and_saved(qtbot, tab, made, tmp_path):
    plan = load_study(made)
    for name in plan.appraisers:
        truth = {code: rating for codes in plan.codes for code, rating in zip(codes, plan.reference, strict=True)}
        fill_sheets(made, plan, name, truth)
    tab.button("evaluate").click()
    qtbot.waitUntil(lambda: tab.button("save").isEnabled(), timeout=WAIT_MS)
    assert tab.result.table.item(0, 2).text() == "5 of 5 = 100.0% (47.8% to 100.0%)"
    assert tab.result.table.item(0, 1).text() == "acceptable"
    assert "On record as" in tab.result.text
    tab.save(tmp_path / "report.pdf")
    assert tab._evaluated.digest in text_of(tmp_path / "report.pdf")
    tab.save(tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "model is the model" in page
    assert tab._evaluated.digest in page


def test_without_a_promoted_model_the_model_cannot_judge_and_it_is_said(qtbot, tab, made):
    tab.button("model").click()
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert tab.problem_text


def test_the_dialog_asks_for_all_that_is_needed(qtbot, tab):
    tab.button("new").click()
    (dialog,) = open_questions(NewStudyDialog)
    assert not dialog.go.isEnabled()
    dialog.name.setText("lamp")
    dialog.appraisers.setText("Kim, Lee")
    dialog.folder.line.setText("/somewhere")
    assert dialog.go.isEnabled()
    with qtbot.waitSignal(dialog.asked) as asked:
        dialog.asked.disconnect(tab.make)
        dialog.go.click()
    (wish,) = asked.args
    assert (wish.appraisers, wish.model, wish.trials) == (("Kim", "Lee", "model"), "model", 3)


def test_parts_come_from_a_suite(data_folder):
    from castinspect.progress import drain
    from castinspect.versions.suites import add_to_suite, labelled_for_suite

    registry = Registry()
    add_to_suite(registry, "line", labelled_for_suite(data_folder, {}))
    wish = NewStudy("from suite", None, "line", 2, 2, ("Kim",), "", 1)
    made = drain(agreement_job.make(registry, wish))
    assert len(load_study(made.folder).parts) == 4
