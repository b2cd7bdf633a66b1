"""For how long a claim has stood still, by this computer's clock alone."""

from __future__ import annotations

from castinspect.station.claim.claim_file import Found


class Stillness:
    """Measures it from the moment when the claim was first seen, or seen to have changed."""

    def __init__(self) -> None:
        self._content: bytes | None = None
        self._since = 0.0
        self.has_moved = False
        """Whether it has changed since it was first seen."""

    def seen(self, found: Found, now: float) -> float:
        """The claim stands so now.

        Args:
            found: The claim.
            now: The moment, in seconds that only grow.

        Returns:
            Seconds for which it has stood still.
        """
        if found.content != self._content:
            self.has_moved = self._content is not None
            self._content, self._since = found.content, now
        return now - self._since
