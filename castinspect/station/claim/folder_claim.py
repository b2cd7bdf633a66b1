"""Watching a folder alone among all computers that see it: a claim in the folder, with signs of life.

A lock of the operating system reaches one computer. So the station also writes its name into the folder and a number
that grows. Whoever finds another's claim waits as long as the number grows; once it has stood still, the folder is
taken over. No clock is compared with another computer's: each only measures how long it saw nothing change. The holder
judges for `lease` seconds after its last sign at most, which is less than the `stale` seconds that others wait, so two
never judge at once (leases as in Gray and Cheriton, 1989).

Where the folder takes no files and a server keeps the record of the plant, the claim is a row there. Folders that lie
in one another are one folder here: whoever comes second waits.

A lease alone leaves gaps: a computer may sleep between its last look at the claim and its record. So a station takes
each picture up on the list of the folder before it judges it. What a station took up no other judges before that one
has said what became of it; if it says nothing for too long, a person is told.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from castinspect.messages import Message
from castinspect.station.claim.blockers import Blocker, Blockers
from castinspect.station.claim.claim_file import ClaimFile, Found, Holder, is_not_writable
from castinspect.station.claim.judged_there import Doubt, JudgedThere
from castinspect.station.claim.memory import Memory
from castinspect.station.claim.mounted import MountedFolder
from castinspect.station.claim.place import Place, ServerAwayError, Shared, SharedPlace, Sharing
from castinspect.station.claim.signs import Signs
from castinspect.station.claim.standing import Standing, State
from castinspect.station.claim.stillness import Stillness
from castinspect.station.sources.arrival import Arrival


@dataclass(frozen=True)
class Terms:
    """Seconds that all stations keep to.

    Attributes:
        beat: Between two signs of life.
        lease: After its last sign a holder judges no longer than this.
        stale: A claim that stood still for so long may be taken over.
        settle: Whoever takes over waits so long whether another did the same; longer than two beats.
        doubt: So long another station has to say what became of what it took up, before a person has to look.
    """

    beat: float = 5.0
    lease: float = 20.0
    stale: float = 45.0
    settle: float = 12.0
    doubt: float = 300.0


class FolderClaim:
    """Claims a folder, keeps the claim alive in a thread of its own, and says when it is another's.

    Args:
        folder: That is watched.
        station: This station's name.
        memory: A file beside the record, which knows our claim again after a crash; None for none.
        take_over: Whether a claim of another that lives is taken over, too.
        terms: Seconds that all keep to.
        sharing: How it is shared among computers.
        beside: Names of stations that keep the same record, of which this computer lets none watch the folder now:
            what they took up is as if this station had.
        clock: Seconds that only grow.
    """

    def __init__(
        self,
        folder: Path,
        station: str,
        *,
        memory: Path | None = None,
        take_over: bool = False,
        terms: Terms | None = None,
        sharing: Sharing | None = None,
        beside: Collection[str] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder, self._clock = folder, clock
        self.terms, sharing = terms or Terms(), sharing or Sharing()
        self._file: Place = ClaimFile(folder)
        self._server = sharing.at_server(folder)
        self._shared: SharedPlace | None = None  # where the claim is once the folder takes no files
        self._blockers = Blockers(folder, self._server, deep=sharing.deep, stale=self.terms.stale)
        self._signs, self._memory = Signs(station, deep=sharing.deep, beside=beside), Memory(memory)
        at_server = self._server.judged if self._server is not None else None
        self.list = JudgedThere(folder, self._signs.owner, at_server, beside=self._signs.beside)
        self._doubted_since: float | None = None
        self._before = self._memory.tokens
        self._now, self._is_asked = Standing(folder), take_over
        self._stillness, self._mounted = Stillness(), MountedFolder(folder)
        self._wake, self._is_over = threading.Event(), False
        self._thread = threading.Thread(target=self._run, name="folder claim", daemon=True)

    def __enter__(self) -> Self:
        self.step()
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._is_over = True
        self._wake.set()
        self._thread.join(self.terms.lease)
        if not self._thread.is_alive():
            self.release()
            if self._server is not None:
                self._server.place.close()

    # --- for the record ---

    @property
    def elsewhere(self) -> Message | None:
        """Why nothing is to be judged in this folder now; None while it is this station's."""
        return self._now.elsewhere(self._clock(), self.terms.stale, is_compared=self.list.is_compared)

    def take(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Take pictures up before they are judged; those that may be judged here, while `elsewhere` is None still."""
        if self._now.state is State.UNGUARDED:
            return arrivals
        try:
            return self.list.take(arrivals, self._holder)
        except ServerAwayError:
            return arrivals if self._is_alone else ()
        except OSError:  # a folder that is full or became read-only; as with the signs that is told
            return arrivals

    def note(self, judged: Iterable[Arrival]) -> None:
        """These are on record: whoever takes over is to leave them alone, also where that has been already."""
        if self._now.state is not State.UNGUARDED or self._shared is not None:
            self.list.note(judged)

    def overdue(self) -> Mapping[bytes, Doubt]:
        """What another station took up, by names, and has said nothing of for too long."""
        since = self._doubted_since
        return self.list.doubts if since is not None and self._clock() - since >= self.terms.doubt else {}

    def win(self, arrival: Arrival) -> bool:
        """Whether what another station took up becomes this one's; without the server not."""
        try:
            return bool(self.list.take([arrival], self._holder, is_forced=True))
        except OSError:
            return False

    def news(self) -> tuple[Message, ...]:
        """What a person is to be told once, since the last call."""
        return self._now.news()

    def take_over(self) -> None:
        """A person wants the folder for this station, whoever has it."""
        self._is_asked = True
        self._wake.set()

    @property
    def _is_alone(self) -> bool:
        """Whether no other had or wanted the folder within a day, when the server was there last, or wrote into it."""
        return self._memory.is_known and not self._memory.is_contended and not self.list.is_of_others()

    @property
    def _holder(self) -> str:
        return self._signs.token if self._shared is not None else ""

    # --- for the thread ---

    def step(self) -> None:
        """Look at the claim once: give a sign, wait, or take over."""
        now = self._clock()
        try:
            self._look(now)
        except ServerAwayError as error:
            self._now.trouble = str(error.strerror)
            self._look_without_server(now)
        except OSError as error:
            self._now.trouble = error.strerror or type(error).__name__
            if is_not_writable(error) and self._server is not None and self._shared is None:
                self._claim_at(self._server)
            elif is_not_writable(error):
                self._go_on_unguarded(now)

    def release(self) -> None:
        """Let others have the folder; what is noted comes along."""
        with suppress(OSError):
            found = self._file.read()
            is_mine = found is not None and self._signs.are_in(found)
            if is_mine:
                self.list.close()
            else:
                self.list.write()
            if is_mine or self._shared is not None:
                self._file.remove()

    def _claim_at(self, server: Shared) -> None:
        """The folder takes no files: from now on the claim and the list are on the server."""
        self._file = self._shared = server.place
        self.list.leave_folder()
        self._now.state = State.SEEKING
        self.step()

    def _look(self, now: float) -> None:
        found = self._file.read()
        if found is not None and self._signs.are_in(found):
            # ours; a sign older than our last one tells of a place that was put back to before
            if self._signs.are_older(found):
                self.list.doubt_server()
            self._live_on(now)
        elif found is None:
            # nobody's: who has a folder around it or in it, or claims it on the server, goes first; then who is first
            self._mounted.refuse_bare_mount_point()
            self._now.blocker = blocker = self._blockers.find(self._signs.token, now)
            if blocker is not None and not blocker.is_nested and self._server is not None and self._shared is None:
                self._claim_at(self._server)
            elif blocker is not None:
                self._wait_for(blocker.holder)
            elif self._create():
                self._begin(now)
        elif self._signs.were_in(found, self._before):
            # ours, from before a crash; this computer's own lock proves that it is over
            self._memory.announce(self._signs.token)
            self._file.write(self._signs.next())
            self._hold(now)
        else:  # another's
            self._meet(found, now)

    def _create(self) -> bool:
        if not self._blockers.is_server_away:  # it judges at once: killed now, it must know its claim again
            self._memory.announce(self._signs.token)
        return self._file.create(self._signs.next())

    def _begin(self, now: float) -> None:
        """The claim is made. One who holds the folder at a server that is away has to see it first."""
        if self._shared is not None:
            self._shared.read()  # which also tells who else had the folder
        if self._blockers.is_server_away:
            self._now.state, self._now.settled_at = State.SETTLING, now + self.terms.lease + self.terms.settle
        else:
            self._hold(now)

    def _live_on(self, now: float) -> None:
        """The claim is ours: give a sign, or begin to judge."""
        self._file.write(self._signs.next())
        if not self._now.is_held(now):
            if now >= self._now.settled_at:
                self._hold(now)
        elif (above := self._blockers.above_that_lives(self._signs.token, now)) is not None:
            self._let_go(above)
        else:
            self._now.good_until = now + self.terms.lease
            self.list.write()
            self.list.tidy()
            self.list.refresh()
            self._remember()
        self._mind_doubts(now)

    def _wait_for(self, holder: Holder | None) -> None:
        self._now.state, self._now.other = State.SEEKING, holder
        with suppress(OSError):  # what became of what was taken up here; the other waits for that
            self.list.find_own()
            self.list.write()
        if self._shared is not None:
            self._shared.ask(self._signs.next())
            self._remember()

    def _let_go(self, blocker: Blocker) -> None:
        """Another one is at work in a folder that lies in this one, or that this one lies in."""
        self._file.remove()
        self._now.blocker = blocker
        self._wait_for(blocker.holder)

    def _remember(self) -> None:
        known = self._shared.is_contended if self._shared is not None else False
        contended = self._memory.is_contended if known is None else known
        token = self._signs.token if self._now.state is State.HOLDING else None
        self._memory.keep(token, is_contended=contended)

    def _meet(self, found: Found, now: float) -> None:
        """Another one's claim: wait, or take the folder over."""
        is_stale = self._stillness.seen(found, now) >= self.terms.stale
        if not is_stale and not self._is_asked:
            self._now.blocker = None
            self._wait_for(found.holder or self._now.other)
            return
        self._now.other = found.holder or self._now.other
        wait = self.terms.settle if is_stale else self.terms.lease  # one that lives has to see it first
        self._is_asked = False
        self._file.write(self._signs.next())
        self._now.state, self._now.settled_at = State.SETTLING, now + wait

    def _hold(self, now: float) -> None:
        if (blocker := self._blockers.find(self._signs.token, now)) is not None:
            self._let_go(blocker)
            return
        self.list.load()
        self._mounted.remember()
        self._is_asked = False
        self._now.hold(now + self.terms.lease)
        if not self.list.is_complete:
            self._now.warn("folder-list-away")
        self._remember()

    def _mind_doubts(self, now: float) -> None:
        doubts = self.list.doubts
        if not doubts:
            self._doubted_since = None
        elif self._doubted_since is None:
            self._doubted_since = now
            self._now.tell_of_doubts(doubts, self.terms.doubt)

    def _go_on_unguarded(self, now: float) -> None:
        """The folder takes nothing of ours; as long as another could still be seen there, that is enough to go on."""
        if self._now.state is State.HOLDING:
            self._now.good_until = max(self._now.good_until, now + self.terms.settle / 2)
        elif self._now.state is not State.UNGUARDED:
            self._now.state = State.UNGUARDED
        else:
            return
        self._now.warn("folder-unguarded")

    def _look_without_server(self, now: float) -> None:
        """Leave the folder to whoever is seen in it; else go on, if nobody else may have it."""
        seen = self._blockers.above_that_lives(self._signs.token, now)
        if seen is not None:
            self._now.state, self._now.other, self._now.blocker = State.SEEKING, seen.holder, seen
            return
        if self._now.state is State.SEEKING and self._now.blocker is not None:  # who was seen is gone
            self._now.other = self._now.blocker = None
        if self._is_alone:
            self._go_on_without_server()

    def _go_on_without_server(self) -> None:
        """Nobody else has asked for the folder as long as the server was there: a server never stops a station."""
        if self._now.state is State.HOLDING:
            self._now.good_until = self._clock() + self.terms.lease
        elif self._now.state is State.SEEKING and self._now.other is None:
            self._now.state = State.UNGUARDED
        if self._now.state in (State.HOLDING, State.UNGUARDED):
            self._now.warn("folder-unguarded-away")

    def _run(self) -> None:
        while not self._is_over:
            self._wake.wait(self.terms.beat)
            self._wake.clear()
            if not self._is_over:
                self.step()
