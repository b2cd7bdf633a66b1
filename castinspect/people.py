"""The people of a station: their names, roles and password hashes, in one file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from castinspect.errors import AccessError
from castinspect.files import write_atomically
from castinspect.jsontext import read_model
from castinspect.paths import people_file
from castinspect.roles import Role

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
_LONGEST_NAME = 40


class Person(BaseModel):
    """Somebody who may log in.

    Attributes:
        name: As it is typed and put on record.
        role: What the person may do.
        hash: Of the password, by Argon2id with its parameters and salt.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    role: Role
    hash: str


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    people: tuple[Person, ...] = ()


class People:
    """Everybody who may log in. No file means that no password was ever set; a spoilt one lets nobody in.

    Args:
        file: Where they are kept; None takes the station's.
        hasher: Hashes and verifies passwords; None takes Argon2id with the parameters of RFC 9106.
    """

    def __init__(self, file: Path | None = None, hasher: Callable[[], PasswordHasher] | None = None) -> None:
        self._file = file or people_file()
        self._hasher = hasher or _argon2

    def all(self) -> tuple[Person, ...]:
        """Everybody, in the order in which they were added.

        Raises:
            AccessError: The file cannot be read, or holds something else.
        """
        try:
            return read_model(_File, self._file.read_bytes()).people
        except FileNotFoundError:
            return ()
        except (OSError, ValueError) as error:
            raise AccessError("people-unreadable", file=self._file) from error

    def find(self, name: str) -> Person | None:
        """The person of a name, however it is capitalised; None where there is none.

        Raises:
            AccessError: The file cannot be read.
        """
        return next((person for person in self.all() if _is_same(person.name, name)), None)

    def add(self, name: str, role: Role, password: str) -> Person:
        """Let somebody log in from now on.

        Raises:
            AccessError: The name is taken or cannot be used, the password is weak, or the first is no administrator.
        """
        people, name = self.all(), name.strip()
        if not name or len(name) > _LONGEST_NAME or not name.isprintable():
            raise AccessError("person-name", longest=_LONGEST_NAME)
        if self.find(name) is not None:
            raise AccessError("person-taken", name=name)
        if not people and role is not Role.ADMINISTRATOR:
            raise AccessError("people-first")
        person = Person(name=name, role=role, hash=self._hash(name, password))
        self._write((*people, person))
        return person

    def remove(self, name: str) -> Person:
        """Let somebody log in no more; the last administrator goes last of all.

        Raises:
            AccessError: There is no such person, or nobody would be left who may add people.
        """
        people, person = self.all(), self._known(name)
        rest = tuple(other for other in people if other != person)
        if rest and all(other.role is not Role.ADMINISTRATOR for other in rest):
            raise AccessError("people-last", name=person.name)
        self._write(rest)
        return person

    def set_password(self, name: str, password: str) -> Person:
        """Give somebody another password.

        Raises:
            AccessError: There is no such person, or the password is weak.
        """
        before = self._known(name)
        person = before.model_copy(update={"hash": self._hash(before.name, password)})
        self._write(tuple(person if other == before else other for other in self.all()))
        return person

    def is_password(self, person: Person | None, password: str) -> bool:
        """Whether a password is a person's; as slow for nobody, so that names cannot be guessed."""
        from argon2.exceptions import InvalidHashError, VerificationError

        hasher = self._hasher()
        try:
            hasher.verify(person.hash if person else hasher.hash("nobody's password"), password[:LONGEST_PASSWORD])
        except (VerificationError, InvalidHashError):
            return False
        return person is not None

    def _known(self, name: str) -> Person:
        person = self.find(name)
        if person is None:
            raise AccessError("person-unknown", name=name)
        return person

    def _hash(self, name: str, password: str) -> str:
        weak = len(password) < SHORTEST_PASSWORD or password.isdigit() or _is_same(password, name)
        if weak or len(password) > LONGEST_PASSWORD or len(set(password)) == 1:
            raise AccessError("password-weak", shortest=SHORTEST_PASSWORD)
        return self._hasher().hash(password)

    def _write(self, people: tuple[Person, ...]) -> None:
        try:
            if people:
                write_atomically(self._file, _File(people=people).model_dump_json(indent=1).encode())
                os.chmod(self._file, 0o600)  # noqa: PTH101 - hashes are nobody else's business
            else:
                self._file.unlink(missing_ok=True)
        except OSError as error:
            raise AccessError("people-not-written", file=self._file, detail=error.strerror or error) from error


def _is_same(name: str, other: str) -> bool:
    return name.strip().casefold() == other.strip().casefold()


def _argon2() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()
