"""Parts that people decided, as labelled pictures for the next training."""

from __future__ import annotations

import csv
import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from castinspect.errors import StoreError
from castinspect.files import atomic_path
from castinspect.inspection.verdict import Verdict
from castinspect.station.history.database import Database
from castinspect.station.history.rows import standing
from castinspect.station.history.tables import decisions, inspections, routes
from castinspect.station.history.views.queries import decisions_on

_HEADER = ("path", "group")


@dataclass(frozen=True)
class Candidate:
    """A picture with the label that people gave it.

    Attributes:
        station: That judged it.
        sequence: Of the inspection.
        picture: Where it was judged.
        placed: Where it was routed to; None where it was not.
        sha256: Of what was judged.
        part: Number of the part; empty where it is not known.
        lot: Likewise.
        outcome: OK or DEFECT.
        people: Who say so.
    """

    station: str
    sequence: int
    picture: Path
    placed: Path | None
    sha256: str
    part: str
    lot: str
    outcome: Verdict
    people: tuple[str, ...]


@dataclass(frozen=True)
class Collected:
    """How far collecting is.

    Attributes:
        folder: With a folder for each class.
        copied: Pictures that lie there now for the first time.
        known: Pictures that were there already.
        gone: Decided parts whose picture is not there any more, or is another one.
    """

    folder: Path
    copied: int = 0
    known: int = 0
    gone: int = 0


def candidates(database: Database, *, second_person: bool = False) -> Iterator[Candidate]:
    """Parts whose decision stands, each once, the oldest first.

    Args:
        database: The record.
        second_person: Whether two people must have said the same, and nobody else otherwise.

    Raises:
        StoreError: The record cannot be read.
    """
    key = (inspections.c.station == decisions.c.station) & (inspections.c.sequence == decisions.c.sequence)
    at = (routes.c.station == inspections.c.station) & (routes.c.sequence == inspections.c.sequence)
    columns = [inspections.c[name] for name in ("station", "sequence", "picture", "sha256", "part", "lot")]
    decided = select(*columns, routes.c.placed).join(decisions, key).outerjoin(routes, at).distinct()
    with database.reading() as connection:
        rows = connection.execute(decided.order_by(inspections.c.station, inspections.c.sequence)).all()
    for row in rows:
        stack = standing(decisions_on(database, row.station, row.sequence))
        if not stack or not row.sha256:
            continue
        outcomes = {said.outcome for said in stack}
        people = tuple(dict.fromkeys(said.who for said in stack if said.outcome == stack[-1].outcome))
        if second_person and (len(outcomes) > 1 or len(people) < 2):
            continue
        placed = Path(os.fsdecode(row.placed)) if row.placed else None
        yield Candidate(
            row.station, row.sequence, Path(row.picture), placed, row.sha256, row.part, row.lot,
            Verdict(stack[-1].outcome), people,
        )  # fmt: skip


def collect(
    database: Database, folder: Path, *, second_person: bool = False, classes: tuple[str, str] = ("ok", "defect")
) -> Iterator[Collected]:
    """Copy decided parts into folders named after their classes, with `groups.csv`; a copy is proven by its hash.

    What was decided otherwise since is taken out of the other class; other files there are left alone.

    Args:
        database: The record.
        folder: Of labelled pictures.
        second_person: See `candidates`.
        classes: Names of the classes for OK and DEFECT.

    Yields:
        How far it is; the last is the result.

    Raises:
        StoreError: There is nothing to collect, or it cannot be written.
    """
    copied = known = gone = 0
    names = dict(zip((Verdict.OK, Verdict.DEFECT), classes, strict=True))
    groups: list[tuple[str, str]] = []
    try:
        for found in candidates(database, second_person=second_person):
            name = f"decided_{found.station}_{found.sequence}{found.picture.suffix.lower()}"
            target = folder / names[found.outcome] / name
            for other in set(classes) - {names[found.outcome]}:
                (folder / other / name).unlink(missing_ok=True)
            if target.is_file() and _sha256(target) == found.sha256:
                known += 1
            elif _copied(found, target):
                copied += 1
            else:
                gone += 1
                continue
            if found.part:
                groups.append((f"{names[found.outcome]}/{name}", f"{found.lot} {found.part}".strip()))
            yield Collected(folder, copied, known, gone)
        if copied + known == 0:
            raise StoreError("candidates-none")
        _write_groups(folder, groups)
    except OSError as error:
        raise StoreError("candidates-not-written", path=folder, detail=error.strerror or error) from error
    yield Collected(folder, copied, known, gone)


def _copied(found: Candidate, target: Path) -> bool:
    """Copy the very picture that was judged from where it lies; False where it does not lie anywhere."""
    for source in filter(None, (found.placed, found.picture)):
        if source.is_file() and _sha256(source) == found.sha256:
            target.parent.mkdir(parents=True, exist_ok=True)
            with atomic_path(target) as temporary:
                shutil.copyfile(source, temporary)
            return True
    return False


def _write_groups(folder: Path, groups: list[tuple[str, str]]) -> None:
    """Which pictures show one part; lines of other pictures stay."""
    file = folder / "groups.csv"
    mine = {picture for picture, _ in groups}
    before: list[tuple[str, str]] = []
    if file.is_file():
        with file.open(newline="", encoding="utf-8-sig") as table:
            rows = [row for row in csv.reader(table) if len(row) == 2]
        before = [(row[0], row[1]) for row in rows if row[0] not in mine and tuple(row) != _HEADER]
    if not groups and not before:
        return
    with atomic_path(file) as temporary, temporary.open("w", newline="", encoding="utf-8") as table:
        csv.writer(table).writerows([_HEADER, *before, *groups])


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
