"""The first form of the record.

Revision ID: 0001
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SCHEMA = 1
MIN_READER = 1

_TYPES = {
    "sqlite": {
        "key": "INTEGER NOT NULL PRIMARY KEY", "bytes": "BLOB", "time": "DATETIME", "real": "FLOAT",
        "month_key": "", "by_month": "",
    },
    "postgresql": {
        "key": "BIGSERIAL PRIMARY KEY", "bytes": "BYTEA", "time": "TIMESTAMP", "real": "DOUBLE PRECISION",
        "month_key": ", recorded", "by_month": " PARTITION BY RANGE (recorded)",
    },
}  # fmt: skip

_STATEMENTS = """
CREATE TABLE alarms (
    id {key},
    station VARCHAR(40) NOT NULL,
    code VARCHAR(40) NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    sentence TEXT NOT NULL,
    started {time} NOT NULL,
    ended {time},
    acknowledged {time},
    acknowledged_by TEXT NOT NULL
);
CREATE UNIQUE INDEX alarms_open ON alarms (station, code, subject) WHERE ended IS NULL;
CREATE TABLE arrivals (
    id {key},
    source BIGINT NOT NULL,
    name {bytes} NOT NULL,
    size BIGINT NOT NULL,
    mtime_ns BIGINT NOT NULL,
    ctime_ns BIGINT NOT NULL,
    inode BIGINT NOT NULL,
    sha256 VARCHAR(64) DEFAULT '' NOT NULL,
    state VARCHAR(10) NOT NULL,
    seen {time} NOT NULL,
    station VARCHAR(40) NOT NULL,
    sequence BIGINT
);
CREATE UNIQUE INDEX arrivals_once ON arrivals (source, name, size, mtime_ns, ctime_ns, inode, sha256);
CREATE INDEX arrivals_open ON arrivals (source, id) WHERE state IN ('seen', 'claimed');
CREATE TABLE audit (
    station VARCHAR(40) NOT NULL,
    number BIGINT NOT NULL,
    recorded {time} NOT NULL,
    kind VARCHAR(20) NOT NULL,
    who TEXT NOT NULL,
    subject BIGINT,
    payload TEXT NOT NULL,
    previous VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (station, number{month_key})
){by_month};
CREATE TABLE daily (
    station VARCHAR(40) NOT NULL,
    day VARCHAR(10) NOT NULL,
    checkpoint TEXT NOT NULL,
    verdict VARCHAR(8) NOT NULL,
    pictures BIGINT NOT NULL,
    milliseconds {real} NOT NULL,
    PRIMARY KEY (station, day, checkpoint, verdict)
);
CREATE TABLE decisions (
    station VARCHAR(40) NOT NULL,
    number BIGINT NOT NULL,
    sequence BIGINT NOT NULL,
    recorded {time} NOT NULL,
    kind VARCHAR(10) NOT NULL,
    outcome VARCHAR(8) NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (station, number)
);
CREATE INDEX decisions_by_inspection ON decisions (station, sequence, number);
CREATE TABLE inspections (
    station VARCHAR(40) NOT NULL,
    sequence BIGINT NOT NULL,
    recorded {time} NOT NULL,
    inspected {time} NOT NULL,
    picture TEXT NOT NULL,
    source TEXT NOT NULL,
    arrival BIGINT,
    verdict VARCHAR(8) NOT NULL,
    reasons TEXT NOT NULL,
    reason_codes TEXT NOT NULL,
    predicted_class TEXT,
    defect_probability {real},
    probabilities TEXT,
    novelty {real},
    cut_ok {real},
    cut_defect {real},
    checkpoint TEXT NOT NULL,
    checkpoint_sha256 VARCHAR(64) NOT NULL,
    conversion_sha256 VARCHAR(64) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    device TEXT NOT NULL,
    engine TEXT NOT NULL,
    milliseconds {real} NOT NULL,
    timings TEXT NOT NULL,
    operator TEXT NOT NULL,
    shift TEXT NOT NULL,
    part TEXT NOT NULL,
    lot TEXT NOT NULL,
    cavity TEXT NOT NULL,
    heat TEXT NOT NULL,
    camera TEXT NOT NULL,
    app_version TEXT NOT NULL,
    PRIMARY KEY (station, sequence{month_key})
){by_month};
CREATE INDEX inspections_by_lot ON inspections (lot, recorded) WHERE lot <> '';
CREATE INDEX inspections_by_part ON inspections (part, recorded) WHERE part <> '';
CREATE INDEX inspections_by_verdict ON inspections (verdict, recorded, station, sequence);
CREATE INDEX inspections_newest ON inspections (recorded, station, sequence);
CREATE TABLE meta (
    "key" VARCHAR(40) NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key")
);
CREATE TABLE outbox (
    id {key},
    station VARCHAR(40) NOT NULL,
    output VARCHAR(40) NOT NULL,
    subject VARCHAR(12) NOT NULL,
    number BIGINT NOT NULL,
    created {time} NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt {time} NOT NULL,
    error TEXT NOT NULL
);
CREATE INDEX outbox_due ON outbox (output, id);
CREATE TABLE routes (
    station VARCHAR(40) NOT NULL,
    sequence BIGINT NOT NULL,
    action VARCHAR(8) NOT NULL,
    picture {bytes} NOT NULL,
    target {bytes} NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt {time},
    error TEXT NOT NULL,
    placed {bytes},
    PRIMARY KEY (station, sequence)
);
CREATE INDEX routes_due ON routes (next_attempt) WHERE next_attempt IS NOT NULL;
CREATE TABLE sources (
    id {key},
    path {bytes} NOT NULL,
    began {time} NOT NULL,
    begun BOOLEAN NOT NULL,
    UNIQUE (path)
);
CREATE TABLE stations (
    name VARCHAR(40) NOT NULL,
    sequence BIGINT NOT NULL,
    decisions BIGINT NOT NULL,
    audit_number BIGINT NOT NULL,
    audit_hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (name)
)
"""


def upgrade() -> None:
    """Make all tables; on a server those that grow are cut by month."""
    types = _TYPES[op.get_bind().dialect.name]
    for statement in _STATEMENTS.format(**types).split(";\n"):
        op.execute(statement.strip())
