"""A blind trial in its window: buttons do what keys do, and what cannot be kept or read is said."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from castinspect.gui.studies.trial_window import TrialWindow
from castinspect.studies.agreement import DEFECTIVE, OK
from castinspect.studies.agreement_sheets import PICTURES, make_study, read_sheet, sheet_path
from castinspect.studies.agreement_trial import BlindTrial


@pytest.fixture
def made(tmp_path):
    paths = [tmp_path / f"{n}.png" for n in range(4)]
    for path in paths:
        Image.new("L", (16, 16), 120).save(path)
    folder = tmp_path / "study"
    return folder, make_study(folder, paths[:2], paths[2:], ["Kim"], trials=1, seed=1)


@pytest.fixture
def window(qtbot, made):
    window = TrialWindow(BlindTrial(*made, "Kim", 0), "Kim")
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    return window


def ratings(made):
    return [rating for rating in read_sheet(sheet_path(made[0], "Kim", 0)).values() if rating is not None]


def test_buttons_judge_and_take_back(window, made):
    defective, ok, back = window._buttons
    defective.click()
    ok.click()
    assert ratings(made) == [DEFECTIVE, OK]
    back.click()
    assert ratings(made) == [DEFECTIVE]


def test_a_key_that_is_held_down_judges_one_part(window, made):
    no_keys = Qt.KeyboardModifier.NoModifier
    for repeats in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, no_keys, "1", autorep=repeats)
        QApplication.sendEvent(window, event)
    assert ratings(made) == [OK]


def test_a_picture_that_is_gone_is_said(qtbot, made):
    for picture in (made[0] / PICTURES).iterdir():
        picture.unlink()
    window = TrialWindow(BlindTrial(*made, "Kim", 0), "Kim")
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    assert "cannot be read" in window.problem_text


def test_at_the_end_the_judging_buttons_are_off(window):
    for _ in range(4):
        window._buttons[1].click()
    assert not window._buttons[0].isEnabled()
    assert "All parts are judged" in window._hint.text()
