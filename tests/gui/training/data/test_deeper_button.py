"""The level below is offered where that is what a folder was refused for, and only there."""

from __future__ import annotations

import pytest

from castinspect.errors import DataError
from castinspect.gui.training.data.deeper_button import DeeperButton


@pytest.fixture
def button(qtbot):
    made = DeeperButton()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("code", ["data-deeper", "data-much-deeper"])
def test_it_takes_the_level_that_the_refusal_names(qtbot, button, code):
    button.show_for(DataError(code, name="line", below="ng, ok", levels=2, level=3))
    assert not button.isHidden()
    with qtbot.waitSignal(button.taken) as taken:
        button.click()
    assert taken.args == [3]


@pytest.mark.parametrize("failure", [None, OSError("gone"), DataError("data-missing", folder="a")])
def test_anything_else_hides_it(button, failure):
    button.show_for(DataError("data-deeper", name="line", below="ng, ok", level=2))
    button.show_for(failure)
    assert button.isHidden()
