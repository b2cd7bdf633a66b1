"""The line: the one way from an arrival to a verdict, for the window, `watch` and `inspect` alike.

    arrival -> claim -> bytes (read once) -> picture (decoded once) -> gate -> engine -> verdict -> record -> screen

A picture's bytes are read once: what is hashed, checked for completeness, judged and shown is all the same. Another
checkpoint that is promoted, or gone back to, takes over between two pictures. Every verdict is in the record before
anything is shown of it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.errors import ImageError, StationError
from castinspect.imaging.finding import survey
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.reading import Attach, nothing_attached
from castinspect.messages import Message
from castinspect.models.metadata import CheckpointMetadata
from castinspect.station.alarms.frozen_camera import FrozenCamera
from castinspect.station.events import (
    ArrivalJudged,
    FolderState,
    LineEvent,
    ModelReady,
    ModelRefused,
    PicturesFound,
    Preparing,
)
from castinspect.station.points import Point, reached
from castinspect.station.promoted import PromotedInspector
from castinspect.station.record import NoRecord, Record
from castinspect.station.sources.arrival import Arrival
from castinspect.station.stale_rows import StaleRows

if TYPE_CHECKING:
    from castinspect.station.sources.folder import ScanResult, WatchedFolder

_AT_ONCE = 128
"""Arrivals that are taken up between two looks, or a little more; more where looking itself takes long."""

_WORTH, _LONGEST = 5.0, 10.0
"""After a look so many times as long as it took goes to what it found, and so many seconds at most: of a folder with
100,000 pictures a look takes a second, and would take more than the judging."""

_TOGETHER = 32
"""Verdicts that go on record in one transaction, at most."""

_MOMENT = 0.1
"""Seconds that a verdict waits for those right behind it, at most."""

_MAY_BECOME_COMPLETE = frozenset({
    "image-damaged", "image-empty", "image-incomplete", "image-not-a-picture", "image-still-written",
    "image-unreadable", "image-several-pages", "picture-incomplete", "picture-holed", "unexpected",
})  # fmt: skip
"""What a file may say of itself while it is still being written."""


@dataclass(frozen=True)
class _Judged:
    """An arrival as it was read, what was decided, and what goes along with it."""

    arrival: Arrival
    inspection: Inspection
    attached: object


class Line:
    """Judges arrivals with whatever is promoted.

    Args:
        make_inspector: Gives what judges, ready; called when the line begins, as it may take long.
        record: Knows what was judged before and keeps the verdicts.
        attach: Makes of each picture what goes along with its inspection, in the thread that reads it.
    """

    def __init__(
        self,
        make_inspector: Callable[[], PromotedInspector],
        *,
        record: Record | None = None,
        attach: Attach = nothing_attached,
    ) -> None:
        self._make_inspector = make_inspector
        self._record: Record = record or NoRecord()
        self._attach = attach
        self._camera, self._rows = FrozenCamera(), StaleRows()

    def judge(self, paths: Iterable[Path]) -> Iterator[LineEvent]:
        """Judge pictures, and all pictures in folders, once.

        Raises:
            CastInspectError: Nothing can judge, or there is no picture.
        """
        found = survey(paths := list(paths))
        pictures = found.pictures
        if not pictures:
            folders, others = ", ".join(map(str, paths)), " ".join(map(str, found.messages()))
            raise ImageError("no-pictures-but" if others else "no-pictures", folder=folders, others=others)
        yield Preparing()
        inspector = self._make_inspector()
        news = _ModelNews(inspector)
        yield from news.since_last()
        yield PicturesFound(len(pictures), found.messages())
        arrivals = self._record.claim([Arrival.named(path) for path in pictures])
        for group in self._judged(inspector, arrivals):
            yield from news.since_last()
            yield from self._kept(group, inspector)

    def watch(self, watched: WatchedFolder, scan_seconds: float = 1.0) -> Iterator[LineEvent]:
        """Judge each picture that arrives, until the consumer ceases to iterate.

        A picture whose inspection was not taken any more comes again when the same folder is watched on. A
        `FolderState` comes after every look at the folder, so a consumer can stop within `scan_seconds`.

        Raises:
            CastInspectError: Nothing can judge, or the folder is not there at the start. If it is lost later, that is
                an alarm.
        """
        if not watched.folder.is_dir():
            raise StationError("folder-missing", folder=watched.folder)
        with self._record.watching(watched.folder):
            if self._record.skips_existing:
                watched.skip_first()
            yield from self._watched(watched, scan_seconds)

    def _watched(self, watched: WatchedFolder, scan_seconds: float) -> Iterator[LineEvent]:
        yield Preparing()
        inspector = self._make_inspector()
        news = _ModelNews(inspector)
        while True:
            inspector.ready()  # takes up a promotion also while no picture comes
            yield from news.since_last()
            begun = time.monotonic()
            look = watched.scan()
            now = time.monotonic()
            until = now + min(_WORTH * (now - begun), _LONGEST)
            reached(Point.LOOKED)
            if look.skipped:
                self._record.skip(look.skipped)
            if not look.alarms:
                self._record.looked(watched.files)
            yield from self._missed(watched, look, inspector)
            dealt_with, portions = 0, _portions(_in_turn(look.ready))
            while claimed := self._claimed(watched, portions):
                for group in self._judged(inspector, claimed):
                    yield from news.since_last()
                    dealt_with += yield from self._dealt_with(group, watched, look, inspector)
                    if self._is_held_up:
                        break  # the others wait in the folder until the record is well again
                if self._is_held_up or time.monotonic() >= until:
                    break
            yield self._state(watched, look)
            if not dealt_with:
                time.sleep(scan_seconds)

    def _dealt_with(
        self, group: Sequence[_Judged], watched: WatchedFolder, look: ScanResult, inspector: PromotedInspector
    ) -> Generator[LineEvent, None, int]:
        """Keep and show what has come completely; how many those are. Nothing, once another computer has the folder."""
        if self._record.elsewhere is not None:
            for judged in group:
                watched.not_yet(judged.arrival)
            return 0
        whole = [judged for judged in group if not self._comes_again(watched, judged)]
        stood_still = self._camera.alarm
        seen = [replace(judged, inspection=self._seen(judged.inspection)) for judged in whole]
        yield from self._kept(seen, inspector, watched)
        if self._record.alarm is None and self._camera.alarm != stood_still:
            yield self._state(watched, look)
        return len(whole)

    @property
    def _is_held_up(self) -> bool:
        """Whether the record takes nothing, or the folder is another computer's."""
        return self._record.alarm is not None or self._record.elsewhere is not None

    def acknowledge(self) -> None:
        """A person has seen the alarm that the camera stands still."""
        self._camera.acknowledge()

    def _claimed(self, watched: WatchedFolder, portions: Iterator[Sequence[Arrival]]) -> Sequence[Arrival]:
        """Take up some of what is ready; so few that what comes meanwhile need not wait long."""
        claimed: list[Arrival] = []
        if self._record.elsewhere is not None:
            return claimed
        for some in portions:
            taken = self._record.claim(some)
            if self._is_held_up:
                break  # they wait in the folder until the record is well again, and the folder is here
            new = set(taken)
            for arrival in some:
                if arrival not in new and not self._record.waits(arrival):  # judged before this start
                    watched.done(arrival)
            claimed += taken
            if len(claimed) >= _AT_ONCE:
                break
        return claimed

    def _missed(self, watched: WatchedFolder, look: ScanResult, inspector: PromotedInspector) -> Iterator[LineEvent]:
        """What was taken up and taken away again; nothing is said of it while the folder itself cannot be seen."""
        if look.alarms:
            return
        for arrival, inspection in self._record.missed(watched.files):
            yield ArrivalJudged(arrival, inspection, inspector.metadata.preprocessing)

    def _judged(self, inspector: PromotedInspector, arrivals: Sequence[Arrival]) -> Iterator[list[_Judged]]:
        """Each arrival as it was read, with its inspection, in order; together what is ready within a moment.

        What belongs together is put on record in one transaction, so neither the disk nor the record's own work holds
        the engine up under load. A picture with none behind it does not wait.
        """
        waiting, group, until = deque(arrivals), list[_Judged](), 0.0
        for inspection, attached in inspector.inspect_with([arrival.path for arrival in arrivals], self._attach):
            now = time.monotonic()
            until = until if group else now + _MOMENT
            group.append(_Judged(waiting.popleft().as_read(inspection.stamp), inspection, attached))
            if len(group) >= _TOGETHER or not inspector.comes_within(max(0.0, until - now)):
                yield group
                group = []
        if group:
            yield group

    def _comes_again(self, watched: WatchedFolder, judged: _Judged) -> bool:
        """Whether the picture is not there completely yet, or is one that was dealt with before."""
        arrival, inspection = judged.arrival, judged.inspection
        if watched.is_same_again(arrival, inspection.sha256):
            self._record.judged(arrival, inspection)  # which knows it, too
            watched.done(arrival, inspection.sha256)
            return True
        if watched.has_changed(arrival):
            watched.not_yet(arrival)
            return True
        is_incomplete = any(reason.code in _MAY_BECOME_COMPLETE for reason in inspection.reasons)
        if inspection.prediction is None and is_incomplete and not watched.is_final(arrival):
            watched.not_yet(arrival)
            return True
        return False

    def _seen(self, inspection: Inspection) -> Inspection:
        """What is left of a verdict beside the pictures before it."""
        return self._camera.judged(self._rows.judged(inspection))

    def _kept(
        self, group: Sequence[_Judged], inspector: PromotedInspector, watched: WatchedFolder | None = None
    ) -> Iterator[ArrivalJudged]:
        """Put verdicts on record together, then show them one by one."""
        if not group:
            return
        by, preprocessing = inspector.judged_by, inspector.metadata.preprocessing
        kept = self._record.judged_together([(judged.arrival, judged.inspection, by) for judged in group])
        for judged, inspection in zip(group, kept, strict=True):
            if inspection is not None:
                yield ArrivalJudged(judged.arrival, inspection, preprocessing, judged.attached)
                reached(Point.SHOWN)
                self._record.done(judged.arrival)
            if watched is not None:
                watched.done(judged.arrival, judged.inspection.sha256)

    def _state(self, watched: WatchedFolder, look: ScanResult) -> FolderState:
        elsewhere = self._record.elsewhere
        standing = (*look.alarms, elsewhere, self._camera.alarm, self._record.alarm)
        alarms = tuple(alarm for alarm in standing if alarm is not None)
        self._record.standing(alarms)
        notices = (*look.notices, *self._record.news())
        if elsewhere is not None:  # nothing waits for this station
            return FolderState(watched.folder, 0, alarms, notices, elsewhere=elsewhere)
        return FolderState(watched.folder, watched.waiting, alarms, notices, watched.oldest_seconds)


