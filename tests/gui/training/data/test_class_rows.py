"""Rows grow with the classes that are found, and say together what there is to learn."""

from __future__ import annotations

import pytest

from castinspect.gui.training.data.class_rows import ClassRows
from castinspect.gui.training.data.scan import ClassLook, scan
from castinspect.models.metadata import Role


@pytest.fixture
def rows(qtbot):
    made = ClassRows()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def looks(data_folder):
    (data_folder / "ok_front").rename(data_folder / "series_a")
    return [look for look in scan(data_folder) if isinstance(look, ClassLook)]


def test_a_class_whose_meaning_is_open_is_missing_until_it_is_given(qtbot, rows, looks):
    for look in looks:
        rows.add(look)
    assert rows.roles() == {"def_front": Role.DEFECT}
    assert rows.why_not_trainable(None).code == "data-roles-unclear"
    with qtbot.waitSignal(rows.role_changed):
        rows.rows[1].set_role(Role.OK)
    assert rows.roles() == {"def_front": Role.DEFECT, "series_a": Role.OK}
    assert rows.why_not_trainable(None) is None
    assert rows.why_not_trainable(r"wheel_(\d+)").code == "part-pattern-matches-nothing"


def test_all_pictures_are_known_by_what_the_folders_say(rows, looks, data_folder):
    for look in looks:
        rows.add(look)
    found = {path for paths in rows.pictures().values() for path in paths}
    assert found == set(data_folder.rglob("*.png"))


def test_rows_to_come_are_locked_too(rows, looks):
    rows.add(looks[0])
    rows.set_editable(False)
    rows.add(looks[1])
    assert not any(row._combo.isEnabled() for row in rows.rows)


def test_another_folder_begins_with_no_rows(rows, looks):
    rows.add(looks[0])
    rows.clear()
    assert (rows.rows, rows.roles(), rows.pictures()) == ([], {}, {})
