"""The record of a station: verdict, intents and audit entry go in together, before anything is shown."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self

from sqlalchemy import bindparam, insert, select, update

from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.imaging.content import FileStamp
from castinspect.station.history.audit.chain import AuditKind, digest_of
from castinspect.station.history.audit.head import HeadFile
from castinspect.station.history.database import Database
from castinspect.station.history.inspection_row import inspection_row
from castinspect.station.history.ledger import Ledger, head_of
from castinspect.station.history.outbox_intents import intend
from castinspect.station.history.rollup import count
from castinspect.station.history.rows import Decided, DecisionKind, Head, Judgement, Recorded, State, standing
from castinspect.station.history.tables import arrivals, decisions, inspections, routes
from castinspect.station.locks import FileLock
from castinspect.station.points import Point, reached
from castinspect.station.sources.arrival import Arrival

_WORD = 2**63 - 1
_STAMP = ("name", "size", "mtime_ns", "ctime_ns", "inode")
_INSPECTION = insert(inspections)
_ROUTE = insert(routes)
_JUDGED = (
    update(arrivals)
    .where(arrivals.c.id == bindparam("claim"))
    .values({name: bindparam(name) for name in (*_STAMP, "state", "sha256", "sequence")})
)
_SAME_FILE = select(arrivals.c.id).where(
    *(arrivals.c[name] == bindparam(name) for name in ("source", "name", "size", "mtime_ns", "inode", "sha256")),
    arrivals.c.id != bindparam("claim"),
)
_CLAIM = select(arrivals).where(arrivals.c.id == bindparam("claim"))


class Store:
    """What a station writes into its record; each method is one transaction, kept whole or not at all.

    Safe from several threads and beside other programs: one writes at a time, the others wait.

    Args:
        database: With tables of this program's form.
        station: Whose record.
        heads: Where the head of the audit chain is kept outside the database; None for a copy that nobody goes on with.
        in_use: Held as long as the store is open.
    """

    def __init__(
        self, database: Database, station: str, heads: HeadFile | None = None, in_use: FileLock | None = None
    ) -> None:
        self.database, self.station = database, station
        self._heads, self._in_use = heads, in_use

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the record go."""
        self.database.close()
        if self._in_use is not None:
            self._in_use.release()

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """One transaction; the head file follows once it is kept.

        Raises:
            StoreError: Nothing was kept.
        """
        with self.database.writing() as connection:
            ledger = Ledger(connection, self.station)
            yield ledger
            head = ledger.close()
            reached(Point.WRITTEN)
        if self._heads is not None:
            with suppress(OSError):  # the record is kept; a head that stands still is found when the chain is verified
                self._heads.write(head)

    def record(self, judgement: Judgement) -> Recorded | None:
        """Put one inspection on record; see `record_all`."""
        return self.record_all([judgement])[0]

    def record_all(self, judgements: Sequence[Judgement]) -> list[Recorded | None]:
        """Put inspections on record, with their routes, what outputs are to tell, and the audit entries.

        Returns:
            What is on record now; None for a file that was on record before.

        Raises:
            StoreError: None of them was kept.
        """
        with self.ledger() as ledger:
            return [self._recorded(ledger, judgement) for judgement in judgements]

    def decide(self, sequence: int, outcome: str, by: Attribution, *, outputs: Sequence[str] = ()) -> Decided:
        """Put a person's word on record, beside the station's.

        Args:
            sequence: Of the inspection.
            outcome: `OK` or `DEFECT`.
            by: Who says so, and why; why is needed against an OK or a DEFECT.
            outputs: Names of the outputs that are to tell of it, where the picture came from a watched folder.

        Raises:
            StoreError: There is no such inspection, the reason is missing, or nothing can be written.
        """
        with self.ledger() as ledger:
            verdict, is_watched = self._judged(ledger, sequence)
            kind = _kind(verdict, outcome)
            if kind is DecisionKind.OVERRULED and not by.why.strip():
                raise StoreError("history-why")
            return _said(ledger, sequence, kind, outcome, by, outputs if is_watched else ())

    def withdraw(self, sequence: int, by: Attribution, *, outputs: Sequence[str] = ()) -> Decided:
        """Take the decision that stands back, by a row of its own; the one before it stands again.

        The row's outcome is the one that stands now, so the latest row always tells it; empty where none does.

        Args:
            sequence: Of the inspection.
            by: Who takes it back.
            outputs: Names of the outputs that are to tell of it, where the picture came from a watched folder.

        Raises:
            StoreError: There is no such inspection, nothing is decided of it, or nothing can be written.
        """
        with self.ledger() as ledger:
            _, is_watched = self._judged(ledger, sequence)
            mine = (decisions.c.station == self.station, decisions.c.sequence == sequence)
            found = ledger.connection.execute(select(decisions).where(*mine).order_by(decisions.c.number)).mappings()
            stack = standing(Decided(**{**row, "kind": DecisionKind(row["kind"])}) for row in found)
            if not stack:
                raise StoreError("history-nothing-decided", number=sequence)
            before = stack[-2].outcome if len(stack) > 1 else ""
            return _said(ledger, sequence, DecisionKind.WITHDRAWN, before, by, outputs if is_watched else ())

    def note(self, kind: AuditKind, payload: Mapping[str, object], who: str = "", subject: int | None = None) -> None:
        """Put something on record that happened at the station: a promotion, a setting, a log-in, a bypass.

        Raises:
            StoreError: It was not kept.
        """
        with self.ledger() as ledger:
            ledger.audit(kind, payload, who, subject)

    def head(self) -> Head:
        """The head of the audit chain, and how far inspections are counted.

        Raises:
            StoreError: The record cannot be read.
        """
        with self.database.reading() as connection:
            return head_of(connection, self.station)

    def _judged(self, ledger: Ledger, sequence: int) -> tuple[str, bool]:
        """The station's verdict, and whether the picture came from a watched folder."""
        mine = (inspections.c.station == self.station, inspections.c.sequence == sequence)
        asked = select(inspections.c.verdict, inspections.c.source).where(*mine)
        found = ledger.connection.execute(asked).one_or_none()
        if found is None:
            raise StoreError("history-no-inspection", number=sequence, station=self.station)
        return found.verdict, bool(found.source)

    def _recorded(self, ledger: Ledger, judgement: Judgement) -> Recorded | None:
        if judgement.claim is not None and not _take(ledger, judgement):
            return None
        sequence = ledger.next_sequence()
        row = inspection_row(judgement, self.station, sequence, ledger.now)
        ledger.connection.execute(_INSPECTION, row)
        count(ledger.connection, row)
        if judgement.route is not None:
            ledger.connection.execute(_ROUTE, _route(judgement, ledger, sequence))
        intend(ledger, "inspection", sequence, judgement.outputs)
        ledger.audit(
            AuditKind.INSPECTION, {"digest": digest_of(row), "verdict": row["verdict"]}, judgement.operator, sequence
        )
        return Recorded(self.station, sequence, ledger.now, judgement.inspection)


