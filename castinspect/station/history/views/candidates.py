"""Parts that people decided, as labelled pictures for the next training."""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from castinspect.data.groups import GROUPS_FILE, group_rows
from castinspect.data.roles import guess_role
from castinspect.errors import StoreError
from castinspect.files import atomic_path, sha256_of
from castinspect.inspection.verdict import Verdict
from castinspect.models.metadata import Role
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
        outcome: OK or DEFECT; None where no label stands.
        people: Who say so.
    """

    station: str
    sequence: int
    picture: Path
    placed: Path | None
    sha256: str
    part: str
    lot: str
    outcome: Verdict | None
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
    return (found for found in _decided(database, second_person) if found.outcome is not None)


def _decided(database: Database, second_person: bool) -> Iterator[Candidate]:
    """All parts of which anybody ever said anything; without an outcome those whose label does not stand."""
    key = (inspections.c.station == decisions.c.station) & (inspections.c.sequence == decisions.c.sequence)
    at = (routes.c.station == inspections.c.station) & (routes.c.sequence == inspections.c.sequence)
    columns = [inspections.c[name] for name in ("station", "sequence", "picture", "sha256", "part", "lot")]
    decided = select(*columns, routes.c.placed).join(decisions, key).outerjoin(routes, at).distinct()
    with database.reading() as connection:
        rows = connection.execute(decided.order_by(inspections.c.station, inspections.c.sequence)).all()
    for row in rows:
        if not row.sha256:
            continue
        stack = standing(decisions_on(database, row.station, row.sequence))
        outcomes = {said.outcome for said in stack}
        people = tuple(dict.fromkeys(said.who for said in stack if said.outcome == stack[-1].outcome))
        is_agreed = bool(stack) and not (second_person and (len(outcomes) > 1 or len(people) < 2))
        placed = Path(os.fsdecode(row.placed)) if row.placed else None
        yield Candidate(
            row.station, row.sequence, Path(row.picture), placed, row.sha256, row.part, row.lot,
            Verdict(stack[-1].outcome) if is_agreed else None, people,
        )  # fmt: skip


def where_labelled(folder: Path) -> tuple[str, str]:
    """Where parts that are OK and parts that are not belong in a folder of labelled pictures, below it.

    A folder of classes, or of `train` with classes, keeps the names it has, as far as they are certain: a folder with
    several classes of defects gets one of its own.
    """
    base = folder / "train" if (folder / "train").is_dir() else folder
    names = sorted(path.name for path in base.iterdir() if path.is_dir()) if base.is_dir() else []
    found = []
    for role, otherwise in ((Role.OK, "ok"), (Role.DEFECT, "defect")):
        fitting = [name for name in names if guess_role(name) is role]
        name = fitting[0] if len(fitting) == 1 else otherwise
        found.append((base / name).relative_to(folder).as_posix())
    return found[0], found[1]


def collect(
    database: Database, folder: Path, *, second_person: bool = False, classes: tuple[str, str] = ("ok", "defect")
) -> Iterator[Collected]:
    """Copy decided parts into folders named after their classes, with `groups.csv`; a copy is proven by its hash.

    What was decided otherwise since is taken out of the other class, and out of both what was taken back; other files
    there are left alone.

    Args:
        database: The record.
        folder: Of labelled pictures.
        second_person: See `candidates`.
        classes: Names of the classes for OK and DEFECT.

    Yields:
        How far it is; the last is the result.

    Raises:
        StoreError: There is nothing to collect, or it cannot be written.
        DataError: The `groups.csv` that is there cannot be read.
    """
    copied = known = gone = 0
    names = dict(zip((Verdict.OK, Verdict.DEFECT), classes, strict=True))
    groups: list[tuple[str, str]] = []
    try:
        for found in _decided(database, second_person):
            name = f"decided_{found.station}_{found.sequence}{found.picture.suffix.lower()}"
            mine = names[found.outcome] if found.outcome is not None else None
            for other in set(classes) - {mine}:
                (folder / other / name).unlink(missing_ok=True)
            if mine is None:
                continue
            target = folder / mine / name
            if target.is_file() and sha256_of(target) == found.sha256:
                known += 1
            elif _copied(found, target):
                copied += 1
            else:
                gone += 1
                continue
            if found.part:
                groups.append((f"{mine}/{name}", f"{found.lot} {found.part}".strip()))
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
        if source.is_file() and sha256_of(source) == found.sha256:
            target.parent.mkdir(parents=True, exist_ok=True)
            with atomic_path(target) as temporary:
                shutil.copyfile(source, temporary)
            return True
    return False


def _write_groups(folder: Path, groups: list[tuple[str, str]]) -> None:
    """Which pictures show one part; lines of other pictures stay."""
    file = folder / GROUPS_FILE
    mine = {picture for picture, _ in groups}
    before: list[tuple[str, str]] = []
    if file.is_file():
        before = [(path, group) for _, path, group in group_rows(file) if path not in mine]
    if not groups and not before:
        return
    with atomic_path(file) as temporary, temporary.open("w", newline="", encoding="utf-8") as table:
        csv.writer(table).writerows([_HEADER, *before, *groups])
