"""A long watch: very many pictures come, are judged and put on record, and the memory on the way is measured."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path

from castinspect.inspection.reading import nothing_attached
from castinspect.process import memory_of_this_process
from castinspect.settings import Settings
from castinspect.station.companions import Companions
from castinspect.station.events import ArrivalJudged, FolderState
from castinspect.station.history.recording import kept_in
from castinspect.station.history.store import Store
from castinspect.station.history.views.queries import every
from castinspect.station.intentions import Intentions
from castinspect.station.line import Line
from castinspect.station.promoted import PromotedInspector
from castinspect.station.sources.folder import WatchedFolder

_SCAN_SECONDS = 0.1
_MARKS = 20
"""How often memory is measured on the way, at least."""


@dataclass(frozen=True)
class SoakMark:
    """How it stands at one moment.

    Attributes:
        judged: Pictures so far.
        waiting: Pictures that lie there and are not judged yet.
        seconds: Since the first batch was judged.
        megabytes: Resident memory of this process; NaN where the system does not tell.
    """

    judged: int
    waiting: int
    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Soaked:
    """What came of it.

    Attributes:
        marks: On the way; the first once the first pictures were judged, so that all is loaded.
        lost: Pictures without a row in the record.
        double: Pictures with more than one.
    """

    marks: tuple[SoakMark, ...]
    lost: int
    double: int

    @property
    def start(self) -> SoakMark:
        """When all was loaded."""
        return self.marks[0]

    @property
    def middle(self) -> SoakMark:
        """The mark nearest to half of the pictures."""
        half = self.marks[-1].judged / 2
        return min(self.marks, key=lambda mark: abs(mark.judged - half))

    @property
    def end(self) -> SoakMark:
        """When all were judged."""
        return self.marks[-1]

    @property
    def growth(self) -> float:
        """Megabytes by which memory rose over its start, at most."""
        return max(mark.megabytes for mark in self.marks) - self.start.megabytes


class _Camera:
    """Puts copies of pictures into a folder, each under a name of its own, whole at once.

    Args:
        folder: That is watched.
        pictures: Copied in turns, so that no two in a row are alike.
        most: How many come in all.
    """

    def __init__(self, folder: Path, pictures: Sequence[Path], most: int) -> None:
        folder.mkdir()
        self._folder = folder
        contents = cycle([(picture.read_bytes(), picture.suffix) for picture in pictures])
        self._coming = islice(zip(count(1), contents, strict=False), most)

    def take(self, pictures: int) -> int:
        """Let so many appear; how many did."""
        taken = 0
        for number, (content, suffix) in islice(self._coming, pictures):
            hidden = self._folder / f".{number}.tmp"
            hidden.write_bytes(content)
            hidden.rename(self._folder / f"part_{number:07}{suffix}")
            taken += 1
        return taken


def soak(
    make_inspector: Callable[[], PromotedInspector],
    store: Store,
    folder: Path,
    pictures: Sequence[Path],
    *,
    most: int,
    at_once: int,
) -> Generator[SoakMark, None, Soaked]:
    """Watch a folder until so many pictures were judged; they come in batches, each when the one before is judged.

    Args:
        make_inspector: Gives what judges, ready.
        store: A record of its own.
        folder: For the watched folder.
        pictures: At least three, that are copied again and again.
        most: How many come.
        at_once: How many come together; all of them make a burst.

    Yields:
        Marks, evenly.

    Raises:
        StationError: The folder or the record cannot be used.
    """
    settings = Settings(station_name=store.station)
    step = max(1, most // _MARKS)
    camera, first = _Camera(folder / "camera", pictures, most), min(at_once, step, 200)
    watched = WatchedFolder(folder / "camera")
    camera.take(first)
    marks: list[SoakMark] = []
    begun, judged, due = 0.0, 0, first
    with kept_in(store, Intentions(settings, watched.folder)) as record, Companions(store, settings) as companions:
        line = Line(make_inspector, record=record, attach=nothing_attached)
        for event in companions.accompanied(line.watch(watched, _SCAN_SECONDS)):
            judged += isinstance(event, ArrivalJudged)
            begun = begun or (time.monotonic() if judged >= first else 0.0)
            if judged >= due:
                marks.append(_mark(judged, watched.waiting, time.monotonic() - begun))
                yield marks[-1]
                due = min(most, judged + step) if judged < most else most + 1
            if isinstance(event, FolderState) and _is_idle(event) and not camera.take(at_once):
                break
    rows = Counter(_names(store))
    return Soaked(tuple(marks), lost=most - len(rows), double=sum(times > 1 for times in rows.values()))


def _is_idle(state: FolderState) -> bool:
    """Whether all that came is judged; a folder that gives no answer in time, as on a busy machine, says nothing."""
    return not state.waiting and not state.alarms


def _mark(judged: int, waiting: int, seconds: float) -> SoakMark:
    return SoakMark(judged, waiting, seconds, memory_of_this_process().get("resident", float("nan")))


def _names(store: Store) -> Iterator[str]:
    """The name of the picture of each row."""
    for row in every(store.database):
        yield row.values["picture"]
