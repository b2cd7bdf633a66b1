"""The tables of the record, the same in SQLite and PostgreSQL.

The migrations make them; a test holds both against each other, `indexes.py` included. Times are UTC with microseconds.
A station counts its inspections, decisions and audit entries itself, without gaps, so `(station, number)` names a row
on every server.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)


class UtcTime(TypeDecorator[datetime]):
    """A moment with its time zone outside, plain UTC inside."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To UTC, without a zone."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Back, with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


metadata = MetaData()
_Number = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts up an INTEGER key only

meta = Table("meta", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))
"""`schema`: number of the tables' form; `min_reader`: the oldest form whose program may go on with them."""

stations = Table(
    "stations", metadata,
    Column("name", String(40), primary_key=True),
    Column("sequence", BigInteger, nullable=False),
    Column("decisions", BigInteger, nullable=False),
    Column("audit_number", BigInteger, nullable=False),
    Column("audit_hash", String(64), nullable=False),
)  # fmt: skip
"""How far each station has counted, and the head of its audit chain."""

sources = Table(
    "sources", metadata,
    Column("id", _Number, primary_key=True),
    Column("path", LargeBinary, nullable=False, unique=True),
    Column("began", UtcTime, nullable=False),
    Column("begun", Boolean, nullable=False),
)  # fmt: skip
"""Watched folders: since when, and whether what lay there at the first start was dealt with."""

arrivals = Table(
    "arrivals", metadata,
    Column("id", _Number, primary_key=True),
    Column("source", _Number, nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("ctime_ns", BigInteger, nullable=False),
    Column("inode", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False, server_default=""),
    Column("state", String(10), nullable=False),
    Column("seen", UtcTime, nullable=False),
    Column("station", String(40), nullable=False),
    Column("sequence", BigInteger),
)  # fmt: skip
"""Files that came: `name` is the path below the source as bytes on disk."""

inspections = Table(
    "inspections", metadata,
    Column("station", String(40), primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("recorded", UtcTime, nullable=False),
    Column("inspected", UtcTime, nullable=False),
    Column("picture", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("arrival", BigInteger),
    Column("verdict", String(8), nullable=False),
    Column("reasons", Text, nullable=False),
    Column("reason_codes", Text, nullable=False),
    Column("predicted_class", Text),
    Column("defect_probability", Float(53)),
    Column("probabilities", Text),
    Column("novelty", Float(53)),
    Column("cut_ok", Float(53)),
    Column("cut_defect", Float(53)),
    Column("checkpoint", Text, nullable=False),
    Column("checkpoint_sha256", String(64), nullable=False),
    Column("conversion_sha256", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("device", Text, nullable=False),
    Column("engine", Text, nullable=False),
    Column("milliseconds", Float(53), nullable=False),
    Column("timings", Text, nullable=False),
    Column("operator", Text, nullable=False),
    Column("shift", Text, nullable=False),
    Column("part", Text, nullable=False),
    Column("lot", Text, nullable=False),
    Column("cavity", Text, nullable=False),
    Column("heat", Text, nullable=False),
    Column("camera", Text, nullable=False),
    Column("app_version", Text, nullable=False),
    Column("first_look", Float(53)),
)  # fmt: skip
"""What the station said; never changed."""

decisions = Table(
    "decisions", metadata,
    Column("station", String(40), primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("sequence", BigInteger, nullable=False),
    Column("recorded", UtcTime, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("outcome", String(8), nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
)  # fmt: skip
"""What a person said of an inspection afterwards; the latest counts."""

audit = Table(
    "audit", metadata,
    Column("station", String(40), primary_key=True),
    Column("number", BigInteger, primary_key=True),
    Column("recorded", UtcTime, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("who", Text, nullable=False),
    Column("subject", BigInteger),
    Column("payload", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)  # fmt: skip
"""One hash chain a station over everything that matters."""

routes = Table(
    "routes", metadata,
    Column("station", String(40), primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("action", String(8), nullable=False),
    Column("picture", LargeBinary, nullable=False),
    Column("target", LargeBinary, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt", UtcTime),
    Column("error", Text, nullable=False),
    Column("placed", LargeBinary),
)  # fmt: skip
"""Where each picture is to go, and where it is; without a next attempt it is there."""

outbox = Table(
    "outbox", metadata,
    Column("id", _Number, primary_key=True),
    Column("station", String(40), nullable=False),
    Column("output", String(40), nullable=False),
    Column("subject", String(12), nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("created", UtcTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_attempt", UtcTime, nullable=False),
    Column("error", Text, nullable=False),
)  # fmt: skip
"""What has still to be told to whom; gone once it is told."""

alarms = Table(
    "alarms", metadata,
    Column("id", _Number, primary_key=True),
    Column("station", String(40), nullable=False),
    Column("code", String(40), nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("started", UtcTime, nullable=False),
    Column("ended", UtcTime),
    Column("acknowledged", UtcTime),
    Column("acknowledged_by", Text, nullable=False),
)  # fmt: skip
"""What a person had to look after, from when to when, and who did."""

daily = Table(
    "daily", metadata,
    Column("station", String(40), primary_key=True),
    Column("day", String(10), primary_key=True),
    Column("checkpoint", Text, primary_key=True),
    Column("verdict", String(8), primary_key=True),
    Column("pictures", BigInteger, nullable=False),
    Column("milliseconds", Float(53), nullable=False),
)  # fmt: skip
"""Counts a day (UTC), so that a year is drawn without reading a million rows."""

PARTITIONED = (inspections, audit)
"""By month on a server, by the time of recording, which is part of their keys there."""
