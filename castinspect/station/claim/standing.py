"""How a station stands to its folder, and what a person is told of it."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from castinspect.messages import Message
from castinspect.station.claim.blockers import Blocker
from castinspect.station.claim.claim_file import Holder
from castinspect.station.claim.judged_there import Doubt


class State(Enum):
    """How far a claim is."""

    SEEKING = auto()
    """Another one's, or not known."""
    SETTLING = auto()
    """Taken over, and not yet sure to be alone."""
    HOLDING = auto()
    UNGUARDED = auto()
    """Nobody's, and the folder takes no claim."""


@dataclass
class Standing:
    """What is so now; one thread changes it, others read.

    Attributes:
        folder: That is watched.
        state: How far the claim is.
        other: Who has the folder, or had it.
        blocker: Who is at work in a folder around it.
        good_until: Until when a holder may judge without another sign.
        settled_at: When whoever takes over is sure to be alone.
        trouble: What went wrong last.
    """

    folder: Path
    state: State = State.SEEKING
    other: Holder | None = None
    blocker: Blocker | None = None
    good_until: float = 0.0
    settled_at: float = 0.0
    trouble: str = "–"
    _is_warned: bool = False
    _news: list[Message] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def elsewhere(self, now: float, stale: float, *, is_compared: bool) -> Message | None:
        """Why nothing is to be judged in the folder; None while it is this station's.

        Args:
            now: The moment, in seconds that only grow.
            stale: Seconds after which a silent claim may be taken over.
            is_compared: Whether the folder was looked at since the list of what was judged there was read.
        """
        match self.state:
            case State.UNGUARDED:
                return None
            case State.HOLDING if now > self.good_until:
                return Message("folder-claim-silent", {"folder": self.folder, "detail": self.trouble})
            case State.HOLDING if is_compared:
                return None
            case State.HOLDING | State.SETTLING:
                return Message("folder-taking-over", {"folder": self.folder})
        if (blocker := self.blocker) is not None and blocker.is_nested:
            return Message("folder-nested", self._named(blocker.holder) | {"other": blocker.folder})
        if self.other is None:
            return Message("folder-claim-silent", {"folder": self.folder, "detail": self.trouble})
        return Message("folder-elsewhere", self._named(self.other) | {"seconds": stale})

    def is_held(self, now: float) -> bool:
        """Whether the claim is this station's and its last sign recent enough to judge."""
        return self.state is State.HOLDING and now <= self.good_until

    def hold(self, until: float) -> None:
        """The folder is this station's; whose it was before is told."""
        self.good_until, self.state = until, State.HOLDING
        self.blocker, self._is_warned = None, False
        if self.other is not None:
            self._tell(Message("folder-taken-over", self._named(self.other)))
            self.other = None

    def warn(self, code: str) -> None:
        """Tell of the trouble, once as long as nothing is held anew."""
        if not self._is_warned:
            self._is_warned = True
            self._tell(Message(code, {"folder": self.folder, "detail": self.trouble}))

    def tell_of_doubts(self, doubts: Mapping[bytes, Doubt], seconds: float) -> None:
        """Another station took pictures up and has not said what became of them."""
        owners = ", ".join(sorted({doubt.owner for doubt in doubts.values()}))
        values = {"folder": self.folder, "count": len(doubts), "station": owners, "seconds": seconds}
        self._tell(Message("folder-doubts", values))

    def news(self) -> tuple[Message, ...]:
        """What a person is to be told once, since the last call."""
        with self._lock:
            told, self._news = tuple(self._news), []
        return told

    def _named(self, other: Holder) -> dict[str, object]:
        return {"folder": self.folder, "station": other.station, "host": other.host}

    def _tell(self, message: Message) -> None:
        with self._lock:
            self._news.append(message)
