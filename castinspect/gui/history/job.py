"""The long jobs of the history tab, as iterators: searching, thumbnails, looking back, exporting."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.gui.inspection.job import ShownInspection, shown
from castinspect.identity import Attribution
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.models.checkpoint import read_metadata
from castinspect.progress import PicturesRead
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station.configured import outputs_told
from castinspect.station.history.opening import open_record, open_store
from castinspect.station.history.views.filters import conditions
from castinspect.station.history.views.pictures import places_of, small_picture
from castinspect.station.history.views.queries import HistoryRow, Place, page
from castinspect.station.history.views.search import Found, search
from castinspect.studies.evidence.pack import PackMade, make_pack
from castinspect.studies.record.export import export
from castinspect.studies.record.look_back import look_back
from castinspect.studies.record.query import Query
from castinspect.studies.record.trace import LotTrace, trace_lot
from castinspect.versions.suite_decisions import decided_picture
from castinspect.versions.suites import Suite, add_to_suite

SIDE = 44
PAGE = 200


@dataclass(frozen=True)
class Thumbnail:
    """A judged picture made small; None where it is not there any more."""

    place: Place
    pixels: NDArray[np.uint8] | None


@dataclass(frozen=True)
class LookShown:
    """A past inspection for the screen, and why something of it cannot be shown."""

    part: ShownInspection
    note: Message | None


@dataclass(frozen=True)
class Exported:
    """So many inspections were written."""

    path: Path
    count: int


def find(query: Query, after: Place | None) -> Iterator[Found]:
    """Search the record, page by page."""
    with closing(open_record()) as database:
        yield from search(database, query.conditions(), after=after, limit=PAGE)


def thumbnails(rows: Sequence[HistoryRow]) -> Iterator[Thumbnail]:
    """Load the judged pictures of these rows, made small."""
    with closing(open_record()) as database:
        places = places_of(database, rows)
    for row in rows:
        yield Thumbnail(row.place, small_picture(places[row.place.key], row.values["sha256"], SIDE))


def look(row: HistoryRow, registry: Registry, device: str, *, maps: bool) -> Iterator[LookShown]:
    """Show a past inspection: its picture, then, if asked, where the network looked."""
    with closing(open_record()) as database:
        places = places_of(database, [row])
    places_of_it = places[row.place.key]
    version = registry.by_id(row.values["checkpoint"])
    preprocessing = read_metadata(version.path).preprocessing if version else Preprocessing()
    for with_map in (False, True) if maps else (False,):  # the picture at once, the network's answer behind it
        found = look_back(row, places_of_it, registry, device, maps=with_map)
        yield LookShown(shown(found.inspection, preprocessing), found.note)


def write(query: Query, path: Path) -> Iterator[Exported]:
    """Write all that was asked for into a file."""
    with closing(open_record()) as database:
        yield Exported(path, export(database, query, path))


def pack(lot: str, registry: Registry, path: Path) -> Generator[PicturesRead, None, PackMade]:
    """Pack all that is known of a lot, signed."""
    with closing(open_record()) as database:
        return (yield from make_pack(database, registry, lot, path))


DECISIONS = "decisions"
"""The suite that grows from the history tab by one click."""


@dataclass(frozen=True)
class SuiteGrown:
    """A decided picture is in a suite."""

    suite: Suite


def to_suite(row: HistoryRow, registry: Registry) -> Iterator[SuiteGrown]:
    """Add the picture of a decided inspection to the suite of decisions."""
    with closing(open_record()) as database:
        picture = decided_picture(database, row)
    yield SuiteGrown(add_to_suite(registry, DECISIONS, [picture]))


@dataclass(frozen=True)
class RowDecided:
    """A person's word is on record; the row as it is now."""

    row: HistoryRow


def decide(row: HistoryRow, outcome: Verdict, why: str) -> Iterator[RowDecided]:
    """Put a person's word on record of the station that judged; outputs hear of it, too."""
    told = outputs_told(Settings.load())
    with open_store(station=row.place.station) as store:
        store.decide(row.place.sequence, outcome.value, Attribution(why=why), outputs=told)
    with closing(open_record()) as database:
        mine = [f"sequence={row.place.sequence}", f"station={row.place.station}"]
        (now,) = page(database, conditions(mine))
    yield RowDecided(now)


def trace(lot: str) -> Iterator[LotTrace]:
    """Follow one lot through the record, in a thread."""
    with closing(open_record()) as database:
        yield trace_lot(database, lot)
