"""The table of commands is true."""

from __future__ import annotations

import inspect
from collections import Counter

import pytest

from castinspect.cli.table import GROUPS, OF_FULL_APP, TABLE


@pytest.mark.parametrize("command", TABLE, ids=[command.typed for command in TABLE])
def test_each_command_is_there_and_the_list_says_what_its_docstring_says(command):
    said = inspect.getdoc(command.function())
    assert said is not None
    assert said.splitlines()[0] == command.about


def test_each_command_is_typed_in_one_way_and_each_group_is_declared():
    assert max(Counter(command.typed for command in TABLE).values()) == 1
    assert {command.group for command in TABLE} == {"", *(group.name for group in GROUPS)}


def test_what_only_the_full_app_offers_is_in_the_table():
    assert set(OF_FULL_APP) <= {command.typed.partition(" ")[0] for command in TABLE}
