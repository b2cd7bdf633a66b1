"""Only a person at a terminal can agree."""

from __future__ import annotations

import sys

import pytest
import typer

from castinspect.cli.common.regrouping import agrees_to_regroup
from castinspect.errors import DataError


@pytest.fixture
def crosses():
    return DataError("data-crosses", parts=2, example="a.png and b.png")


def at_a_terminal(monkeypatch, answer):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    asked = []
    monkeypatch.setattr(typer, "confirm", lambda text, err: asked.append((text, err)) or answer)
    return asked


@pytest.mark.parametrize("answer", [True, False])
def test_a_person_is_asked(monkeypatch, crosses, answer):
    asked = at_a_terminal(monkeypatch, answer)
    assert agrees_to_regroup(crosses) is answer
    ((text, on_standard_error),) = asked
    assert text.endswith("Regroup and go on?")
    assert on_standard_error


def test_where_nobody_can_be_asked_nothing_is_regrouped(monkeypatch, crosses):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    assert not agrees_to_regroup(crosses)


def test_other_errors_are_no_question(monkeypatch):
    asked = at_a_terminal(monkeypatch, True)
    assert not agrees_to_regroup(DataError("data-empty", folder="parts"))
    assert asked == []
