"""Where something printed comes from: who made it, when, and where the audit chains ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from castinspect import __version__
from castinspect.identity import current_user
from castinspect.language import say
from castinspect.station.history.database import Database
from castinspect.station.history.tables import stations


@dataclass(frozen=True)
class StationHead:
    """The end of one station's audit chain when the selection was read: what it says can be proven later."""

    station: str
    entries: int
    hash: str


@dataclass(frozen=True)
class Origin:
    """Where something printed comes from.

    Attributes:
        chains: Ends of the audit chains.
        made: When.
        who: Who took it out.
        app_version: Of CastInspect.
    """

    chains: tuple[StationHead, ...]
    made: datetime = field(default_factory=lambda: datetime.now(UTC))
    who: str = field(default_factory=current_user)
    app_version: str = __version__

    def lines(self) -> list[tuple[str, str]]:
        """Name and value of each line, as they stand on paper."""
        made = f"{self.made.astimezone():%Y-%m-%d %H:%M:%S %z}"
        return [
            *((say("audit chain of {station}", station=chain.station),
               say("{count} entries, head {hash}", count=chain.entries, hash=chain.hash)) for chain in self.chains),
            (say("taken out"), say("{time} by {who}", time=made, who=self.who)),
            ("CastInspect", self.app_version),
        ]  # fmt: skip


def origin_of(database: Database) -> Origin:
    """Where the record's audit chains end now.

    Raises:
        StoreError: The record cannot be read.
    """
    with database.reading() as connection:
        return Origin(chains_of(connection))


def chains_of(connection: Connection) -> tuple[StationHead, ...]:
    """The ends of all chains, in a transaction that reads more."""
    rows = connection.execute(select(stations).order_by(stations.c.name))
    return tuple(StationHead(row.name, row.audit_number, row.audit_hash) for row in rows)
