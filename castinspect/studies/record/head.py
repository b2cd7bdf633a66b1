"""The head of what is taken out of the record: what was asked for, how much it is, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from castinspect.language import say
from castinspect.station.history.database import Database
from castinspect.station.history.tables import inspections
from castinspect.station.history.views.filters import conditions
from castinspect.studies.printed.origin import Origin, chains_of
from castinspect.studies.record.query import Query


@dataclass(frozen=True)
class SelectionHead:
    """What stands above a selection.

    Attributes:
        query: What was asked for.
        counts: Inspections by verdict.
        origin: Where they come from.
    """

    query: Query
    counts: dict[str, int]
    origin: Origin

    @property
    def total(self) -> int:
        """How many inspections the record holds in all."""
        return sum(self.counts.values())

    def lines(self) -> list[tuple[str, str]]:
        """Name and value of each line, as they stand on a sheet."""
        counted = ", ".join(f"{say(verdict)} {count}" for verdict, count in self.counts.items())
        return [
            (say("selection"), str(self.query) if self.query.conditions() else say("everything")),
            (say("inspections"), f"{self.total} ({counted})" if self.total else "0"),
            *self.origin.lines(),
        ]


def selection_head(database: Database, query: Query) -> SelectionHead:
    """Count a selection and read where the audit chains end, in one transaction.

    Raises:
        StoreError: A condition makes no sense, or the record cannot be read.
    """
    where = conditions(query.conditions())
    counted = select(inspections.c.verdict, func.count()).where(*where).group_by(inspections.c.verdict)
    with database.reading() as connection:
        counts = {verdict: count for verdict, count in connection.execute(counted)}  # noqa: C416
        origin = Origin(chains_of(connection))
    return SelectionHead(query, {name: counts[name] for name in sorted(counts)}, origin)
