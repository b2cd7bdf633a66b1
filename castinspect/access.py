"""Who is logged in at this process, and the one question that guards every act: `require(Act.PROMOTE)`.

Without any password everybody may do everything, as on a bench. As soon as one is set, the acts of an engineer need an
engineer, whichever screen or command asks for them.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from castinspect.errors import AccessError
from castinspect.identity import act_as
from castinspect.jsonlines import JsonLines
from castinspect.paths import attempts_file
from castinspect.people import People, Person
from castinspect.roles import Act, Role, needed_for

TRIES = 5
"""Wrong passwords of one name in a row that cost no time."""
_FIRST_PAUSE = timedelta(seconds=30)
_LONGEST_PAUSE = timedelta(hours=1)


class Attempt(BaseModel):
    """One line of the journal of log-ins: a try is written before the password is looked at, its success after it."""

    at: datetime
    name: str
    kind: Literal["try", "success"]


class Lockout:
    """Says how long nobody may try a name again. It is computed from a file, so a restart shortens nothing.

    Args:
        file: The journal of log-ins; None takes the station's.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._attempts = JsonLines(file or attempts_file(), Attempt)

    def until(self, name: str) -> datetime | None:
        """When the name may be tried again; None where it may be now or was never locked."""
        tries: list[datetime] = []
        for attempt in self._attempts.read().rows:
            if attempt.name == _plain(name):
                tries = [*tries, attempt.at] if attempt.kind == "try" else []
        if len(tries) < TRIES:
            return None
        pause: timedelta = _FIRST_PAUSE * 2 ** min(len(tries) - TRIES, 12)
        return max(tries) + min(pause, _LONGEST_PAUSE)

    def note(self, name: str, kind: Literal["try", "success"], at: datetime) -> None:
        """Write an attempt down.

        Raises:
            AccessError: It cannot be written, so that it may not be made.
        """
        try:
            self._attempts.append(Attempt(at=at, name=_plain(name), kind=kind))
        except OSError as error:
            raise AccessError("people-not-written", file=self._attempts.file, detail=error.strerror or error) from error


class _Present:
    """Who is logged in at this process."""

    person: Person | None = None


def is_open() -> bool:
    """Whether no password is set, so that everybody may do everything.

    Raises:
        AccessError: It cannot be known.
    """
    return not People().all()


def present() -> Person | None:
    """Who is logged in at this process; None where nobody is, or where the person was removed or changed since."""
    person = _Present.person
    return person if person is not None and person in People().all() else None


def may(act: Act) -> bool:
    """Whether whoever is at this process may do something now."""
    try:
        require(act)
    except AccessError:
        return False
    return True


def require(act: Act) -> None:
    """Refuse an act that whoever is at this process may not do.

    Raises:
        AccessError: Nobody is logged in, the person's role is too low, or the people of the station cannot be read.
    """
    if is_open():
        return
    needed, person = needed_for(act), present()
    if person is None or not person.role.includes(needed):
        raise AccessError("access-administrator" if needed is Role.ADMINISTRATOR else "access-engineer")


def log_in(name: str, password: str, now: datetime | None = None) -> Person:
    """Be somebody at this process from now on.

    Args:
        name: As it was typed.
        password: Likewise.
        now: The moment; None takes the clock.

    Raises:
        AccessError: The name or the password is wrong, or the name is locked after too many tries.
    """
    now, lockout, people = now or datetime.now(UTC), Lockout(), People()
    locked_until = lockout.until(name)
    if locked_until is not None and now < locked_until:
        raise AccessError("access-locked", name=name, seconds=round((locked_until - now).total_seconds()) + 1)
    lockout.note(name, "try", now)
    person = people.find(name)
    if not people.is_password(person, password) or person is None:
        raise AccessError("access-wrong")
    lockout.note(name, "success", now)
    _Present.person = person
    act_as(person.name)
    return person


def log_out() -> None:
    """Be nobody at this process from now on."""
    _Present.person = None
    act_as(None)


def _plain(name: str) -> str:
    return name.strip().casefold()
