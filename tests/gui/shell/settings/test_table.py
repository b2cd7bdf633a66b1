"""The table of settings: each row is a setting of its own, with words and somebody whose it is."""

from __future__ import annotations

import pytest

from castinspect.gui.shell.settings.table import level_title, rows
from castinspect.settings import Settings

ROWS = rows()


def test_no_setting_stands_there_twice():
    names = [row.name for row in ROWS]
    assert len(set(names)) == len(names) >= 10


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_names_a_setting_and_says_what_it_does(row):
    assert row.name in Settings.model_fields
    assert row.caption != row.help
    assert row.help.endswith(".")
    assert level_title(row.level)


def test_an_unknown_owner_is_an_error_not_an_empty_heading():
    with pytest.raises(KeyError):
        level_title("nobody")
