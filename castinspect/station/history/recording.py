"""The record as the line uses it: what was judged before is known, and each verdict is kept before it is shown.

While the record cannot be written nothing is called OK: such a verdict is shown as HOLD, kept as such once the record
is well again, and meanwhile no further arrival is taken up.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from castinspect.errors import StationError, StoreError
from castinspect.identity import current_user
from castinspect.imaging.content import FileStamp
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.history.rows import Claim, JudgedBy, Judgement, Recorded, RouteIntent
from castinspect.station.history.settling import Settling
from castinspect.station.history.store import Store
from castinspect.station.history.watched import Watched
from castinspect.station.intentions import Intended, Intentions
from castinspect.station.points import Point, reached
from castinspect.station.record import JudgedArrival
from castinspect.station.sources.arrival import Arrival

if TYPE_CHECKING:
    from castinspect.station.claim.folder_claim import FolderClaim
    from castinspect.station.claim.place import Sharing
    from castinspect.station.history.alarm_log import AlarmLog
    from castinspect.station.history.arrivals import WatchedSource


@contextmanager
def kept_in(
    store: Store, intentions: Intentions, *, existing: bool = True, sharing: Sharing | None = None
) -> Iterator[StationRecord]:
    """A station's record while it judges; what was shown is kept at the end at the latest.

    Args:
        store: Of the station, open.
        intentions: What follows from each verdict.
        existing: Whether what lies in a folder at the station's very first start is judged.
        sharing: How the watched folder is shared among computers.

    Raises:
        CastInspectError: At the end: verdicts could not be kept.
    """
    wishes = Wishes(existing, current_user(), intentions.of, tuple(intentions.outputs), sharing)
    record = StationRecord(store, wishes)
    try:
        yield record
    finally:
        record.close()


def _nothing_follows(_arrival: Arrival, _inspection: Inspection) -> Intended:
    return Intended()


@dataclass(frozen=True)
class Wishes:
    """What goes on record beside a verdict.

    Attributes:
        existing: Whether what lies in a folder at the station's very first start is judged.
        operator: Who is at the station.
        intended: What is known of the part, which shift it is, where the picture is to go and which outputs are told.
        outputs: Names of the outputs that are to tell of each alarm.
        sharing: How the watched folder is shared among computers.
    """

    existing: bool = True
    operator: str = ""
    intended: Callable[[Arrival, Inspection], Intended] = _nothing_follows
    outputs: tuple[str, ...] = ()
    sharing: Sharing | None = None


class StationRecord:
    """Keeps what the line says in a store.

    Args:
        store: Of this station.
        wishes: What else goes on record.
        clock: Seconds that only grow.
    """

    def __init__(
        self, store: Store, wishes: Wishes | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.store = store
        self.wishes = wishes or Wishes()
        self.alarm: Message | None = None
        self._clock = clock
        self._standing: dict[str, Message] = {}
        self._watched: Watched | None = None
        self._is_taking_over = False
        self._pending: list[Judgement] = []
        self._again: list[bytes] = []

    @contextmanager
    def watching(self, folder: Path) -> Iterator[None]:
        """Watch a folder alone.

        Raises:
            StationError: Another program watches it, or a station of this name is at work on the record.
            StoreError: The record cannot be used.
        """
        from castinspect.station.history.arrivals import WatchedSource
        from castinspect.station.history.watch_locks import watch_locks

        with ExitStack() as stack:
            file, claim = self.store.database.file, None
            if file is not None:
                wanted, sharing = self._is_taking_over, self.wishes.sharing
                locks = watch_locks(file, self.store.station, folder, take_over=wanted, sharing=sharing)
                claim = stack.enter_context(locks)
            source = WatchedSource(self.store, folder, existing=self.wishes.existing)
            self._watched = Watched(source, claim, {found.id: found for found in source.unfinished()})
            try:
                yield
            finally:
                if claim is not None and not self._pending:
                    self._tried(lambda: Settling(source, claim).at_the_end())
                self._watched = None

    @property
    def skips_existing(self) -> bool:
        """Whether what lies in the watched folder now is to be left alone: it is the station's first look there."""
        return self._watched is not None and self._watched.source.is_to_skip

    @property
    def elsewhere(self) -> Message | None:
        """Whose the watched folder is, where a station on another computer has it."""
        claim = self._folder_claim
        return claim.elsewhere if claim is not None else None

    def news(self) -> tuple[Message, ...]:
        """What a person is to be told once: who watches the folder, and which pictures were put back."""
        claim, again, self._again = self._folder_claim, self._again, []
        told = (Message("pictures-again", {"count": len(again), "name": os.fsdecode(again[0])}),) if again else ()
        return told + (claim.news() if claim is not None else ())

    def take_over(self) -> None:
        """A person wants the folder for this station, whichever computer watches it; also before it is watched."""
        self._is_taking_over = True
        claim = self._folder_claim
        if claim is not None:
            claim.take_over()

    def looked(self, listed: Mapping[bytes, FileStamp]) -> None:
        """The folder was looked at; what another computer's station judged of it before is left alone."""
        watched = self._watched
        if watched is None or watched.folder is None:
            return
        watched.folder.list.looked(listed)
        if not self._pending:
            self._tried(lambda: watched.settle(listed))

    @property
    def _folder_claim(self) -> FolderClaim | None:
        watched = self._watched
        return watched.folder if watched is not None else None

    def skip(self, arrivals: Sequence[Arrival]) -> None:
        """Leave alone what lay in the folder before the station's first start."""
        if self._watched is not None:
            watched = self._watched
            self._tried(lambda: watched.source.skip(arrivals))

    def waits(self, arrival: Arrival) -> bool:
        """Whether an arrival that `claim` did not give is to come again: another station has it, or may have it."""
        return self._watched is not None and arrival in self._watched.waiting

    def claim(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Take arrivals up; those of them that were not judged before, in their order, and do not wait.

        None where the record cannot be written: then `alarm` says why, and all of them have to wait.
        """
        watched, found = self._watched, list[Claim]()
        if not self._tried(self._keep_pending):
            return ()
        if watched is None or not arrivals:
            return arrivals
        if not self._tried(lambda: found.extend(watched.claim(arrivals))):
            return ()
        reached(Point.CLAIMED)
        taken = watched.take_up(found)
        reached(Point.TAKEN)
        return taken

    def judged(self, arrival: Arrival, inspection: Inspection, judged_by: JudgedBy | None = None) -> Inspection | None:
        """Keep a verdict for good.

        Returns:
            What is to be shown: the inspection with its number, or HOLD in the place of an OK that could not be kept.
            None where that very file was judged before.
        """
        return self.judged_together([(arrival, inspection, judged_by or JudgedBy())])[0]

    def judged_together(self, judged: Sequence[JudgedArrival]) -> list[Inspection | None]:
        """Keep several verdicts in one transaction, which costs the disk no more than one; see `judged`."""
        reached(Point.DECIDED)
        judgements = [self._judgement(*one) for one in judged]
        recorded: list[Recorded | None] = []

        def keep() -> None:
            self._keep_pending()
            recorded.extend(self._recorded(judgements, [arrival for arrival, _, _ in judged]))

        if not self._tried(keep):
            return [self._put_off(judgement) for judgement in judgements]
        reached(Point.RECORDED)
        if (claim := self._folder_claim) is not None:
            claim.note(arrival for arrival, _, _ in judged)
        if (watched := self._watched) is not None:
            again = [arrival for (arrival, _, _), new in zip(judged, recorded, strict=True) if new is None]
            self._tried(lambda: self._note_again(watched.source, again))
        for judgement in judgements:
            self._drop(judgement.claim)
        return [_as_shown(judgement, kept) for judgement, kept in zip(judgements, recorded, strict=True)]

    def missed(self, listed: Mapping[bytes, FileStamp]) -> Iterator[tuple[Arrival, Inspection]]:
        """What was taken up and is gone from the folder before it could be judged; it is held, and told.

        Args:
            listed: The files that are there.
        """
        watched = self._watched
        if watched is None or self.alarm is not None or self.elsewhere is not None:
            return
        gone: list[Claim] = []
        self._tried(lambda: gone.extend(watched.gone(listed, self._clock())))
        for claim in gone:
            held = self._hold(claim.arrival, Message("picture-gone", {"path": claim.arrival.path}))
            watched.drop(claim)
            yield from held
        for arrival, owner in watched.won():
            yield from self._hold(arrival, Message("picture-in-doubt", {"path": arrival.path, "station": owner}))

    def standing(self, alarms: Sequence[Message]) -> None:
        """Put on record which alarms begin and which end."""
        now = {alarm.code: alarm for alarm in alarms if self.alarm is None or alarm.code != self.alarm.code}
        for code in [code for code in self._standing if code not in now]:
            if self._tried(lambda code=code: self._alarms.end(code)):  # type: ignore[misc]
                del self._standing[code]
        for code, alarm in now.items():
            if code not in self._standing and self._tried(lambda alarm=alarm: self._alarms.start(alarm)):  # type: ignore[misc]
                self._standing[code] = alarm

    @property
    def _alarms(self) -> AlarmLog:
        from castinspect.station.history.alarm_log import AlarmLog

        return AlarmLog(self.store, self.wishes.outputs)

    def done(self, arrival: Arrival) -> None:
        """Whoever shows, writes and sends has taken the inspection; what is still to be done stands in the record."""
        del arrival
        reached(Point.DONE)

    def close(self) -> None:
        """Keep what is not kept yet.

        Raises:
            StationError: Verdicts that were shown could not be kept.
        """
        if not self._tried(self._keep_pending):
            raise StationError("record-incomplete", count=len(self._pending), detail=self.alarm)

    def _judgement(self, arrival: Arrival, inspection: Inspection, judged_by: JudgedBy) -> Judgement:
        watched, intended = self._watched, self.wishes.intended(arrival, inspection)
        return Judgement(
            intended.inspection or inspection,
            claim=watched.claim_on(arrival) if watched is not None else None,
            source=watched.source.folder if watched is not None else None,
            judged_by=judged_by,
            part=intended.part,
            operator=self.wishes.operator,
            shift=intended.shift,
            route=RouteIntent(intended.route.action.value, intended.route.target) if intended.route else None,
            outputs=intended.outputs,
        )

    def _put_off(self, judgement: Judgement) -> Inspection:
        """What is shown of a verdict that cannot be kept; as that it will be kept once the record is well again."""
        assert self.alarm is not None
        held = _held(judgement.inspection, self.alarm)
        self._pending.append(replace(judgement, inspection=_without_map(held)))
        return held

    def _recorded(self, judgements: Sequence[Judgement], arrivals: Sequence[Arrival]) -> list[Recorded | None]:
        """Keep them; what was exchanged between the look and the reading is taken up first."""
        claimed, known = [], []
        for judgement, arrival in zip(judgements, arrivals, strict=True):
            found = [judgement.claim]
            if self._watched is not None and judgement.claim is None:
                found = [*self._watched.source.claim([arrival]), None][:1]
            known.append(self._watched is not None and found[0] is None)
            if not known[-1]:
                claimed.append(replace(judgement, claim=found[0]))
        recorded = iter(self.store.record_all(claimed))
        return [None if is_known else next(recorded) for is_known in known]

    def _note_again(self, source: WatchedSource, judged_before: Iterable[Arrival]) -> None:
        """Copies of what was judged are told; a file whose rights were changed is not worth a word."""
        self._again += [arrival.name for arrival in judged_before if source.is_rewritten(arrival)]

    def _hold(self, arrival: Arrival, why: Message) -> list[tuple[Arrival, Inspection]]:
        """Have a person look for a picture that cannot be judged any more; empty where it was judged before."""
        kept = self.judged(arrival, Inspection(arrival.path, Verdict.HOLD, (why,)))
        return [(arrival, kept)] if kept is not None else []

    def _drop(self, claim: Claim | None) -> None:
        if self._watched is not None and claim is not None:
            self._watched.drop(claim)

    def _keep_pending(self) -> None:
        if self._pending:
            self.store.record_all(self._pending)
            for judgement in self._pending:
                self._drop(judgement.claim)
            self._pending.clear()

    def _tried(self, action: Callable[[], object]) -> bool:
        """Whether the record took it; if not, the alarm stands until it takes something again."""
        try:
            action()
        except StoreError as error:
            self.alarm = error.message
            return False
        self.alarm = None
        return True


def _as_shown(judgement: Judgement, kept: Recorded | None) -> Inspection | None:
    if kept is None:
        return None
    identity: dict[str, Any] = {name: value or None for name, value in vars(judgement.part).items()}
    return replace(judgement.inspection, sequence=kept.sequence, **identity)


def _held(inspection: Inspection, why: Message) -> Inspection:
    verdict = Verdict.HOLD if inspection.verdict is Verdict.OK else inspection.verdict
    return replace(inspection, verdict=verdict, reasons=(*inspection.reasons, why))


def _without_map(inspection: Inspection) -> Inspection:
    """What goes on record has no use for the map, which is large."""
    if inspection.prediction is None:
        return inspection
    return replace(inspection, prediction=replace(inspection.prediction, map=None))
