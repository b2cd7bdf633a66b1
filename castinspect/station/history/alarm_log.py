"""Alarms on record: when each began and ended, and who acknowledged it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, insert, select, update

from castinspect.messages import Message
from castinspect.station.history.audit.chain import AuditKind, canonical
from castinspect.station.history.outbox_intents import intend
from castinspect.station.history.rows import Alarm
from castinspect.station.history.store import Store
from castinspect.station.history.tables import alarms


class AlarmLog:
    """The alarms of one station.

    Args:
        store: The station's record.
        outputs: Names of the outputs that are to tell of each beginning and end.
    """

    def __init__(self, store: Store, outputs: Sequence[str] = ()) -> None:
        self._store, self._outputs = store, tuple(outputs)

    def start(self, message: Message, subject: str = "") -> int:
        """Put an alarm on record; one that stands already stands on.

        Args:
            message: What a person has to look after.
            subject: What it is about, where there may be several of its kind.

        Returns:
            Its number.

        Raises:
            StoreError: Not kept.
        """
        with self._store.ledger() as ledger:
            standing = ledger.connection.execute(
                select(alarms.c.id).where(*self._standing(message.code, subject))
            ).scalar_one_or_none()
            if standing is not None:
                return int(standing)
            values = {
                "station": ledger.station,
                "code": message.code,
                "subject": subject,
                "details": canonical(message.values),
                "sentence": str(message).encode("utf-8", "backslashreplace").decode(),
                "started": ledger.now,
                "acknowledged_by": "",
            }
            number = int(ledger.connection.execute(insert(alarms).returning(alarms.c.id), values).scalar_one())
            ledger.audit(AuditKind.ALARM, {"code": message.code, "event": "started"}, subject=number)
            intend(ledger, "alarm", number, self._outputs)
        self._store.alarm_changes += 1
        return number

    def end(self, code: str, subject: str = "") -> None:
        """What the alarm was about is well again; nothing happens where it does not stand.

        Raises:
            StoreError: Not kept.
        """
        standing = select(alarms.c.id).where(*self._standing(code, subject))
        with self._store.database.reading() as connection:
            if connection.execute(standing).scalar_one_or_none() is None:
                return
        with self._store.ledger() as ledger:
            for number in ledger.connection.execute(standing).scalars().all():
                ledger.connection.execute(update(alarms).where(alarms.c.id == number).values(ended=ledger.now))
                ledger.audit(AuditKind.ALARM, {"code": code, "event": "ended"}, subject=number)
                intend(ledger, "alarm", number, self._outputs)
        self._store.alarm_changes += 1

    def acknowledge(self, number: int, who: str) -> None:
        """Somebody has taken notice.

        Raises:
            StoreError: Not kept.
        """
        with self._store.ledger() as ledger:
            done = ledger.connection.execute(
                update(alarms)
                .where(alarms.c.id == number, alarms.c.station == ledger.station, alarms.c.acknowledged.is_(None))
                .values(acknowledged=ledger.now, acknowledged_by=who)
            )
            if done.rowcount:
                ledger.audit(AuditKind.ALARM, {"event": "acknowledged"}, who, number)
        self._store.alarm_changes += 1

    @property
    def changes(self) -> int:
        """Grows whenever an alarm is written."""
        return self._store.alarm_changes

    def standing(self) -> list[Alarm]:
        """Those that have not ended, or that nobody has acknowledged, the oldest first.

        Raises:
            StoreError: The record cannot be read.
        """
        wanted = (alarms.c.ended.is_(None)) | (alarms.c.acknowledged.is_(None))
        statement = select(alarms).where(alarms.c.station == self._store.station, wanted).order_by(alarms.c.id)
        with self._store.database.reading() as connection:
            return [_alarm(row) for row in connection.execute(statement)]

    def _standing(self, code: str, subject: str) -> tuple[Any, ...]:
        return (
            alarms.c.station == self._store.station,
            alarms.c.code == code,
            alarms.c.subject == subject,
            alarms.c.ended.is_(None),
        )


def _alarm(row: Row[Any]) -> Alarm:
    values = row._asdict()
    return Alarm(**{name: values[name] for name in Alarm.__dataclass_fields__})
