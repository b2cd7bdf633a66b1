"""Each button is enabled only when it can do something."""

from __future__ import annotations

import pytest

from castinspect.gui.models.actions_row import ActionsRow


@pytest.fixture
def row(qtbot):
    made = ActionsRow()
    qtbot.addWidget(made)
    return made


def enabled(row):
    return {name for name, button in row._buttons.items() if button.isEnabled()}


def show(row, **changes):
    values = {"sound": True, "promoted": False, "can_compare": True, "can_roll_back": True, "busy": False}
    row.show_possible(**(values | changes))
    return enabled(row)


def test_a_sound_version_can_be_used_in_every_way(row):
    assert show(row) == set(row._buttons)


def test_the_promoted_version_is_neither_promoted_again_nor_removed(row):
    assert set(row._buttons) - show(row, promoted=True) == {"promote", "remove"}


def test_without_a_sound_version_there_is_import_lock_and_roll_back(row):
    assert show(row, sound=False, can_compare=False) == {"import", "lock", "roll_back"}


def test_while_a_long_job_goes_on_no_other_is_begun(row):
    assert set(row._buttons) - show(row, busy=True) == {"compare", "adapt", "int8"}


def test_roll_back_needs_a_version_before(row):
    assert "roll_back" not in show(row, can_roll_back=False)


@pytest.mark.parametrize(("name", "signal"), [("promote", "promote"), ("import", "import_"), ("lock", "lock")])
def test_a_button_says_what_is_wanted(row, qtbot, name, signal):
    show(row)
    with qtbot.waitSignal(getattr(row, signal)):
        row.button(name).click()


def test_keys_stay_after_a_change_of_language(row):
    row._retranslate()
    assert row.button("rename").shortcut().toString() == "F2"
