"""Who may log in: kept by hash, weak passwords refused, never without an administrator."""

from __future__ import annotations

import os
import stat

import pytest

from castinspect.errors import AccessError
from castinspect.paths import people_file
from castinspect.people import People
from castinspect.roles import Role
from tests.helpers.people import PASSWORD, add_people, cheap_hashes


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    cheap_hashes(monkeypatch)


def test_passwords_are_kept_as_argon2id_only_and_for_the_owner_of_the_file_alone():
    add_people()
    text = people_file().read_text(encoding="utf-8")
    assert PASSWORD not in text
    assert text.count("$argon2id$") == 3
    if os.name == "posix":
        assert stat.S_IMODE(people_file().stat().st_mode) == 0o600


def test_usual_hashes_cost_what_rfc_9106_asks_for(monkeypatch):
    monkeypatch.undo()
    from castinspect.people import _argon2

    hasher = _argon2()
    assert (hasher.type.name, hasher.time_cost >= 3, hasher.memory_cost >= 65536) == ("ID", True, True)


def test_the_first_person_is_an_administrator():
    with pytest.raises(AccessError) as caught:
        People().add("Kim", Role.ENGINEER, PASSWORD)
    assert caught.value.code == "people-first"
    assert People().all() == ()


@pytest.mark.parametrize("password", ["short", "1234567890123", "aaaaaaaaaaaa", "Maintenance", "x" * 201])
def test_weak_passwords_are_refused(password):
    with pytest.raises(AccessError) as caught:
        People().add("maintenance", Role.ADMINISTRATOR, password)
    assert caught.value.code == "password-weak"


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 41])
def test_names_that_cannot_be_put_on_record_are_refused(name):
    with pytest.raises(AccessError) as caught:
        People().add(name, Role.ADMINISTRATOR, PASSWORD)
    assert caught.value.code == "person-name"


def test_a_name_is_one_persons_however_it_is_capitalised():
    add_people()
    with pytest.raises(AccessError):
        People().add("KIM", Role.OPERATOR, PASSWORD)
    assert People().find("kIm ").name == "Kim"


def test_the_last_administrator_goes_last_of_all():
    add_people()
    with pytest.raises(AccessError) as caught:
        People().remove("Boss")
    assert caught.value.code == "people-last"
    for name in ("Kim", "Lee", "Boss"):
        People().remove(name)
    assert not people_file().exists()


def test_another_password_takes_the_place_of_the_first():
    add_people()
    People().set_password("kim", "a green gate")
    kim = People().find("Kim")
    assert People().is_password(kim, "a green gate")
    assert not People().is_password(kim, PASSWORD)
    assert not People().is_password(None, PASSWORD)


@pytest.mark.parametrize("content", [b"", b"{", b'{"people": [{"name": "x"}]}', b"\xff\xfe"])
def test_a_spoilt_file_lets_nobody_in_instead_of_everybody(content):
    people_file().parent.mkdir(parents=True, exist_ok=True)
    people_file().write_bytes(content)
    with pytest.raises(AccessError) as caught:
        People().all()
    assert caught.value.code == "people-unreadable"
