"""The outputs' dialog goes with how they are, and tries one where it runs or by itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.outputs.dialog import OutputsDialog
from castinspect.messages import Message
from castinspect.sections import CsvSection, JsonSection
from castinspect.settings import Settings
from castinspect.station.outputs.runner import OutputHealth, OutputState
from tests.helpers.window import WAIT_MS


class Delivery:
    """The outputs of a station at work."""

    def __init__(self):
        self.tested = []

    def health(self):
        now = datetime(2026, 11, 27, tzinfo=UTC)
        return (OutputHealth("shift", OutputState.WORKING, now, sent=1), OutputHealth("gone", OutputState.WORKING, now))

    def test(self, name, _station):
        self.tested.append(name)
        if name != "shift":
            raise KeyError(name)
        return Message("station-starting")


@pytest.fixture
def dialog_of(parent, tmp_path):
    def make(delivery, **outputs):
        dialog = OutputsDialog(SettingsKeeper(Settings(outputs=outputs)), delivery, parent)
        dialog.open()
        return dialog

    return make


def tried(qtbot, dialog, name):
    dialog.rows[name].button.click()
    qtbot.waitUntil(lambda: bool(dialog.rows[name].answer_text), timeout=WAIT_MS)
    qtbot.waitUntil(dialog.rows[name].button.isEnabled, timeout=WAIT_MS)
    return dialog.rows[name].answer_text


def test_health_is_shown_while_the_station_is_at_work(qtbot, dialog_of, tmp_path):
    dialog = dialog_of(Delivery(), shift=CsvSection(folder=tmp_path))
    qtbot.waitUntil(lambda: "1 sent" in dialog.rows["shift"].state_text, timeout=WAIT_MS)
    dialog.close()


def test_an_output_that_runs_is_tried_there(qtbot, dialog_of, tmp_path):
    delivery = Delivery()
    dialog = dialog_of(delivery, shift=CsvSection(folder=tmp_path))
    assert tried(qtbot, dialog, "shift") == "✓  The station is starting."
    assert delivery.tested == ["shift"]
    dialog.close()


def test_one_that_does_not_run_is_tried_by_itself(qtbot, dialog_of, tmp_path):
    dialog = dialog_of(None, good=JsonSection(folder=tmp_path), bad=JsonSection(folder=tmp_path / "gone" / "gone"))
    (tmp_path / "gone").write_bytes(b"a file")
    assert tried(qtbot, dialog, "good").startswith("✓")
    assert tried(qtbot, dialog, "bad").startswith("✗")
    assert dialog.rows["good"].state_text == "not at work"
    dialog.close()


def test_without_any_output_it_says_how_one_is_added(dialog_of):
    dialog = dialog_of(None)
    assert "castinspect outputs add" in dialog._hint.text()
    dialog.close()
