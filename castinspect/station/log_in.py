"""Logging in and out with a row in the record, and changes to who may: the audit chain tells who was at the station."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from castinspect import access
from castinspect.errors import AccessError, CastInspectError
from castinspect.messages import Message
from castinspect.people import People, Person
from castinspect.roles import Act, Role
from castinspect.settings import Settings
from castinspect.station.configured import station_name
from castinspect.station.history.audit.chain import AuditKind
from castinspect.station.history.opening import open_store


@dataclass(frozen=True)
class LoggedIn:
    """Somebody is at the station.

    Attributes:
        person: Who.
        unrecorded: Why the record could not note it; None where it did. An engineer must get in to mend that, too.
    """

    person: Person
    unrecorded: Message | None = None


def log_in(name: str, password: str) -> Iterator[LoggedIn]:
    """Log in and note it; told once it is done.

    Raises:
        AccessError: Name or password is wrong, or the name is locked. That is noted as well.
    """
    try:
        person = access.log_in(name, password)
    except AccessError as error:
        _note(AuditKind.LOG_IN, {"outcome": error.code, "name": name[:100]}, "")
        raise
    noted = _note(AuditKind.LOG_IN, {"outcome": "in", "role": str(person.role)}, person.name)
    yield LoggedIn(person, noted)


def log_out(why: str) -> Iterator[Message]:
    """Log out and note it.

    Args:
        why: `asked` or `idle`.

    Yields:
        Why the record could not note it, if so.
    """
    person = access.present()
    access.log_out()
    if person is not None and (problem := _note(AuditKind.LOG_IN, {"outcome": "out", "why": why}, person.name)):
        yield problem


def add_person(name: str, role: Role, password: str) -> Person:
    """Let somebody log in from now on.

    Raises:
        AccessError: Whoever asks is no administrator, or the name or password cannot be used.
    """
    access.require(Act.USERS)
    person = People().add(name, role, password)
    _note(AuditKind.SETTING, {"person": person.name, "change": "added", "role": str(role)}, _who())
    return person


def remove_person(name: str) -> Person:
    """Let somebody log in no more.

    Raises:
        AccessError: Whoever asks is no administrator, or the person is the last one.
    """
    access.require(Act.USERS)
    person = People().remove(name)
    _note(AuditKind.SETTING, {"person": person.name, "change": "removed", "role": str(person.role)}, _who())
    return person


def change_password(name: str, password: str) -> Person:
    """Give somebody another password; one's own needs no role.

    Raises:
        AccessError: It is somebody else's and whoever asks is no administrator, or the password is weak.
    """
    present = access.present()
    if present is None or People().find(name) != present:
        access.require(Act.USERS)
    person = People().set_password(name, password)
    _note(AuditKind.SETTING, {"person": person.name, "change": "password"}, _who())
    return person


def _who() -> str:
    present = access.present()
    return present.name if present else ""


def _note(kind: AuditKind, payload: Mapping[str, object], who: str) -> Message | None:
    """Put something on record; why it could not be, if so."""
    try:
        settings, _ = Settings.load_or_last_good()
        with open_store(station=station_name(settings)) as store:
            store.note(kind, payload, who)
    except CastInspectError as error:
        return Message("access-not-recorded", {"detail": str(error)})
    return None
