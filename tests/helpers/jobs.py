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


def job_of(result, *steps):
    """A job that tells `steps` and returns `result`."""
    yield from steps
    return result
