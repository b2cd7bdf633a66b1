"""The record of a station: verdict, intents and audit entry go in together, before anything is shown.

Opening one is quick: what writes is loaded by the first transaction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Self

from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.locks import FileLock
from castinspect.station.history.audit.chain import AuditKind, digest_of
from castinspect.station.history.audit.head import HeadFile
from castinspect.station.history.database import Database
from castinspect.station.history.rows import Decided, DecisionKind, Head, Judgement, Recorded, standing
from castinspect.station.points import Point, reached

if TYPE_CHECKING:
    from castinspect.station.history.ledger import Ledger


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
        self.alarm_changes = 0
        """How often alarms were written through this store: who shows them reads them anew only when it has grown."""

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
        from castinspect.station.history.ledger import Ledger

        with self.database.writing() as connection:
            ledger = Ledger(connection, self.station)
            yield ledger
            head = ledger.close()
            reached(Point.WRITTEN)
        if self._heads is not None:
            with suppress(OSError):  # the record is kept; a head that stands still is found when the chain is verified
                self._heads.write(head)

    def load(self) -> None:
        """Load what reads and writes, which else the first transaction has to wait for.

        Raises:
            StoreError: The record cannot be read.
        """
        import_module("castinspect.station.history.verdict_group")
        self.head()

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
        from castinspect.station.history.verdict_group import VerdictGroup

        with self.ledger() as ledger:
            group = VerdictGroup(ledger)
            recorded = [group.put(judgement) for judgement in judgements]
            group.write()
            return recorded

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
        from sqlalchemy import select

        from castinspect.station.history.tables import decisions

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
        from castinspect.station.history.ledger import head_of

        with self.database.reading() as connection:
            return head_of(connection, self.station)

    def _judged(self, ledger: Ledger, sequence: int) -> tuple[str, bool]:
        """The station's verdict, and whether the picture came from a watched folder."""
        from sqlalchemy import select

        from castinspect.station.history.tables import inspections

        mine = (inspections.c.station == self.station, inspections.c.sequence == sequence)
        asked = select(inspections.c.verdict, inspections.c.source).where(*mine)
        found = ledger.connection.execute(asked).one_or_none()
        if found is None:
            raise StoreError("history-no-inspection", number=sequence, station=self.station)
        return found.verdict, bool(found.source)


def _said(
    ledger: Ledger, sequence: int, kind: DecisionKind, outcome: str, by: Attribution, outputs: Sequence[str]
) -> Decided:
    from sqlalchemy import insert

    from castinspect.station.history.outbox_intents import intend
    from castinspect.station.history.tables import decisions

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