def stamp_columns(arrival: Arrival) -> dict[str, object]:
    """What identifies a file, as columns of `arrivals`; numbers are cut to what databases keep."""
    stamp = arrival.stamp or FileStamp(0, 0, 0, 0)
    return {"name": arrival.name, **vars(stamp), "inode": stamp.inode & _WORD}


def _take(ledger: Ledger, judgement: Judgement) -> bool:
    """Mark an arrival as judged; False where that very file is on record already."""
    assert judgement.claim is not None
    claim, connection = judgement.claim.id, ledger.connection
    arrival, sha256 = judgement.claim.arrival, judgement.inspection.sha256
    found = connection.execute(_CLAIM, {"claim": claim}).one_or_none()
    if found is None or found.state not in (State.SEEN, State.CLAIMED):
        return False
    stamp = stamp_columns(arrival)
    file = {name: stamp[name] for name in ("name", "size", "mtime_ns", "inode")}
    same = {**file, "source": found.source, "sha256": sha256, "claim": claim}
    repeated = bool(sha256) and connection.execute(_SAME_FILE, same).first() is not None
    state = State.REPEATED if repeated else State.JUDGED if judgement.route is not None else State.DONE
    values = {"state": str(state), "sha256": "" if repeated else sha256}
    connection.execute(
        _JUDGED, {"claim": claim, **stamp, **values, "sequence": None if repeated else ledger.sequence + 1}
    )
    return not repeated


def _route(judgement: Judgement, ledger: Ledger, sequence: int) -> dict[str, object]:
    assert judgement.route is not None
    return {
        "station": ledger.station,
        "sequence": sequence,
        "action": judgement.route.action,
        "picture": os.fsencode(judgement.inspection.path),
        "target": os.fsencode(judgement.route.target),
        "sha256": judgement.inspection.sha256,
        "attempts": 0,
        "next_attempt": ledger.now,
        "error": "",
    }


def _said(
    ledger: Ledger, sequence: int, kind: DecisionKind, outcome: str, by: Attribution, outputs: Sequence[str]
) -> Decided:
    number = ledger.next_decision()
    decided = Decided(ledger.station, number, sequence, ledger.now, kind, outcome, by.who, by.why)
    row = {**vars(decided), "kind": str(kind)}
    ledger.connection.execute(insert(decisions), row)
    ledger.audit(AuditKind.DECISION, {"digest": digest_of(row), "sequence": sequence}, by.who, number)
    intend(ledger, "decision", number, outputs)
    return decided


def _kind(verdict: str, outcome: str) -> DecisionKind:
    if verdict not in ("OK", "DEFECT"):
        return DecisionKind.DECIDED
    return DecisionKind.CONFIRMED if verdict == outcome else DecisionKind.OVERRULED
