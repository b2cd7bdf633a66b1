"""The station at work hands its scanner to the screen, and opens its dialogs with or without a watch."""

from __future__ import annotations

import threading
from types import SimpleNamespace

from PySide6.QtWidgets import QApplication

from castinspect.errors import StoreError
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.at_work import AtWork
from castinspect.gui.inspection.outputs.dialog import OutputsDialog
from castinspect.gui.inspection.side.scanner_field import ScannerField
from castinspect.settings import Settings
from castinspect.station.sources.scanner import Scanner
from tests.helpers.window import open_questions


def test_the_scanner_is_there_while_the_station_is_at_work(qtbot, parent):
    field = ScannerField(parent)
    work = AtWork(SettingsKeeper(Settings()), field, parent)
    work.take(SimpleNamespace(scanner=Scanner()))
    assert not field.isHidden()
    work.take(None)
    assert field.isHidden()


def test_outputs_are_shown_without_a_watch_too(qtbot, parent):
    AtWork(SettingsKeeper(Settings()), ScannerField(parent), parent).show_outputs()
    (dialog,) = open_questions(OutputsDialog)
    dialog.close()


def test_an_alarm_that_a_person_has_seen_goes_on_record_and_those_that_stand_are_told(qtbot, parent):
    seen = []
    working = SimpleNamespace(
        scanner=Scanner(),
        acknowledge=lambda number, _by: seen.append(number),
        companions=SimpleNamespace(log=SimpleNamespace(standing=lambda: ["another"])),
    )
    work = AtWork(SettingsKeeper(Settings()), ScannerField(parent), parent)
    work.acknowledge(6)  # nothing is at work
    work.take(working)
    with qtbot.waitSignal(work.alarms_changed) as told:
        work.acknowledge(7)
    assert told.args == [("another",)]
    assert seen == [7]


def test_a_second_alarm_that_is_seen_while_one_is_put_on_record_comes_after_it(qtbot, parent):
    seen, may_go_on = [], threading.Event()

    def acknowledge(number, _by):
        assert may_go_on.wait(60)
        seen.append(number)

    working = SimpleNamespace(
        scanner=Scanner(),
        acknowledge=acknowledge,
        companions=SimpleNamespace(log=SimpleNamespace(standing=list)),
    )
    work = AtWork(SettingsKeeper(Settings()), ScannerField(parent), parent)
    work.take(working)
    for number in (7, 8, 9):
        work.acknowledge(number)
    assert seen == []
    may_go_on.set()
    qtbot.waitUntil(lambda: seen == [7, 8, 9])
    work.stop_and_wait()


def test_nothing_more_is_put_on_record_once_the_window_closes(qtbot, parent):
    seen, began = [], threading.Event()

    def acknowledge(number, _by):
        began.set()
        seen.append(number)

    working = SimpleNamespace(
        scanner=Scanner(),
        acknowledge=acknowledge,
        companions=SimpleNamespace(log=SimpleNamespace(standing=list)),
    )
    work = AtWork(SettingsKeeper(Settings()), ScannerField(parent), parent)
    work.take(working)
    for number in (7, 8):
        work.acknowledge(number)
    assert began.wait(60)
    work.stop_and_wait()
    QApplication.processEvents()
    assert not work._acknowledging.is_running
    assert seen == [7]


def test_an_alarm_that_cannot_be_put_on_record_is_told(qtbot, parent):
    def refuse(_number, _by):
        raise StoreError("store-busy", store="record", detail="locked")

    work = AtWork(SettingsKeeper(Settings()), ScannerField(parent), parent)
    work.take(SimpleNamespace(scanner=Scanner(), acknowledge=refuse))
    with qtbot.waitSignal(work.failed) as told:
        work.acknowledge(7)
    assert isinstance(told.args[0], StoreError)


def test_a_person_takes_the_folder_over_from_another_computer(qtbot, parent):
    taken = []
    work = AtWork(SettingsKeeper(Settings()), ScannerField(parent), parent)
    work.take_over()  # nothing is at work
    work.take(SimpleNamespace(scanner=Scanner(), record=SimpleNamespace(take_over=lambda: taken.append(True))))
    work.take_over()
    assert taken == [True]
