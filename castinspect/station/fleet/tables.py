"""The fleet's own tables on the server, beside those of the record; a station has none of them.

The migrations make them; a test holds both against each other.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

from castinspect.station.history.tables import UtcTime

metadata = MetaData()

signs = Table(
    "fleet_signs", metadata,
    Column("station", String(40), primary_key=True),
    Column("seen", UtcTime, nullable=False),
    Column("app_version", Text, nullable=False),
    Column("checkpoint", Text, nullable=False),
    Column("checkpoint_name", Text, nullable=False),
    Column("checkpoint_sha256", String(64), nullable=False),
    Column("queue", Integer, nullable=False),
    Column("alarms", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("sign_seconds", Float, nullable=False),
)  # fmt: skip
"""What each station said last; `seen` is by the server's clock."""

files = Table(
    "fleet_files", metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)  # fmt: skip
"""Checkpoints on their way."""

conversions = Table(
    "fleet_conversions", metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)  # fmt: skip
"""Their conversions for OpenVINO, each a ZIP."""

pushes = Table(
    "fleet_pushes", metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=True),
    Column("station", String(40), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("created", UtcTime, nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("signature", Text, nullable=False),
    Column("state", String(10), nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered", UtcTime),
    Column("conversion", String(64), nullable=False, server_default=""),
    Column("conversion_signature", Text, nullable=False, server_default=""),
    Index("fleet_pushes_open", "station", "id", postgresql_where=text("answered IS NULL")),
)  # fmt: skip
"""Which station is to judge with which version; `state` is waiting, ready, promoted or refused."""

claims = Table(
    "fleet_claims", metadata,
    Column("folder", Text, primary_key=True),
    Column("token", String(64), primary_key=True),
    Column("station", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("pid", BigInteger, nullable=False),
    Column("beat", BigInteger, nullable=False),
    Column("deep", Boolean, nullable=False),
    Column("holds", Boolean, nullable=False),
    Column("seen", UtcTime, nullable=False),
    Index("fleet_claims_one", "folder", unique=True, postgresql_where=text("holds")),
)  # fmt: skip
"""Who watches a folder that takes no files, and who waits for it; one holds it."""


def _picture() -> tuple[Column[Any], ...]:
    """What computers that share a folder know a picture by; a row for each."""
    return (
        Column("folder", Text, primary_key=True),
        Column("name", LargeBinary, primary_key=True),
        Column("size", BigInteger, primary_key=True),
        Column("microseconds", BigInteger, primary_key=True),
    )


judged = Table("fleet_judged", metadata, *_picture())
"""What was judged in a folder that several computers watch: whoever takes it over leaves that alone."""

taken = Table("fleet_taken", metadata, *_picture(), Column("owner", Text, nullable=False))
"""What a station has taken up there to judge it, and not yet said what became of it; no other judges that."""
