"""The challenger of a shadow trial at work: it judges the very bytes that the line judged, and holds nothing up."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Full, Queue
from typing import Self, TypeVar

from castinspect.errors import CastInspectError, CheckpointError
from castinspect.imaging.content import Content
from castinspect.imaging.loading import Picture
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.reading import Attach, read_picture
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint, read_metadata
from castinspect.registry.registry import Registry
from castinspect.registry.shadow import ShadowDifference, ShadowPlan, ShadowPortion, ShadowTrials
from castinspect.settings import Settings
from castinspect.station.events import ArrivalJudged, FolderState

Event = TypeVar("Event")

_MOST_BYTES = 128 << 20
"""Of pictures that wait for their verdict or for the challenger; more is not looked at."""

_WAITING = 16
"""Pictures that wait for the challenger, at most: the line never waits for it."""

_PORTION = 20
"""Parts after which what was found is written, at the latest; a difference is written at once."""

_GOODBYE = 30.0
"""Seconds that the picture under way may take when the station stops."""


@dataclass(frozen=True)
class _Both:
    """A picture's bytes, and what the promoted version said of it."""

    content: Content
    inspection: Inspection


class Shadow:
    """Follows a line, and lets the challenger of the trial under way judge what the line judged.

    Reading a picture keeps its bytes; its verdict hands them to one thread, which judges them anew. Whatever the thread
    is too slow for is counted as not looked at. Nothing of it reaches a verdict, an output or the record.

    Args:
        registry: Of the station; it says which trial is under way, also while the line runs.
        settings: Say what computes.
        make: Makes what judges of a checkpoint; None takes what the settings say.
    """

    def __init__(
        self, registry: Registry, settings: Settings, make: Callable[[LoadedCheckpoint], Inspector] | None = None
    ) -> None:
        self._registry, self._trials = registry, ShadowTrials(registry)
        self._make = make or (
            lambda checkpoint: Inspector.from_checkpoint(
                checkpoint, settings.device, engine=settings.engine, maps=False, batch_size=1
            )
        )
        self._lock = threading.Lock()
        self._read: OrderedDict[Path, Content] = OrderedDict()
        self._bytes = 0
        self._stamp: object = object()
        self._thread: _Challenger | None = None
        self._promoted_id = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_exception: object) -> None:
        if self._thread is not None and kind is None:  # the line ended by itself, as with --once
            self._thread.finish()
        self._end()

    @property
    def problem(self) -> Message | None:
        """Why the challenger cannot judge; None where it can, or where no trial is under way."""
        return self._thread.problem if self._thread is not None else None

    def attach(self, inner: Attach) -> Attach:
        """Keep a picture's bytes while a trial is under way, besides what else is to go along with it."""

        def both(path: Path, picture: Picture | None, content: Content | None) -> object:
            if self._thread is not None and picture is not None and content is not None:
                self._keep(path, content)
            return inner(path, picture, content)

        return both

    def accompanied(self, events: Iterable[Event]) -> Iterator[Event]:
        """The line's events as they are; what was judged goes to the challenger."""
        self._keep_up()
        for event in events:
            if isinstance(event, ArrivalJudged):
                self._judged(event.inspection)
            elif isinstance(event, FolderState):
                self._keep_up()
            yield event

    def _keep(self, path: Path, content: Content) -> None:
        with self._lock:
            self._forget(path)
            self._read[path] = content
            self._bytes += len(content.data)
            while self._bytes > _MOST_BYTES and self._read:
                self._forget(next(iter(self._read)))

    def _forget(self, path: Path) -> Content | None:
        content = self._read.pop(path, None)
        self._bytes -= len(content.data) if content else 0
        return content

    def _judged(self, inspection: Inspection) -> None:
        thread = self._thread
        if thread is None:
            return
        with self._lock:
            content = self._forget(inspection.path)
        by_the_network = inspection.prediction is not None and inspection.verdict is not Verdict.HOLD
        is_compared = by_the_network and inspection.checkpoint == self._promoted_id
        if is_compared and content is not None and content.sha256 == inspection.sha256:  # hashed last: it costs most
            thread.take(_Both(content, inspection))
        else:
            thread.skip()

    def _keep_up(self) -> None:
        """Take up a trial that was started, and let go of one that ended, or whose opponent judges no more."""
        stamp = (self._trials.stamp(), self._registry.promotion_stamp())
        if stamp != self._stamp:
            self._stamp = stamp
            self._end()
            with suppress(CheckpointError):
                self._begin()
        elif self._thread is not None and self._thread.is_over:
            self._end()

    def _begin(self) -> None:
        plan, promoted = self._trials.current(), self._registry.promoted()
        if plan is None or promoted is None or plan.against != self._registry.promotion.sha256():
            return
        left = plan.parts - self._trials.trial(plan).judged
        if left > 0:
            self._promoted_id = read_metadata(promoted).id
            self._thread = _Challenger(self._registry, self._trials, plan, left, self._make)

    def _end(self) -> None:
        if self._thread is not None:
            self._thread.close()
        self._thread = None
        with self._lock:
            self._read.clear()
            self._bytes = 0