def _in_turn(ready: Sequence[Arrival]) -> Iterator[Arrival]:
    """The oldest and the newest in turn: a backlog keeps no new part waiting, nor new parts the backlog."""
    if len(ready) <= _AT_ONCE:
        yield from ready
        return
    for oldest in range((len(ready) + 1) // 2):
        yield ready[oldest]
        if (newest := len(ready) - 1 - oldest) > oldest:
            yield ready[newest]


def _portions(arrivals: Iterator[Arrival]) -> Iterator[Sequence[Arrival]]:
    while some := list(islice(arrivals, _AT_ONCE)):
        yield some


class _ModelNews:
    """What there is to tell of the checkpoint that judges: each change once."""

    def __init__(self, inspector: PromotedInspector) -> None:
        self._inspector = inspector
        self._told: tuple[CheckpointMetadata | None, Message | None] = (None, None)

    def since_last(self) -> Iterator[ModelReady | ModelRefused]:
        metadata, refusal = self._told
        self._told = self._inspector.metadata, self._inspector.refusal
        if self._inspector.metadata is not metadata or (refusal is not None and self._inspector.refusal is None):
            device = self._inspector.device
            yield ModelReady(self._inspector.metadata, device.title, device.fallback)
        if self._inspector.refusal is not None and self._inspector.refusal is not refusal:
            yield ModelRefused(self._inspector.refusal)
