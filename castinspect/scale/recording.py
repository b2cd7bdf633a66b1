"""Shards of a scored archive put on record, under a station's name of their own: no shift counts them."""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from castinspect.errors import StationError
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.locks import FileLock
from castinspect.messages import Message
from castinspect.scale.plan import ArchivePlan, load_plan
from castinspect.scale.shards import read_rows, undone
from castinspect.station.history.inspection_row import path_text
from castinspect.station.history.rows import Judgement
from castinspect.station.history.store import Store
from castinspect.station.history.tables import inspections

_AT_ONCE = 500
_LOCK = ".record.lock"


@dataclass(frozen=True)
class ShardRecorded:
    """So many of the shards are on record; `rows` of this one are new."""

    done: int
    total: int
    rows: int


def record_shards(out: Path, store: Store) -> Generator[ShardRecorded, None, int]:
    """Put the rows of shards on record; those that are there already are left as they are.

    Args:
        out: Folder of the shards.
        store: Open, under the name that the rows are to have.

    Yields:
        Each shard that is on record.

    Returns:
        How many rows are new.

    Raises:
        StationError: A shard is not scored yet, is damaged or lacks its messages, another program does the same now, or
            the rows that are there are of another scoring.
        StoreError: The record did not take a shard; what was yielded is kept.
    """
    plan = load_plan(out)
    if missing := undone(plan, out, range(plan.shards)):
        raise StationError("archive-not-whole", out=out, missing=len(missing), total=plan.shards)
    total = 0
    with FileLock(out / _LOCK) as lock:
        if not lock.acquire():
            raise StationError("archive-being-recorded", out=out)
        place, there, last = 0, *_there(plan, store)
        if there > plan.pictures:
            raise StationError("archive-recorded-otherwise", folder=plan.folder, station=store.station)
        for shard in range(plan.shards):
            found = [_inspection(plan, row) for row in read_rows(out, shard)]
            if place < there <= place + len(found) and path_text(found[there - place - 1].path) != last:
                raise StationError("archive-recorded-otherwise", folder=plan.folder, station=store.station)
            new = found[max(0, there - place) :]
            for start in range(0, len(new), _AT_ONCE):
                store.record_all([Judgement(one, source=plan.folder) for one in new[start : start + _AT_ONCE]])
            place, total = place + len(found), total + len(new)
            yield ShardRecorded(shard + 1, plan.shards, len(new))
    return total


def _there(plan: ArchivePlan, store: Store) -> tuple[int, str]:
    """How many rows of this scoring are on record, and the picture of the last: they came in the order of the plan."""
    ours = (
        inspections.c.station == store.station, inspections.c.source == path_text(plan.folder),
        inspections.c.checkpoint == plan.checkpoint,
    )  # fmt: skip
    newest = select(inspections.c.picture).where(*ours).order_by(inspections.c.sequence.desc()).limit(1)
    with store.database.reading() as connection:
        count = connection.execute(select(func.count()).select_from(inspections).where(*ours)).scalar_one()
        return int(count), connection.execute(newest).scalar_one_or_none() or ""


def _inspection(plan: ArchivePlan, row: dict[str, Any]) -> Inspection:
    prediction = None
    if row["defect_probability"] is not None:
        prediction = Prediction(json.loads(row["probabilities"]), row["defect_probability"], None, row["novelty"])
    return Inspection(
        plan.folder / row["path"],
        Verdict(row["verdict"]),
        tuple(Message(told["code"], told["values"]) for told in json.loads(row["messages"])),
        prediction,
        checkpoint=plan.checkpoint,
        sha256=row["sha256"],
        width=row["width"],
        height=row["height"],
    )
