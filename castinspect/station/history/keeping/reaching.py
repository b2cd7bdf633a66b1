"""When a server that is away is tried again: a cheap question is asked often, the whole way is tried seldom."""

from __future__ import annotations

from collections.abc import Callable

_AWAY = (0.5, 1.0, 2.0, 3.0)
"""Seconds between two questions whether a server is there; the last again and again."""

_REFUSED = (2.0, 5.0, 15.0)
"""Seconds between two tries with a server that is there and takes nothing, as one with a full disk."""

_PATIENCE = 3
"""Seconds that the question may take."""


def accepts_connections(url: str) -> bool:
    """Whether a server is there and takes connections, without logging in; one that only starts does not.

    Args:
        url: As the settings name it, `postgresql+psycopg://USER@HOST/NAME`.

    Returns:
        Also True where it cannot be asked: then the try itself says what is wrong.
    """
    try:
        from psycopg import conninfo, pq
        from sqlalchemy import exc, make_url
    except ImportError:  # psycopg is an extra
        return True
    try:
        parsed = make_url(url)
        _, arguments = parsed.get_dialect()().create_connect_args(parsed)
        asked = conninfo.make_conninfo(**{**arguments, "connect_timeout": _PATIENCE})
    except (exc.ArgumentError, exc.NoSuchModuleError, ValueError):
        return True
    return pq.PGconn.ping(asked.encode()) in (pq.Ping.OK, pq.Ping.NO_ATTEMPT)


class Retrying:
    """Says after each failure how long to wait, and whether the whole way is worth a try.

    Args:
        is_there: The cheap question.
    """

    def __init__(self, is_there: Callable[[], bool]) -> None:
        self._is_there = is_there
        self._refusals = self._silences = 0

    def is_worth_a_try(self) -> bool:
        """Whether nothing failed yet, or the server is there; once it is back its refusals count anew."""
        if not self._refusals and not self._silences:
            return True
        if not self._is_there():
            self._silences, self._refusals = self._silences + 1, 0
            return False
        self._silences = 0
        return True

    def pause(self) -> float:
        """Seconds until the next question, after one that was answered with no, or after a try that failed."""
        if self._silences:
            return _AWAY[min(self._silences, len(_AWAY)) - 1]
        self._refusals += 1
        return _REFUSED[min(self._refusals, len(_REFUSED)) - 1]

    def succeeded(self) -> None:
        """All is well."""
        self._refusals = self._silences = 0
