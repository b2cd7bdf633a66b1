"""Watching a folder alone among all computers that see it: a claim in the folder, with signs of life.

A lock of the operating system reaches one computer. So the station also writes its name into the folder and a number
that grows. Whoever finds another's claim waits as long as the number grows; once it has stood still, the folder is
taken over. No clock is compared with another computer's: each only measures how long it saw nothing change. The holder
judges for `lease` seconds after its last sign at most, which is less than the `stale` seconds that others wait, so two
never judge at once (leases as in Gray and Cheriton, 1989).

Where the folder takes no files and a server keeps the record of the plant, the claim is a row there. Folders that lie
in one another are one folder here: whoever comes second waits.
"""

from __future__ import annotations

import errno
import os
import platform
import threading
import time
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Self

from castinspect.messages import Message
from castinspect.station.claim.blockers import Blocker, Blockers
from castinspect.station.claim.claim_file import ClaimFile, Found, Holder, is_not_writable
from castinspect.station.claim.judged_there import JudgedThere
from castinspect.station.claim.memory import Memory
from castinspect.station.claim.place import Place, ServerAwayError, Shared, Sharing
from castinspect.station.sources.arrival import Arrival


@dataclass(frozen=True)
class Terms:
    """Seconds that all stations keep to.

    Attributes:
        beat: Between two signs of life.
        lease: After its last sign a holder judges no longer than this.
        stale: A claim that stood still for so long may be taken over.
        settle: Whoever takes over waits so long whether another did the same; longer than two beats.
    """

    beat: float = 5.0
    lease: float = 20.0
    stale: float = 45.0
    settle: float = 12.0


class _State(Enum):
    SEEKING = auto()
    """Another one's, or not known."""
    SETTLING = auto()
    """Taken over, and not yet sure to be alone."""
    HOLDING = auto()
    UNGUARDED = auto()
    """Nobody's, and the folder takes no claim."""


