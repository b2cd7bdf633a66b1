"""What the record has of the shift under way, brought back at a start: counters, last parts, what still waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from castinspect.errors import CheckpointError
from castinspect.gui.inspection.decisions import Decision
from castinspect.gui.inspection.job import ShownInspection, shown
from castinspect.gui.inspection.picture.strip import STRIP_LENGTH
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import read_metadata
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station.configured import station_name
from castinspect.station.history.database import Database
from castinspect.station.history.inspection_row import path_text
from castinspect.station.history.opening import open_record_if_any
from castinspect.station.history.tables import inspections
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.pictures import places_of
from castinspect.station.history.views.queries import HistoryRow, page
from castinspect.station.shift.now import CountersNow, counters_now
from castinspect.studies.record.look_back import look_back

_MOST_WAITING = 200
_ASKED = (Verdict.REVIEW, Verdict.HOLD)


@dataclass(frozen=True)
class Recalled:
    """The parts of a watched folder as they stood when the station ended.

    Attributes:
        last: The last ones, the oldest first, without the pixels that the screen reads again.
        waiting: Those that nobody has decided and that need a person, the oldest first.
        decisions: What people had said of the last ones, in that order.
    """

    last: tuple[ShownInspection, ...]
    waiting: tuple[ShownInspection, ...]
    decisions: tuple[Decision, ...]


def recalled(settings: Settings, folder: Path | None) -> Iterator[CountersNow | Recalled]:
    """Read what the record has of the present shift.

    Args:
        settings: With the station's name, its shifts and masters.
        folder: That is watched on after an interruption; None where none is: then no part is brought back.

    Yields:
        The counters, then the parts; nothing where there is no record yet.

    Raises:
        StoreError: The record cannot be read.
    """
    if (database := open_record_if_any()) is None:
        return
    with closing(database):
        counters = counters_now(database, settings)
        yield counters
        if folder is not None:
            yield _parts(database, settings, folder, counters)


def _parts(database: Database, settings: Settings, folder: Path, counters: CountersNow) -> Recalled:
    mine = [
        inspections.c.station == station_name(settings),
        inspections.c.source == path_text(folder.absolute()),
        inspections.c.recorded >= counters.since,
        inspections.c.part.not_in(list(settings.shift.masters)),
    ]
    last = page(database, mine, limit=STRIP_LENGTH)
    asked = [inspections.c.verdict.in_(list(map(str, _ASKED))), *conditions(["decided=no"])]
    waiting = page(database, [*mine, *asked], limit=_MOST_WAITING)
    waiting += [row for row in last if row.values["verdict"] == Verdict.DEFECT and row.decision is None]
    rows = {row.place.sequence: row for row in (*last, *waiting)}
    parts = dict(zip(rows, _shown(database, list(rows.values()), {row.place.sequence for row in last}), strict=True))
    said = [(row.place.sequence, row.decision) for row in reversed(last) if row.decision is not None]
    return Recalled(
        last=tuple(parts[row.place.sequence] for row in reversed(last)),
        waiting=tuple(parts[number] for number in sorted({row.place.sequence for row in waiting})),
        decisions=tuple(Decision(parts[n].inspection, Verdict(found.outcome), found.why) for n, found in said),
    )


def _shown(database: Database, rows: Sequence[HistoryRow], with_thumbnail: set[int]) -> Iterator[ShownInspection]:
    """Parts as the screen shows them: their pictures lie where they were routed to, where they are still the same."""
    places, registry = places_of(database, rows), Registry()
    known: dict[str, Preprocessing] = {}
    for row in rows:
        back = look_back(row, places[row.place.key], registry, maps=False)
        checkpoint = back.inspection.checkpoint
        if checkpoint not in known:
            known[checkpoint] = _preprocessing(registry, checkpoint)
        if row.place.sequence in with_thumbnail:
            yield shown(back.inspection, known[checkpoint]).without_pixels()
        else:
            yield ShownInspection(back.inspection, None, None, known[checkpoint], is_let_go=True)


def _preprocessing(registry: Registry, checkpoint: str) -> Preprocessing:
    version = registry.by_id(checkpoint)
    try:
        return read_metadata(version.path).preprocessing if version else Preprocessing()
    except CheckpointError:  # the picture is shown as it is; a damaged checkpoint is told by whoever judges with it
        return Preprocessing()
