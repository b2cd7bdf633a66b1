"""Shifts and masters are set on screen: what cannot be says why, and only an engineer keeps it."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QDialogButtonBox

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.shift.set_dialog import ShiftSetDialog
from castinspect.inspection.verdict import Verdict
from castinspect.sections import ShiftSection
from castinspect.settings import Settings
from tests.helpers.people import add_people, cheap_hashes


@pytest.fixture
def keeper():
    section = ShiftSection(starts={"day": time(6), "night": time(22)}, masters={"M1": "OK", "M2": "DEFECT"})
    return SettingsKeeper(Settings(language="en", shift=section))


@pytest.fixture
def dialog(parent, keeper):
    made = ShiftSetDialog(keeper, parent)
    made.open()
    yield made
    made.close()


def save(dialog):
    return dialog._buttons.button(QDialogButtonBox.StandardButton.Save)


def type_name(rows, name):
    rows.table.item(rows.table.rowCount() - 1, 0).setText(name)


def test_it_shows_what_is_set(dialog):
    assert dialog.shifts.names == ["day", "night"]
    assert [start.at for start in dialog.starts()] == [time(6), time(22)]
    assert [(master.part, master.expected) for master in dialog.known_parts()] == [
        ("M1", Verdict.OK), ("M2", Verdict.DEFECT),
    ]  # fmt: skip
    assert dialog.problem_text == ""


def test_a_shift_and_a_master_are_added_and_kept(qtbot, dialog, keeper):
    dialog.shifts.add.click()
    assert "no name" in dialog.problem_text
    assert not save(dialog).isEnabled()
    type_name(dialog.shifts, "late")
    dialog.shifts.field(2).setTime(QTime(14, 30))
    dialog.masters.add.click()
    type_name(dialog.masters, "M3")
    dialog.masters.field(2).setCurrentIndex(list(Verdict).index(Verdict.REVIEW))
    assert dialog.problem_text == ""
    with qtbot.waitSignal(dialog.shift_set) as told:
        save(dialog).click()
    kept = Settings.load().shift
    assert kept.starts == {"day": time(6), "late": time(14, 30), "night": time(22)}
    assert kept.masters == {"M1": "OK", "M2": "DEFECT", "M3": "REVIEW"}
    assert told.args == [kept] == [keeper.values.shift]


def test_masters_among_which_none_must_be_defect_say_so_as_they_are_chosen(dialog):
    dialog.masters.field(1).setCurrentIndex(list(Verdict).index(Verdict.OK))
    assert "at least one part that must be DEFECT" in dialog.problem_text
    dialog.masters.table.setCurrentCell(1, 0)
    dialog.masters.remove.click()
    dialog.masters.table.setCurrentCell(0, 0)
    dialog.masters.remove.click()
    assert dialog.problem_text == ""  # no check at all is a choice


def test_the_first_master_that_is_added_must_be_defect(parent):
    made = ShiftSetDialog(SettingsKeeper(Settings()), parent)
    made.masters.add.click()
    made.masters.add.click()
    assert [master.expected for master in made.known_parts()] == [Verdict.DEFECT, Verdict.OK]
    made.reject()


def test_where_passwords_are_set_an_operator_sets_nothing(dialog, keeper, monkeypatch):
    cheap_hashes(monkeypatch)
    add_people()
    before = keeper.values.shift
    type_name(dialog.shifts, "late")
    save(dialog).click()
    assert "engineer" in dialog.problem_text
    assert keeper.values.shift == before
    assert dialog.isVisible()
