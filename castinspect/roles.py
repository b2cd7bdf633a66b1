"""Who may do what at a station: three roles, and the acts that need one."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person is at a station; each may do what those before may."""

    OPERATOR = "operator"
    ENGINEER = "engineer"
    ADMINISTRATOR = "administrator"

    def includes(self, other: Role) -> bool:
        """Whether a person with this role may do what the other one may."""
        return _RANKS[self] >= _RANKS[other]


_RANKS = {role: rank for rank, role in enumerate(Role)}


class Act(StrEnum):
    """What changes how parts are judged or counted. Holding, stopping and deciding of a part are none: anybody may."""

    CUTS = "cuts"
    GATE = "gate"
    TRAIN = "train"
    PROMOTE = "promote"
    OUTPUTS = "outputs"
    SETTINGS = "settings"
    RESET = "reset"
    BYPASS = "bypass"
    LEAVE_KIOSK = "leave-kiosk"
    RESTORE = "restore"
    USERS = "users"


def needed_for(act: Act) -> Role:
    """The least role that an act needs where passwords are set."""
    return Role.ADMINISTRATOR if act is Act.USERS else Role.ENGINEER
