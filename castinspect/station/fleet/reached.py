"""The plant's server as claims on folders use it: opened when it is first used, and away in one kind of error."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from castinspect.errors import CastInspectError
from castinspect.station.claim.place import ServerAwayError
from castinspect.station.fleet.server import open_fleet
from castinspect.station.history.database import Database
from castinspect.station.history.keeping.reaching import accepts_connections


class FleetServer:
    """Opens the server when it is first used, from any thread; what goes wrong there is one kind of error.

    Once something went wrong, whether the server is there is asked before each further try: a lease is shorter than
    what connections to all addresses of a server may take that swallows them.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._database: Database | None = None
        self._trouble = ""
        self._opening = threading.Lock()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction.

        Raises:
            ServerAwayError: Nothing was kept.
        """
        if self._trouble and not accepts_connections(self._url):
            raise ServerAwayError(self._trouble)
        try:
            with self._opened().writing() as connection:
                yield connection
            self._trouble = ""
        except CastInspectError as error:
            self._trouble = str(error)
            raise ServerAwayError(self._trouble) from error
        except IntegrityError as error:
            raise ServerAwayError("another station was quicker") from error

    def _opened(self) -> Database:
        with self._opening:
            if self._database is None:
                self._database = open_fleet(self._url)
            return self._database

    def close(self) -> None:
        """Close what is open."""
        if self._database is not None:
            self._database.close()
            self._database = None
