"""Follows the record: each look tells what came on record, and what people said, since the look before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, select

from castinspect.station.history.database import Database
from castinspect.station.history.rows import Decided, DecisionKind, standing
from castinspect.station.history.tables import decisions, inspections
from castinspect.station.history.views.queries import HistoryRow, Place

MOST = 100_000
"""So many of the newest inspections are looked at, so that a start does not read years."""
_AT_ONCE = 5_000
_FEW = 500
_COUNTED = ("recorded", "station", "sequence", "verdict", "reason_codes", "predicted_class", "novelty", "shift", "lot",
            "cavity", "camera", "checkpoint")  # fmt: skip
_COLUMNS = [inspections.c[name] for name in _COUNTED]


@dataclass(frozen=True)
class Change:
    """An inspection that came, or of which people say otherwise now.

    Attributes:
        before: As it was told the last time; None where it is new.
        after: As it is.
    """

    before: HistoryRow | None
    after: HistoryRow


class Following:
    """Reads only what is new: a station's inspections and decisions are numbered without gaps.

    Args:
        database: The record.
        station: Whose inspections.
        since: Only those with a higher number.
    """

    def __init__(self, database: Database, station: str, since: int = 0) -> None:
        self._database, self._station = database, station
        self._first = since
        self._sequence, self._decision = -1, 0

    def changes(self) -> Iterator[Change]:
        """What was decided of what was told before, then what came since the last look, in the record's order.

        Raises:
            StoreError: The record cannot be read.
        """
        if self._sequence < 0:
            self._begin()
        newest = self._newest(decisions.c.number)
        touched = self._decided(newest) if newest > self._decision else []
        self._decision = newest  # all is read before anything is told: an error tells nothing twice
        yield from touched
        while found := self._read(inspections.c.sequence > self._sequence, limit=_AT_ONCE):
            for row, said in found:
                yield Change(None, _row(row, [one for one in said if one.number <= newest]))
            self._sequence = found[-1][0]["sequence"]

    def _begin(self) -> None:
        last = self._newest(inspections.c.sequence)
        self._first = self._sequence = max(min(self._first, last), last - MOST)
        self._decision = self._newest(decisions.c.number)

    def _newest(self, number: Column[int]) -> int:
        """The highest number that the station has given, of inspections or of decisions; 0 for none."""
        mine = select(number).where(number.table.c.station == self._station).order_by(number.desc()).limit(1)
        with self._database.reading() as connection:
            return connection.execute(mine).scalar_one_or_none() or 0

    def _decided(self, newest: int) -> list[Change]:
        """Inspections that were told at an earlier look, and that people said something of since."""
        new = (decisions.c.number > self._decision) & (decisions.c.number <= newest)
        known = (decisions.c.sequence > self._first) & (decisions.c.sequence <= self._sequence)
        touched = select(decisions.c.sequence).where(decisions.c.station == self._station, new, known).distinct()
        changes = []
        for row, said in self._read(inspections.c.sequence.in_(touched)):
            before, after = ([one for one in said if one.number <= last] for last in (self._decision, newest))
            changes.append(Change(_row(row, before), _row(row, after)))
        return changes

    def _read(self, wanted: Any, limit: int | None = None) -> list[tuple[Mapping[str, Any], list[Decided]]]:
        statement = select(*_COLUMNS).where(inspections.c.station == self._station, wanted)
        statement = statement.order_by(inspections.c.sequence).limit(limit)
        with self._database.reading() as connection:
            found = connection.execute(statement).mappings().all()
            said = self._said(connection, [row["sequence"] for row in found])
        return [(dict(row), said.get(row["sequence"], [])) for row in found]

    def _said(self, connection: Connection, sequences: list[int]) -> dict[int, list[Decided]]:
        """All that people said of inspections, by number; in the order in which it was said."""
        found: dict[int, list[Decided]] = {}
        if not sequences:
            return found
        few = len(sequences) <= _FEW
        between = decisions.c.sequence.between(min(sequences), max(sequences))
        wanted = decisions.c.sequence.in_(sequences) if few else between
        statement = select(decisions).where(decisions.c.station == self._station, wanted).order_by(decisions.c.number)
        for row in connection.execute(statement).mappings():
            decided = Decided(**{**row, "kind": DecisionKind(row["kind"])})
            found.setdefault(decided.sequence, []).append(decided)
        return found


def _row(values: Mapping[str, Any], said: Iterable[Decided]) -> HistoryRow:
    stack = standing(said)
    place = Place(values["recorded"], values["station"], values["sequence"])
    return HistoryRow(values, place, stack[-1] if stack else None, len(stack))
