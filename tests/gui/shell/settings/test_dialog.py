"""The settings dialog walks the table: a field has its setting's choices and bounds; it searches and sets back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit

from castinspect.gui.shell.settings.dialog import SettingsDialog
from castinspect.gui.shell.settings.table import level_title, rows
from castinspect.settings import Settings


@pytest.fixture
def dialog(qtbot):
    made = SettingsDialog(Settings(theme="dark", scan_seconds=3))
    qtbot.addWidget(made)
    made.told = []
    made.changed.connect(lambda name, value: made.told.append((name, value)))
    made.show()
    return made


def test_every_row_is_a_setting_and_stands_there_as_it_is(dialog):
    values = Settings(theme="dark", scan_seconds=3)
    assert {row.name for row in rows()} <= set(Settings.model_fields)
    assert {name: field.value for name, field in dialog.fields.items()} == {
        row.name: getattr(values, row.name) for row in rows()
    }
    assert all(level_title(row.level) for row in rows())


@pytest.mark.parametrize(
    ("name", "kind"),
    [("kiosk", QCheckBox), ("engine", QComboBox), ("scan_seconds", QDoubleSpinBox), ("station_name", QLineEdit)],
)
def test_a_field_is_of_the_settings_own_kind(dialog, name, kind):
    assert isinstance(dialog.fields[name].field, kind)


def test_bounds_are_those_of_the_table(dialog):
    box = dialog.fields["scan_seconds"].field
    assert (box.minimum(), box.maximum()) == (0.1, 3600)
    choices = dialog.fields["language"].field
    assert [choices.itemData(index) for index in range(choices.count())] == ["auto", "en", "ko"]


def test_a_change_is_told_with_its_name(dialog):
    dialog.fields["theme"].show_value("light")
    dialog.fields["kiosk"].field.setChecked(True)
    assert dialog.told == [("theme", "light"), ("kiosk", True)]


def test_what_was_changed_is_set_back_one_by_one_and_all_at_once(dialog):
    dialog.fields["theme"].set_back()
    assert dialog.told == [("theme", "light")]
    dialog.set_all_back()
    assert ("scan_seconds", 1.0) in dialog.told
    assert not any(field._reset.isEnabled() for field in dialog.fields.values())


def test_searching_shows_only_what_the_words_stand_in(dialog):
    dialog.search("heat map")
    assert [name for name, field in dialog.fields.items() if field.isVisible()] == ["overlay_opacity"]
    assert not dialog._headings["device"].isVisible()
    dialog.search("")
    assert all(field.isVisible() for field in dialog.fields.values())


def test_choices_are_words_and_what_is_kept_is_not(dialog):
    theme = dialog.fields["theme"]
    theme.show_value("dark")
    assert (theme.field.currentText(), theme.value) == ("dark", "dark")
    language = dialog.fields["language"]
    language.show_value("auto")
    assert (language.field.currentText(), language.value) == ("automatic", "auto")
    language.show_value("ko")
    assert (language.field.currentText(), language.value) == ("한국어", "ko")
