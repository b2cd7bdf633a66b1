"""One budget of bytes for everything that decodes pictures at the same time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

MOST_FOR_ONE = 380_000_000
"""Bytes that one picture may take while it is decoded; what would take more is refused by its header."""

MOST_FOR_ALL = 800_000_000


class ByteBudget:
    """Lets readers in as long as what they take together stays within the budget.

    One reader is always let in, so that a picture larger than the budget waits for the others and then passes.

    Args:
        most: Bytes in all.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken = 0
        self._changed = threading.Condition()

    @property
    def taken(self) -> int:
        """Bytes that are reserved now."""
        return self._taken

    @contextmanager
    def reserved(self, count: int) -> Iterator[None]:
        """Hold `count` bytes; waits until they are free."""
        with self._changed:
            self._changed.wait_for(lambda: not self._taken or self._taken + count <= self._most)
            self._taken += count
        try:
            yield
        finally:
            with self._changed:
                self._taken -= count
                self._changed.notify_all()


BUDGET = ByteBudget(MOST_FOR_ALL)
