"""Who does something, and why; whatever is put on record names a person or a station."""

from __future__ import annotations

import getpass
import platform
import re
from dataclasses import dataclass, field

_LONGEST_NAME = 40


class _Acting:
    """Who logged in at the station, where passwords are set."""

    name: str | None = None


def act_as(name: str | None) -> None:
    """Put another name on record from now on; None goes back to that of the system."""
    _Acting.name = name


def current_user() -> str:
    """The name under which this person is logged in: at the station, else at the system."""
    if _Acting.name is not None:
        return _Acting.name
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return "unknown"


def station_name(name: str | None = None) -> str:
    """The name a station has in the record: as asked for, else the computer's, in letters, digits, `.`, `_` and `-`.

    Args:
        name: Asked for; None and nothing take the computer's name.
    """
    plain = re.sub(r"[^\w.-]+", "-", (name or platform.node()).strip()).strip("-.")
    return plain[:_LONGEST_NAME] or "station"


@dataclass(frozen=True)
class Attribution:
    """Who acts, and why."""

    who: str = field(default_factory=current_user)
    why: str = ""
