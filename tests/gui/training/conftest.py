"""Runs that a test holds in its hand, in the training tab."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from castinspect.errors import DataError
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.theme import LIGHT
from castinspect.gui.training.tab import TrainingTab
from tests.helpers.runs import batch, phase, started


@pytest.fixture
def many_batches():
    return [started(epochs=100, phases=("all",)), phase(0, "all")] + [batch(number, 1, 1) for number in range(1, 100)]


@pytest.fixture
def one_class_error():
    return DataError("data-one-class", name="ok_front")


@pytest.fixture
def held_tab(qtbot, settings, data_folder):
    """A tab whose runs a test holds: `tab, hold`; `hold(run)` is what Start will run."""
    prepared = []
    tab = TrainingTab(SettingsKeeper(settings), lambda _config: prepared[-1], LIGHT)

    def end(_tab):
        for run in prepared:
            run.let(1000)
        tab.stop_and_wait()
        QApplication.processEvents()

    qtbot.addWidget(tab, before_close_func=end)
    tab.choose_data(data_folder)
    qtbot.waitUntil(tab.can_start)
    return tab, prepared.append
