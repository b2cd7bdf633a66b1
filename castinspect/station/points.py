"""Points of the line by name, so that tests can stop the program at any of them; else nothing happens there."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum


class Point(StrEnum):
    """Where a picture's way can be cut off."""

    LOOKED = "looked"
    CLAIMED = "claimed"
    TAKEN = "taken"
    """On the list of a folder that other computers may watch, too."""
    DECIDED = "decided"
    WRITTEN = "written"
    """In the transaction, before it is kept."""
    RECORDED = "recorded"
    SHOWN = "shown"
    ROUTED = "routed"
    """A picture is where it belongs, and the record does not know yet."""
    DONE = "done"


def _nothing(_point: Point) -> None:
    """What happens outside of tests."""


_hook: Callable[[Point], None] = _nothing


def reached(point: Point) -> None:
    """The line is at this point."""
    _hook(point)


def call_at_points(hook: Callable[[Point], None] | None) -> None:
    """Have a test's function called at each point; None ends that."""
    global _hook
    _hook = hook or _nothing
