"""The table of commands is true."""

from __future__ import annotations

import inspect
import re
import shlex
from collections import Counter
from pathlib import Path

import pytest

import castinspect
from castinspect.cli.common.commands import LazyCommand
from castinspect.cli.table import GROUPS, OF_FULL_APP, TABLE

README = Path(castinspect.__file__).parents[1] / "README.md"
BY_TYPED = {command.typed: command for command in TABLE}
USUAL = {group.name: f"{group.name} {group.usual}" for group in GROUPS if group.usual}


def typed_in_the_readme():
    found = re.findall(r"(?:^|`)castinspect ([a-z][^`\n]*)", README.read_text(encoding="utf-8"), re.MULTILINE)
    return list(dict.fromkeys(found))


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


@pytest.mark.parametrize("line", typed_in_the_readme())
def test_the_readme_types_only_commands_and_options_that_are_there(line):
    words = [word.partition("|")[0] for word in shlex.split(line, comments=True)]
    typed = next((name for name in (" ".join(words[:2]), words[0]) if name in BY_TYPED), USUAL.get(words[0]))
    assert typed, "no such command"
    known = {name for parameter in LazyCommand(BY_TYPED[typed]).load().params
             for name in (*parameter.opts, *parameter.secondary_opts)}  # fmt: skip
    assert {word for word in words if re.match("--?[a-z]", word)} <= known
