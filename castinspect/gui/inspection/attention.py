"""Which part the screen shows: what needs a person stays until it was seen, a part that is OK does not."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from castinspect.gui.inspection.job import ShownInspection
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict


class Attention:
    """The part on the screen, and those behind it that need a person, in their order.

    DEFECT and REVIEW stay, and so does HOLD: a part that could not be judged must not pass unseen either.
    """

    def __init__(self) -> None:
        self.current: ShownInspection | None = None
        self._unseen: deque[ShownInspection] = deque()
        self._latest: ShownInspection | None = None

    @property
    def needs_person(self) -> bool:
        """Whether the part on the screen waits to be seen."""
        return bool(self._unseen) and self.current is self._unseen[0]

    @property
    def can_go_on(self) -> bool:
        """Whether acknowledging would show another part, or take this one from those that wait."""
        return self.needs_person or self.current is not self._next()

    @property
    def waiting(self) -> int:
        """How many parts behind the one on the screen need a person."""
        return len(self._unseen) - (1 if self.needs_person else 0)

    @property
    def unseen(self) -> list[Inspection]:
        """The parts that wait to be seen, the first in line first."""
        return [part.inspection for part in self._unseen]

    def arrive(self, part: ShownInspection) -> None:
        """Take a new part; it is shown at once unless an unseen one holds the screen."""
        self._latest = part
        if part.inspection.verdict is not Verdict.OK:
            self._unseen.append(part)
        self.current = self._next()

    def recall(self, parts: Sequence[ShownInspection]) -> None:
        """Parts from before the start still need a person: they come before those that arrived since."""
        self._unseen.extendleft(reversed(parts))
        self.current = self._next()

    def replace_current(self, part: ShownInspection) -> None:
        """The part on the screen has its pixels again."""
        if self.needs_person:
            self._unseen[0] = part
        if self._latest is self.current:
            self._latest = part
        self.current = part

    def acknowledge(self) -> None:
        """The part on the screen was seen: show the next that needs a person, else the latest."""
        if self.needs_person:
            self._unseen.popleft()
        self.current = self._next()

    def decided(self, inspection: Inspection) -> None:
        """A person decided of a part: it waits no more, wherever it stood in the line."""
        self._unseen = deque(part for part in self._unseen if part.inspection is not inspection)
        self.current = self._next()

    def undecided(self, part: ShownInspection) -> None:
        """A decision was taken back: the part needs a person again, before those that wait."""
        is_waiting = any(waiting.inspection is part.inspection for waiting in self._unseen)
        if part.inspection.verdict is not Verdict.OK and not is_waiting:
            self._unseen.appendleft(part)
        self.current = self._next()

    def look_again(self, part: ShownInspection) -> None:
        """Show an earlier part; acknowledging returns to what waits."""
        self.current = part

    def _next(self) -> ShownInspection | None:
        return self._unseen[0] if self._unseen else self._latest
