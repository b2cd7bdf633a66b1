"""The station at work hands its scanner to the screen, and opens its dialogs with or without a watch."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.at_work import AtWork
from castinspect.gui.inspection.outputs.dialog import OutputsDialog
from castinspect.gui.inspection.side.scanner_field import ScannerField
from castinspect.settings import Settings
from castinspect.station.sources.scanner import Scanner
from tests.helpers.window import open_questions


@pytest.fixture
def tab(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_scanner_is_there_while_the_station_is_at_work(qtbot, tab):
    field = ScannerField(tab)
    work = AtWork(SettingsKeeper(Settings()), field, tab)
    work.take(SimpleNamespace(scanner=Scanner()))
    assert not field.isHidden()
    work.take(None)
    assert field.isHidden()


def test_outputs_are_shown_without_a_watch_too(qtbot, tab):
    AtWork(SettingsKeeper(Settings()), ScannerField(tab), tab).show_outputs()
    (dialog,) = open_questions(OutputsDialog)
    dialog.close()
