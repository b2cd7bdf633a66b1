import pytest

from castinspect.gui.training.settings.preset_row import PresetRow
from castinspect.training.presets import Preset


@pytest.fixture
def row(qtbot):
    widget = PresetRow()
    qtbot.addWidget(widget)
    return widget


def marked(row):
    return [preset for preset in Preset if row.button(preset).isChecked()]


def test_click_tells_the_preset_and_marks_it(row, qtbot):
    with qtbot.waitSignal(row.chosen) as signal:
        row.button(Preset.BEST).click()
    assert signal.args == [Preset.BEST]
    assert marked(row) == [Preset.BEST]


def test_choice_of_ones_own_marks_none(row):
    row.show_preset(Preset.QUICK)
    row.show_preset(None)
    assert marked(row) == []


def test_time_is_said_once_it_is_known(row):
    assert "about" not in row.button(Preset.QUICK).text()
    row.show_seconds({Preset.QUICK: 21.4, Preset.BALANCED: 130.0, Preset.BEST: 600.0})
    assert [row.button(preset).text().splitlines()[1] for preset in Preset] == [
        "about 21 s",
        "about 2 min",
        "about 10 min",
    ]
