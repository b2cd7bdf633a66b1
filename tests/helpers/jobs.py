"""Long jobs gone through to their end."""

from __future__ import annotations

from castinspect.progress import drain


def told(steps):
    """All that a job told, and what it returned."""
    events = []
    result = drain(steps, events.append)
    return events, result


def of(kind, events):
    """The events of one kind."""
    return [event for event in events if isinstance(event, kind)]
