"""The buttons are for gloves, say their keys, and do nothing that cannot be done."""

from __future__ import annotations

import pytest

from castinspect.gui.common.theme import TOUCH
from castinspect.gui.inspection.side.decision_buttons import KEYS, DecisionButtons


@pytest.fixture
def buttons(qtbot):
    made = DecisionButtons()
    qtbot.addWidget(made)
    made.resize(320, 200)
    made.show()
    return made


def test_every_button_says_its_key_and_none_is_space(buttons):
    for name, key in KEYS.items():
        assert key in buttons.button(name).text()
    assert "Space" not in KEYS.values()


def test_what_is_touched_is_large_enough(buttons):
    assert all(buttons.button(name).height() >= TOUCH for name in ("good", "defect", "next", "disagree"))


def test_a_review_asks_for_a_decision_and_cannot_be_disagreed_with(buttons):
    buttons.show_possible(can_be_good=True, can_be_bad=True, can_disagree=False, can_go_on=True, can_undo=False)
    enabled = {name for name in KEYS if buttons.button(name).isEnabled()}
    assert enabled == {"good", "defect", "next"}


def test_a_button_that_cannot_be_used_tells_nothing(qtbot, buttons):
    buttons.show_possible(can_be_good=False, can_be_bad=False, can_disagree=False, can_go_on=False, can_undo=False)
    with qtbot.assertNotEmitted(buttons.good):
        buttons.button("good").click()
    buttons.show_possible(can_be_good=True, can_be_bad=True, can_disagree=False, can_go_on=False, can_undo=False)
    with qtbot.waitSignal(buttons.good):
        buttons.button("good").click()
