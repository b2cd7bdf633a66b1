"""`castinspect users`: passwords come by standard input or a file, never by an option that others could read."""

from __future__ import annotations

import io

import pytest

from castinspect import access
from castinspect.cli import run
from castinspect.people import People
from tests.helpers.people import PASSWORD, add_people, cheap_hashes


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    cheap_hashes(monkeypatch)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    yield
    access.log_out()


@pytest.fixture
def boss(monkeypatch, tmp_path):
    """A script that says who it is."""
    add_people()
    (tmp_path / "password").write_text(f"{PASSWORD}\n", encoding="utf-8")
    monkeypatch.setenv("CASTINSPECT_USER", "boss")
    monkeypatch.setenv("CASTINSPECT_PASSWORD_FILE", str(tmp_path / "password"))


def test_without_anybody_the_list_says_that_the_station_is_open(capsys):
    assert run(["users"]) == 0
    assert "everybody may do everything" in capsys.readouterr().out


def test_the_first_administrator_is_added_and_listed(capsys):
    assert run(["users", "add", "Boss", "--role", "administrator"]) == 0
    assert run(["users", "list"]) == 0
    assert "administrator" in capsys.readouterr().out
    assert not access.is_open()


def test_nobody_is_added_by_who_is_not_logged_in(capsys):
    add_people()
    assert run(["users", "add", "Park", "--role", "engineer"]) == 1
    assert "administrator" in capsys.readouterr().err
    assert People().find("Park") is None


def test_a_script_logs_in_by_its_environment(boss):
    assert run(["users", "add", "Park", "--role", "engineer"]) == 0
    assert run(["users", "remove", "Lee"]) == 0
    assert [person.name for person in People().all()] == ["Boss", "Kim", "Park"]


def test_another_password_is_read_from_standard_input(boss, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("a green gate\n"))
    assert run(["users", "password", "Kim"]) == 0
    assert People().is_password(People().find("Kim"), "a green gate")


def test_commands_that_need_a_role_log_in_and_go_on(boss, checkpoint):
    assert run(["promote", str(checkpoint), "--allow-unproven"]) == 0
    assert access.present().name == "Boss"
