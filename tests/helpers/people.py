"""People of a station, with hashes that cost nothing to make."""

from __future__ import annotations

from castinspect import people
from castinspect.roles import Role

PASSWORD = "a red gate"


def cheap_hashes(monkeypatch):
    """Hash with the least that Argon2id takes: a test is no attacker."""
    from argon2 import PasswordHasher

    monkeypatch.setattr(people, "_argon2", lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def add_people():
    """One of each role, each with the same password."""
    station = people.People()
    station.add("Boss", Role.ADMINISTRATOR, PASSWORD)
    station.add("Kim", Role.ENGINEER, PASSWORD)
    station.add("Lee", Role.OPERATOR, PASSWORD)
