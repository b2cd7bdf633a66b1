"""Going on with a backup: what was lost stays visible, and no number is given out twice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from castinspect.access import require
from castinspect.errors import StoreError
from castinspect.files import sha256_of
from castinspect.identity import current_user
from castinspect.locks import FileLock
from castinspect.roles import Act
from castinspect.station.history.audit.chain import AuditKind
from castinspect.station.history.audit.head import HeadFile
from castinspect.station.history.database import Database
from castinspect.station.history.keeping.backup import check_database, put_back
from castinspect.station.history.opening import head_file, lock_file, open_store
from castinspect.station.history.rows import Head
from castinspect.station.history.schema import SCHEMA, form_of
from castinspect.station.history.views.queries import station_names


@dataclass(frozen=True)
class Restored:
    """What a restore did.

    Attributes:
        file: The record.
        kept: Where the former record is; None where there was none.
        lost: Inspections of each station that were given a number and are not in the backup.
    """

    file: Path
    kept: Path | None
    lost: dict[str, int]


def restore(copy: Path, file: Path) -> Restored:
    """Put a backup in the record's place, and note in each station's chain what is lost by that.

    Args:
        copy: A backup.
        file: The record; it is kept beside under another name.

    Raises:
        AccessError: Passwords are set, and no engineer is logged in.
        StoreError: The backup is damaged, newer or no record, or a station is at work on the record.
    """
    require(Act.RESTORE)
    file = file.absolute()
    _check(copy)
    try:
        with FileLock(lock_file(file)) as alone:
            if not alone.acquire():
                raise StoreError("store-in-use", store=file)
            kept = put_back(copy, file)
        return Restored(file, kept, _noted(file, sha256_of(copy)))
    except OSError as error:
        raise StoreError("store-not-written", store=file, detail=error.strerror or error) from error


def _check(copy: Path) -> None:
    if not copy.is_file():
        raise StoreError("store-missing", store=copy)
    check_database(copy)
    database = Database(copy.absolute())
    try:
        form = form_of(database)
    finally:
        database.close()
    if not form:
        raise StoreError("store-foreign", store=copy)
    if form["min_reader"] > SCHEMA:
        raise StoreError("store-newer", store=copy, found=form["schema"], known=SCHEMA)


def _noted(file: Path, sha256: str) -> dict[str, int]:
    """Have each station go on behind the numbers it has given out."""
    with open_store(file) as store:
        names = station_names(store.database)
    lost = {}
    for name in names:
        heads = HeadFile(head_file(file, name), name)
        known = heads.read()
        heads.file.unlink(missing_ok=True)  # else it would count as a chain whose end was taken away
        with open_store(file, name) as store, store.ledger() as ledger:
            before = known or Head(name, 0, "", 0)
            lost[name] = max(0, before.sequence - ledger.sequence)
            ledger.skip_to(before)
            payload = {"backup": sha256, "sequence": ledger.sequence, "audit_number": before.number}
            ledger.audit(AuditKind.RESTORED, {**payload, "audit_hash": before.hash}, current_user())
    return lost
