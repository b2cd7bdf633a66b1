"""Making a pack: pictures, verdicts, decisions, audit entries, versions with cuts and bounds, studies, one report."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from castinspect import __version__
from castinspect.errors import CheckpointError, StoreError
from castinspect.files import sha256_of
from castinspect.identity import current_user
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import PicturesRead
from castinspect.registry.registry import Registry
from castinspect.station.history.audit.chain import AuditKind, canonical
from castinspect.station.history.database import Database
from castinspect.station.history.tables import audit, decisions
from castinspect.station.history.views.export import COLUMNS, cells_of
from castinspect.station.history.views.pictures import Places, places_of, whole_picture
from castinspect.station.history.views.queries import HistoryRow
from castinspect.station.outputs.table import safe_cell
from castinspect.studies.evidence.archive import Manifest, PackWriter, new_pack
from castinspect.studies.evidence.key import raw_public, station_key
from castinspect.studies.record.head import SelectionHead, selection_head
from castinspect.studies.record.pdf import write_pdf
from castinspect.studies.record.query import Query
from castinspect.studies.record.trace import LotTrace, trace_lot

_AT_ONCE = 500


@dataclass(frozen=True)
class PackMade:
    """What a new pack holds."""

    path: Path
    inspections: int
    pictures: int
    missing_pictures: int
    missing_versions: int


def make_pack(
    database: Database, registry: Registry, lot: str, path: Path, studies: Sequence[Path] = ()
) -> Generator[PicturesRead, None, PackMade]:
    """Pack all that the record holds of a lot, and sign it with the station's key.

    Args:
        database: The record.
        registry: Has the versions.
        lot: Its name.
        path: The pack; one that is there is replaced.
        studies: Files, or folders of them, that go along, such as reports of agreement studies.

    Returns:
        What it holds.

    Raises:
        StoreError: The record knows no such lot, or the pack cannot be written.
    """
    found = trace_lot(database, lot)
    head, places = selection_head(database, Query(lot=lot)), places_of(database, found.rows)
    key = station_key()
    try:
        with new_pack(path, key) as pack:
            missing = yield from _add_pictures(pack, found.rows, places)
            _add_record(pack, database, found)
            lost = _add_versions(pack, registry, found)
            _add_studies(pack, studies)
            pack.add("report.pdf", _report(found.rows, head, places))
            public = raw_public(key.public_key()).hex()
            pack.close(_manifest(found, head, missing, lost, public, pack))
    except OSError as error:
        raise StoreError("history-not-written", path=path, detail=error.strerror or error) from error
    return PackMade(path, len(found.rows), len(found.rows) - len(missing), len(missing), len(lost))


def _manifest(
    found: LotTrace, head: SelectionHead, missing: Sequence[str], lost: Sequence[str], public: str, pack: PackWriter
) -> Manifest:
    return Manifest(
        lot=found.lot,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        who=current_user(),
        app_version=__version__,
        stations={chain.station: (chain.entries, chain.hash) for chain in head.origin.chains},
        counts=head.counts,
        missing_pictures=tuple(missing),
        missing_versions=tuple(lost),
        public_key=public,
        files=tuple(pack.files),
    )


def _add_pictures(
    pack: PackWriter, rows: Sequence[HistoryRow], places: Places
) -> Generator[PicturesRead, None, list[str]]:
    """Add each picture that is still the one that was judged; return which are not."""
    missing = []
    for number, row in enumerate(rows, 1):
        station, sequence = row.place.key
        picture = whole_picture(places[row.place.key], row.values["sha256"])
        if picture is None:
            missing.append(f"{station}/{sequence}")
        else:
            pack.add(f"pictures/{station}-{sequence:08}{picture.suffix.lower()}", picture.read_bytes())
        yield PicturesRead(number, len(rows))
    return missing


def _add_record(pack: PackWriter, database: Database, found: LotTrace) -> None:
    """Add verdicts as a table and as they are on record, every decision, and the audit entries of both."""
    said, entries = _decisions(database, found.rows), []
    for station in {row.place.station for row in found.rows}:
        numbers = [row.place.sequence for row in found.rows if row.place.station == station]
        entries += _entries(database, station, AuditKind.INSPECTION, numbers)
        decided = [row["number"] for row in said if row["station"] == station]
        entries += _entries(database, station, AuditKind.DECISION, decided)
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for row in found.rows:
        cells = cells_of(row)
        table.writerow([safe_cell(cells[name]) for name in COLUMNS])
    pack.add("inspections.csv", text.getvalue().encode("utf-8-sig", "backslashreplace"))
    pack.add("inspections.json", _json([row.values for row in found.rows]))
    pack.add("decisions.json", _json(said))
    pack.add("audit.json", _json(entries))


def _decisions(database: Database, rows: Sequence[HistoryRow]) -> list[Mapping[str, Any]]:
    said: list[Mapping[str, Any]] = []
    decided = [row.place for row in rows if row.decision]
    with database.reading() as connection:
        for place in decided:
            mine = (decisions.c.station == place.station, decisions.c.sequence == place.sequence)
            found = connection.execute(select(decisions).where(*mine).order_by(decisions.c.number)).mappings()
            said += [dict(row) for row in found]
    return said


def _entries(database: Database, station: str, kind: AuditKind, numbers: Sequence[int]) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    if not numbers:
        return found
    wanted, after = set(numbers), 0
    mine = (audit.c.station == station, audit.c.kind == str(kind), audit.c.subject.between(min(wanted), max(wanted)))
    while True:  # by number: each transaction is short, so that the station goes on writing
        statement = select(audit).where(*mine, audit.c.number > after).order_by(audit.c.number).limit(_AT_ONCE)
        with database.reading() as connection:
            rows = connection.execute(statement).mappings().all()
        if not rows:
            return found
        found += [dict(row) for row in rows if row["subject"] in wanted]
        after = rows[-1]["number"]


def _add_versions(pack: PackWriter, registry: Registry, found: LotTrace) -> list[str]:
    """Add what each version says of itself, its cuts and what they are proven to let through; return who is missing."""
    from castinspect.evaluation.proven import proof_of  # brings the statistics of cuts, which the window starts without

    lost = []
    for used in found.versions:
        version = registry.by_id(used.checkpoint)
        described: dict[str, object] = {
            "checkpoint": used.checkpoint, "sha256": used.sha256, "cuts": sorted(map(list, used.cuts), key=str),
            "verdicts": dict(used.verdicts),
        }  # fmt: skip
        try:
            if version is None or sha256_of(version.path) != used.sha256:
                raise FileNotFoundError
            checkpoint = load_checkpoint(version.path)
            described |= {
                "name": version.name, "metadata": checkpoint.metadata.model_dump(mode="json"),
                "proven": str(proof_of(checkpoint)),
            }  # fmt: skip
        except (CheckpointError, OSError):
            lost.append(used.checkpoint)
        pack.add(f"versions/{len(pack.files):04}-{used.sha256[:16] or 'none'}.json", _json(described))
    return lost


def _add_studies(pack: PackWriter, studies: Sequence[Path]) -> None:
    for number, study in enumerate(studies, 1):
        files = sorted(path for path in study.rglob("*") if path.is_file()) if study.is_dir() else [study]
        for file in files:
            name = file.relative_to(study.parent).as_posix()
            pack.add(f"studies/{number:02}-{name}", file.read_bytes())


def _report(rows: Sequence[HistoryRow], head: SelectionHead, places: Places) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.pdf"
        write_pdf(rows, head, places, file)
        return file.read_bytes()


def _json(value: object) -> bytes:
    """JSON that reads the same everywhere; times as in the audit chain."""
    return json.dumps(json.loads(canonical({"": value}))[""], indent=1, ensure_ascii=True).encode()
