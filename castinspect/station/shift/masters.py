"""The check at the start of a shift: known parts must get the verdicts that they are known to deserve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from castinspect.errors import StationError
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message


class MasterState(StrEnum):
    """How far the check is."""

    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True)
class Master:
    """A part that is known: its number and the verdict that it must get."""

    part: str
    expected: Verdict


@dataclass(frozen=True)
class MasterCheck:
    """One check. Nothing judged before it has passed counts as released.

    Attributes:
        masters: All that must be seen, with at least one DEFECT: a check of good parts alone proves nothing of escapes.
        started: When.
        seen: The last verdict of each master that was seen.

    Raises:
        StationError: There is no master that must be DEFECT, or one is named twice.
    """

    masters: tuple[Master, ...]
    started: datetime
    seen: Mapping[str, Verdict] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        names = [master.part for master in self.masters]
        if len(set(names)) < len(names):
            raise StationError("masters-twice", part=next(name for name in names if names.count(name) > 1))
        if all(master.expected is not Verdict.DEFECT for master in self.masters):
            raise StationError("masters-without-defect")

    def judged(self, part: str, verdict: Verdict) -> MasterCheck:
        """The check after one more part; a part that is no master changes nothing.

        A master that once got a wrong verdict has failed this check, whatever a second look says: start another.
        """
        master = self._master(part)
        if master is None or self._is_wrong(part):
            return self
        return replace(self, seen={**self.seen, part: verdict})

    @property
    def state(self) -> MasterState:
        """FAILED as soon as one master got another verdict than it must."""
        if self.wrong:
            return MasterState.FAILED
        return MasterState.RUNNING if self.missing else MasterState.PASSED

    @property
    def missing(self) -> tuple[Master, ...]:
        """Masters that were not seen yet."""
        return tuple(master for master in self.masters if master.part not in self.seen)

    @property
    def wrong(self) -> tuple[Master, ...]:
        """Masters that got another verdict than they must."""
        return tuple(master for master in self.masters if self._is_wrong(master.part))

    @property
    def message(self) -> Message:
        """What to do next, in a sentence."""
        if self.wrong:
            first = self.wrong[0]
            return Message(
                "masters-failed", {"part": first.part, "expected": first.expected, "verdict": self.seen[first.part]}
            )
        if self.missing:
            names = ", ".join(master.part for master in self.missing)
            return Message("masters-missing", {"count": len(self.missing), "parts": names})
        return Message("masters-passed", {"count": len(self.masters)})

    def _master(self, part: str) -> Master | None:
        return next((master for master in self.masters if master.part == part), None)

    def _is_wrong(self, part: str) -> bool:
        master = self._master(part)
        return master is not None and part in self.seen and self.seen[part] is not master.expected