class FolderClaim:
    """Claims a folder, keeps the claim alive in a thread of its own, and says when it is another's.

    Args:
        folder: That is watched.
        station: This station's name.
        memory: A file beside the record, which knows our claim again after a crash; None for none.
        take_over: Whether a claim of another that lives is taken over, too.
        terms: Seconds that all keep to.
        sharing: How it is shared among computers.
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
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder, self._station, self._clock = folder, station, clock
        self.terms, sharing = terms or Terms(), sharing or Sharing()
        self._file: Place = ClaimFile(folder)
        self.list = JudgedThere(folder)
        self._server = sharing.at_server(folder)
        self._shared: Shared | None = None
        self._blockers = Blockers(folder, self._server, deep=sharing.deep, stale=self.terms.stale)
        self._token, self._host, self._beat, self._deep = uuid.uuid4().hex, platform.node(), 0, sharing.deep
        self._memory = Memory(memory)
        self._before = self._memory.token
        self._state, self._is_asked = _State.SEEKING, take_over
        self._other: Holder | None = None
        self._blocker: Blocker | None = None
        self._seen, self._seen_since = b"", 0.0
        self._good_until, self._settled_at = 0.0, 0.0
        self._trouble, self._is_told = "–", False
        self._identity: tuple[int, int] | None = None
        self._news: list[Message] = []
        self._lock = threading.Lock()
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
        match self._state:
            case _State.UNGUARDED:
                return None
            case _State.HOLDING if self._clock() > self._good_until:
                return Message("folder-claim-silent", {"folder": self._folder, "detail": self._trouble})
            case _State.HOLDING if self.list.is_compared:
                return None
            case _State.HOLDING | _State.SETTLING:
                return Message("folder-taking-over", {"folder": self._folder})
        if (blocker := self._blocker) is not None and blocker.is_nested:
            return Message("folder-nested", self._named(blocker.holder) | {"other": blocker.folder})
        if self._other is None:
            return Message("folder-claim-silent", {"folder": self._folder, "detail": self._trouble})
        return Message("folder-elsewhere", self._named(self._other) | {"seconds": self.terms.stale})

    def note(self, judged: Iterable[Arrival]) -> None:
        """These are on record: whoever takes over is to leave them alone."""
        if self._state is _State.HOLDING:
            self.list.note(judged)

    def news(self) -> tuple[Message, ...]:
        """What a person is to be told once, since the last call."""
        with self._lock:
            told, self._news = tuple(self._news), []
        return told

    def take_over(self) -> None:
        """A person wants the folder for this station, whoever has it."""
        self._is_asked = True
        self._wake.set()

    # --- for the thread ---

    def step(self) -> None:
        """Look at the claim once: give a sign, wait, or take over."""
        now = self._clock()
        try:
            self._look(now)
        except ServerAwayError as error:
            self._trouble = str(error.strerror)
            if not self._memory.is_contended:
                self._go_on_without_server()
        except OSError as error:
            self._trouble = error.strerror or type(error).__name__
            if is_not_writable(error) and self._server is not None and self._shared is None:
                self._claim_at_server(self._server)
            elif is_not_writable(error):
                self._go_on_unguarded(now)

    def release(self) -> None:
        """Let others have the folder; what is noted comes along."""
        with suppress(OSError):
            found = self._file.read()
            is_mine = found is not None and self._is_mine(found)
            if is_mine:
                self.list.close()
            if is_mine or self._shared is not None:
                self._file.remove()

    def _claim_at_server(self, shared: Shared) -> None:
        """The folder takes no files: from now on the claim and the list are on the server."""
        self._shared, self._file, self.list = shared, shared.place, JudgedThere(self._folder, shared.judged)
        self._state = _State.SEEKING
        self.step()

    def _look(self, now: float) -> None:
        found = self._file.read()
        if found is not None and self._is_mine(found):
            self._live_on(now)
        elif found is None:
            self._refuse_a_bare_mount_point()
            self._blocker = blocker = self._blockers.find(self._token, now)
            if blocker is not None and not blocker.is_nested and self._server is not None and self._shared is None:
                self._claim_at_server(self._server)
            elif blocker is not None:
                self._wait_for(blocker.holder)
            elif self._file.create(self._next()):
                self._hold(now)
        elif found.holder is not None and found.holder.token == self._before and found.holder.host == self._host:
            self._file.write(self._next())  # ours, from before a crash; this computer's own lock proves that it is over
            self._hold(now)
        else:
            self._meet(found, now)

    def _live_on(self, now: float) -> None:
        """The claim is ours: give a sign, or begin to judge."""
        self._file.write(self._next())
        has_slept = self._state is _State.HOLDING and now > self._good_until
        if has_slept or self._state is not _State.HOLDING:
            if now >= self._settled_at:
                self._hold(now)
        elif (above := self._blockers.above_that_lives(self._token, now)) is not None:
            self._let_go(above)
        else:
            self._good_until = now + self.terms.lease
            self.list.write()
            self._remember()

    def _wait_for(self, holder: Holder) -> None:
        self._state, self._other = _State.SEEKING, holder
        if self._shared is not None:
            self._shared.place.ask(self._next())
            self._remember()

    def _let_go(self, blocker: Blocker) -> None:
        """Another one is at work in a folder that lies in this one, or that this one lies in."""
        self.list.write()
        self._file.remove()
        self._blocker = blocker
        self._wait_for(blocker.holder)

    def _remember(self) -> None:
        contended = self._shared is not None and self._shared.place.is_contended
        token = self._token if self._state is _State.HOLDING else self._memory.token
        self._memory.keep(token, is_contended=contended)

    def _refuse_a_bare_mount_point(self) -> None:
        """See that this is not an empty folder where a share was: nothing is written there, nor proven by it.

        Raises:
            OSError: It is.
        """
        status = self._folder.stat()
        is_other = self._identity not in {None, (status.st_dev, status.st_ino)}
        if is_other and not any(self._folder.iterdir()):
            raise OSError(errno.ESTALE, "another folder, and empty")

    def _meet(self, found: Found, now: float) -> None:
        """Another one's claim: wait, or take the folder over."""
        if found.content != self._seen:
            self._seen, self._seen_since = found.content, now
        is_stale = now - self._seen_since >= self.terms.stale
        if not is_stale and not self._is_asked:
            self._state, self._other, self._blocker = _State.SEEKING, found.holder or self._other, None
            if self._other is not None:
                self._wait_for(self._other)
            return
        self._other = found.holder or self._other
        wait = self.terms.settle if is_stale else self.terms.lease  # one that lives has to see it first
        self._is_asked = False
        self._file.write(self._next())
        self._state, self._settled_at = _State.SETTLING, now + wait

    def _hold(self, now: float) -> None:
        if (blocker := self._blockers.find(self._token, now)) is not None:
            self._let_go(blocker)
            return
        self.list.load()
        status = self._folder.stat()
        self._identity = (status.st_dev, status.st_ino)
        self._good_until, self._state, self._is_asked = now + self.terms.lease, _State.HOLDING, False
        self._blocker, self._is_told = None, False
        if self._other is not None:
            self._tell(Message("folder-taken-over", self._named(self._other)))
            self._other = None
        self._remember()

    def _go_on_unguarded(self, now: float) -> None:
        """The folder takes nothing of ours; as long as another could still be seen there, that is enough to go on."""
        if self._state is _State.HOLDING:
            self._good_until = max(self._good_until, now + self.terms.settle / 2)
        elif self._state is not _State.UNGUARDED:
            self._state = _State.UNGUARDED
        else:
            return
        self._warn("folder-unguarded")

    def _go_on_without_server(self) -> None:
        """Nobody else has asked for the folder as long as the server was there: a server never stops a station."""
        if self._state is _State.HOLDING:
            self._good_until = self._clock() + self.terms.lease
        else:
            self._state = _State.UNGUARDED
        self._warn("folder-unguarded-away")

    def _warn(self, code: str) -> None:
        if not self._is_told:
            self._is_told = True
            self._tell(Message(code, {"folder": self._folder, "detail": self._trouble}))

    def _is_mine(self, found: Found) -> bool:
        return found.holder is not None and found.holder.token == self._token

    def _next(self) -> Holder:
        self._beat += 1
        return Holder(
            token=self._token, station=self._station, host=self._host, pid=os.getpid(), beat=self._beat, deep=self._deep
        )

    def _named(self, other: Holder) -> dict[str, object]:
        return {"folder": self._folder, "station": other.station, "host": other.host}

    def _tell(self, message: Message) -> None:
        with self._lock:
            self._news.append(message)

    def _run(self) -> None:
        while not self._is_over:
            self._wake.wait(self.terms.beat)
            self._wake.clear()
            if not self._is_over:
                self.step()
