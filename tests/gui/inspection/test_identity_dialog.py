"""A pattern is tried on the watched folder's pictures as it is typed, and kept when the person says so."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialogButtonBox

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.identity_dialog import IdentityDialog
from castinspect.settings import Settings
from tests.helpers.window import WAIT_MS


@pytest.fixture
def dialog(qtbot, parent, tmp_path):
    (tmp_path / "lot_7").mkdir()
    (tmp_path / "lot_7" / "part_0012.png").write_bytes(b"1")
    made = IdentityDialog(SettingsKeeper(Settings(watched_folder=tmp_path)), parent)
    made.open()
    qtbot.waitUntil(lambda: made.table.rowCount() == 1, timeout=WAIT_MS)
    yield made
    made.close()


def save(dialog):
    return dialog._buttons.button(QDialogButtonBox.StandardButton.Save)


def test_each_picture_shows_what_the_pattern_makes_of_it(dialog):
    assert [dialog.cell(0, column) for column in range(3)] == ["lot_7/part_0012.png", "–", "–"]
    dialog.pattern.setText(r"lot_(?P<lot>\d+)/part_(?P<part>\d+)")
    assert [dialog.cell(0, column) for column in (1, 2)] == ["0012", "7"]
    assert dialog.problem_text == ""


def test_one_that_cannot_be_used_says_why_and_is_not_kept(dialog):
    dialog.pattern.setText("(?P<serial>.)")
    assert "serial" in dialog.problem_text
    assert not save(dialog).isEnabled()
    assert dialog._keeper.values.identity.pattern == ""


def test_what_is_saved_is_in_the_settings(dialog):
    dialog.pattern.setText(r"part_(?P<part>\d+)")
    dialog.codes.setChecked(True)
    save(dialog).click()
    kept = dialog._keeper.values.identity
    assert (kept.pattern, kept.codes) == (r"part_(?P<part>\d+)", True)
