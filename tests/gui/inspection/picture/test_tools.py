"""The tools say what is wanted, and hide from an operator in a kiosk what is not for them."""

from __future__ import annotations

import pytest

from castinspect.gui.inspection.picture.tools import ToolsRow


@pytest.fixture
def tools(qtbot):
    made = ToolsRow(overlay_visible=True, overlay_opacity=0.5)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("name", ["open", "folder", "watch", "export"])
def test_a_button_tells_its_signal(qtbot, tools, name):
    with qtbot.waitSignal(getattr(tools, f"{name}_clicked")):
        tools.button(name).click()


def test_the_heat_map_is_told_with_its_strength(qtbot, tools):
    with qtbot.waitSignal(tools.overlay_changed) as told:
        tools.opacity.setValue(70)
    assert told.args == [True, 0.7]
    with qtbot.waitSignal(tools.overlay_changed) as told:
        tools.toggle_overlay()
    assert told.args == [False, 0.7]
    assert not tools.opacity.isEnabled()


def test_sound_is_muted_and_heard_again(qtbot, tools):
    with qtbot.waitSignal(tools.mute_toggled) as told:
        tools.button("mute").click()
    assert told.args == [True]
    with qtbot.waitSignal(tools.mute_toggled) as told:
        tools.unmute()
    assert told.args == [False]


def test_watching_is_ended_where_it_was_begun(tools):
    assert tools.button("watch").text() == "Watch…"
    tools.set_watching(True)
    assert tools.button("watch").text() == "Stop watching"


def test_an_operator_in_a_kiosk_sees_how_the_picture_is_shown_and_the_sound(tools):
    tools.set_kiosk(True)
    shown = {name for name in ("open", "folder", "watch", "overlay", "compare", "table", "export", "mute")
             if tools.button(name).isVisible()}  # fmt: skip
    assert shown == {"overlay", "compare", "mute"}
