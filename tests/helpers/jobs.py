"""Long jobs, for tests: what one told and what it returned, and one that tells and returns what it is given."""

from __future__ import annotations


def walked(job):
    """Everything that a job told, as a list, and what it returned."""
    told = []
    while True:
        try:
            told.append(next(job))
        except StopIteration as end:
            return told, end.value


def of(kind, events):
    """The events of one kind."""
    return [event for event in events if isinstance(event, kind)]


def job_of(result, *steps):
    """A job that tells `steps` and returns `result`."""
    yield from steps
    return result
