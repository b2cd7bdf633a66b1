"""Start, pause and stop say what is wanted; what can be done is shown."""

from __future__ import annotations

import pytest

from castinspect.gui.training.run.buttons import RunButtons


@pytest.fixture
def buttons(qtbot):
    made = RunButtons()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("button", "signal"), [("start", "start_asked"), ("pause", "pause_toggled"), ("stop", "stop_asked")]
)
def test_each_button_says_what_is_wanted(buttons, qtbot, button, signal):
    buttons.show_run(running=True, paused=False)
    with qtbot.waitSignal(getattr(buttons, signal)):
        getattr(buttons, button).click()


def test_without_a_run_there_is_nothing_to_pause_or_stop(buttons):
    buttons.show_run(running=False, paused=False)
    assert not buttons.pause.isEnabled()
    assert not buttons.stop.isEnabled()


def test_a_paused_run_can_be_resumed(buttons):
    buttons.show_run(running=True, paused=True)
    assert buttons.pause.text() == "Resume"
    buttons.show_run(running=True, paused=False)
    assert buttons.pause.text() == "Pause"


def test_buttons_are_high_enough_for_gloves(buttons):
    buttons.show()
    assert all(button.minimumHeight() >= 48 for button in (buttons.start, buttons.pause, buttons.stop))
