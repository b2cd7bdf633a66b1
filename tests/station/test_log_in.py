"""Log-ins, refused ones too, and changes of people are links of the audit chain."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from castinspect import access
from castinspect.errors import AccessError
from castinspect.people import People
from castinspect.roles import Role
from castinspect.station.history.opening import open_store
from castinspect.station.history.tables import audit
from castinspect.station.log_in import add_person, change_password, log_in, log_out, remove_person
from tests.helpers.people import PASSWORD, add_people, cheap_hashes


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    cheap_hashes(monkeypatch)
    yield
    access.log_out()


def chain():
    with open_store() as store, store.database.reading() as connection:
        rows = connection.execute(select(audit).order_by(audit.c.number)).all()
    return [(row.kind, row.who, json.loads(row.payload)) for row in rows]


def test_log_in_and_out_are_on_record_with_the_person():
    add_people()
    (done,) = log_in("kim", PASSWORD)
    assert (done.person.name, done.unrecorded) == ("Kim", None)
    assert list(log_out("idle")) == []
    assert [(kind, who, row["outcome"]) for kind, who, row in chain()[-2:]] == [
        ("log-in", "Kim", "in"),
        ("log-in", "Kim", "out"),
    ]
    assert access.present() is None


def test_a_refused_log_in_is_on_record_without_the_password():
    add_people()
    with pytest.raises(AccessError):
        list(log_in("kim", "not the password"))
    kind, _, row = chain()[-1]
    assert (kind, row) == ("log-in", {"outcome": "access-wrong", "name": "kim"})


def test_who_may_is_changed_by_an_administrator_only_and_on_record():
    add_person("Boss", Role.ADMINISTRATOR, PASSWORD)
    with pytest.raises(AccessError):
        add_person("Kim", Role.ENGINEER, PASSWORD)
    list(log_in("boss", PASSWORD))
    add_person("Kim", Role.ENGINEER, PASSWORD)
    remove_person("Kim")
    assert [row["change"] for kind, _, row in chain() if kind == "setting"] == ["added", "added", "removed"]
    assert chain()[-1][1] == "Boss"


def test_ones_own_password_needs_no_role_and_anothers_does():
    add_people()
    list(log_in("lee", PASSWORD))
    with pytest.raises(AccessError):
        change_password("Kim", "a green gate")
    change_password("Lee", "a green gate")
    assert People().is_password(People().find("Lee"), "a green gate")