class _Challenger:
    """The thread that judges with the challenger and keeps what it says otherwise."""

    def __init__(
        self,
        registry: Registry,
        trials: ShadowTrials,
        plan: ShadowPlan,
        left: int,
        make: Callable[[LoadedCheckpoint], Inspector],
    ) -> None:
        self._file, self._trials, self._plan, self._left = registry.folder / plan.file, trials, plan, left
        self._make = make
        self._portion, self._skipped = ShadowPortion(), 0
        self._queue: Queue[_Both] = Queue(_WAITING)
        self._stop, self._is_last = threading.Event(), threading.Event()
        self.problem: Message | None = None
        self.is_over = False
        self._thread = threading.Thread(target=self._run, name="shadow", daemon=True)
        self._thread.start()

    def take(self, both: _Both) -> None:
        """Judge a picture when its turn comes; where too many wait, it is skipped."""
        try:
            self._queue.put_nowait(both)
        except Full:
            self.skip()

    def skip(self) -> None:
        """Count a picture that is not looked at."""
        self._skipped += 1

    def finish(self) -> None:
        """End once what waits is judged, in the time that a goodbye may take."""
        self._is_last.set()
        self._thread.join(_GOODBYE)

    def close(self) -> None:
        """End after the picture that is under way; those that wait are counted as not looked at."""
        self._stop.set()
        self._thread.join(_GOODBYE)

    def _run(self) -> None:
        try:
            inspector = self._ready()
            while self._left > 0 and not self._stop.is_set():
                try:
                    both = self._queue.get(timeout=0.2)
                except Empty:
                    if self._is_last.is_set():
                        break
                    continue
                self._compare(inspector, both)
        except CastInspectError as error:
            self.problem = error.message
        except Exception as error:  # whatever is wrong with a challenger concerns nobody else
            self.problem = Message("unexpected", {"detail": str(error) or type(error).__name__})
        finally:
            with suppress(OSError):
                self._write()
            self.is_over = self.problem is None

    def _ready(self) -> Inspector:
        checkpoint = load_checkpoint(self._file)
        if checkpoint.sha256 != self._plan.sha256:
            raise CheckpointError("checkpoint-exchanged", path=self._file)
        return self._make(checkpoint)

    def _compare(self, inspector: Inspector, both: _Both) -> None:
        metadata, content = inspector.metadata, both.content
        read = read_picture(content.path, metadata.preprocessing, metadata.gate, content=content)
        (said,) = inspector.judge_read([read])
        self._left -= 1
        portion = self._portion.model_copy(update={"judged": self._portion.judged + 1})
        if said.verdict is not both.inspection.verdict:
            found = _difference(both.inspection, said)
            portion = portion.model_copy(update={"differences": (*portion.differences, found)})
        self._portion = portion
        if portion.differences or portion.judged >= _PORTION:
            self._write()

    def _write(self) -> None:
        skipped, self._skipped = self._skipped, 0
        if self._stop.is_set() or self._is_last.is_set() or self.problem is not None:
            skipped += self._queue.qsize()  # nobody will look at them
        portion = self._portion.model_copy(update={"skipped": skipped})
        if portion.judged or portion.skipped:
            self._trials.add(self._plan, portion)
        self._portion = ShadowPortion()


def _difference(promoted: Inspection, challenger: Inspection) -> ShadowDifference:
    return ShadowDifference(
        when=promoted.inspected,
        sequence=promoted.sequence,
        picture=promoted.path.name.encode("utf-8", "backslashreplace").decode(),
        sha256=promoted.sha256,
        part=promoted.part or "",
        lot=promoted.lot or "",
        promoted=promoted.verdict,
        challenger=challenger.verdict,
        promoted_probability=promoted.prediction.defect_probability if promoted.prediction else None,
        challenger_probability=challenger.prediction.defect_probability if challenger.prediction else None,
    )
