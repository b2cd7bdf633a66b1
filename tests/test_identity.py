"""Whoever acts has a name, also where the system knows none."""

from __future__ import annotations

import getpass

import pytest

from castinspect.identity import Attribution, current_user, station_name


def test_the_person_who_is_logged_in_acts_unless_another_is_named(monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "kim")
    assert Attribution().who == "kim"
    assert Attribution("lee", "too strict") == Attribution(who="lee", why="too strict")


def test_an_account_without_a_name_is_unknown(monkeypatch):
    def nobody():
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert current_user() == "unknown"


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("Line 2", "Line-2"),
        ("  cell/3\\a ", "cell-3-a"),
        ("주조-1", "주조-1"),
        ("../..", "station"),
        ("x" * 50, "x" * 40),
    ],
)
def test_a_station_has_a_name_that_files_and_topics_can_carry(asked, given):
    assert station_name(asked) == given


def test_a_station_without_a_name_is_called_as_its_computer(monkeypatch):
    monkeypatch.setattr("platform.node", lambda: "press-7.local")
    assert station_name() == station_name("") == "press-7.local"
