"""The head of what is taken out of the record: where it comes from, what was asked for, and where the chain ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import func, select

from castinspect import __version__
from castinspect.identity import current_user
from castinspect.station.history.database import Database
from castinspect.station.history.tables import inspections, stations
from castinspect.station.history.views.filters import conditions
from castinspect.studies.record.query import Query


@dataclass(frozen=True)
class StationHead:
    """The end of one station's audit chain when the selection was read: what it says can be proven later."""

    station: str
    entries: int
    hash: str


@dataclass(frozen=True)
class SelectionHead:
    """What stands above a selection.

    Attributes:
        query: What was asked for.
        counts: Inspections by verdict.
        chains: Ends of the audit chains.
        made: When.
        who: Who took it out.
        app_version: Of CastInspect.
    """

    query: Query
    counts: dict[str, int]
    chains: tuple[StationHead, ...]
    made: datetime = field(default_factory=lambda: datetime.now(UTC))
    who: str = field(default_factory=current_user)
    app_version: str = __version__

    @property
    def total(self) -> int:
        """How many inspections the record holds in all."""
        return sum(self.counts.values())

    def lines(self) -> list[tuple[str, str]]:
        """Name and value of each line, as they stand on a sheet."""
        counted = ", ".join(f"{verdict} {count}" for verdict, count in self.counts.items())
        return [
            ("selection", str(self.query)),
            ("inspections", f"{self.total} ({counted})" if self.total else "0"),
            *((f"audit chain of {chain.station}", f"{chain.entries} entries, head {chain.hash}")
              for chain in self.chains),
            ("taken out", f"{self.made.astimezone():%Y-%m-%d %H:%M:%S %z} by {self.who}"),
            ("CastInspect", self.app_version),
        ]  # fmt: skip


def selection_head(database: Database, query: Query) -> SelectionHead:
    """Count a selection and read where the audit chains end, in one transaction.

    Raises:
        StoreError: A condition makes no sense, or the record cannot be read.
    """
    where = conditions(query.conditions())
    counted = select(inspections.c.verdict, func.count()).where(*where).group_by(inspections.c.verdict)
    with database.reading() as connection:
        counts = {verdict: count for verdict, count in connection.execute(counted)}  # noqa: C416
        heads = [
            StationHead(row.name, row.audit_number, row.audit_hash)
            for row in connection.execute(select(stations).order_by(stations.c.name))
        ]
    return SelectionHead(query, {name: counts[name] for name in sorted(counts)}, tuple(heads))
