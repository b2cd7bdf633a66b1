import pytest

from castinspect.progress import PicturesRead, PicturesScored, drain, retold


class Job:
    """A job of three pictures that notes whether it was closed, and may break down after the second."""

    def __init__(self, breaks=False):
        self.breaks, self.closed = breaks, False

    def steps(self):
        try:
            for done in range(1, 4):
                if self.breaks and done == 3:
                    raise OSError("gone")
                yield PicturesRead(done, 3)
            return "result"
        finally:
            self.closed = True


def test_drain_returns_what_the_job_returned_and_tells_each_step():
    told = []
    assert drain(Job().steps(), told.append) == "result"
    assert told == [PicturesRead(done, 3) for done in (1, 2, 3)]


def test_drain_asks_for_nobody_to_listen():
    assert drain(Job().steps()) == "result"


def test_drain_passes_the_jobs_error_on():
    with pytest.raises(OSError, match="gone"):
        drain(Job(breaks=True).steps())


def test_drain_closes_a_job_whose_listener_fails():
    job = Job()
    with pytest.raises(ZeroDivisionError):
        drain(job.steps(), lambda step: 1 // (step.done - 2))
    assert job.closed


def test_a_retold_job_tells_other_things_and_returns_the_same():
    told = []
    assert drain(retold(Job().steps(), lambda step: PicturesScored(step.done, step.total)), told.append) == "result"
    assert told == [PicturesScored(done, 3) for done in (1, 2, 3)]


def test_closing_a_retold_job_closes_the_job():
    job = Job()
    steps = retold(job.steps(), lambda step: step.done)
    assert next(steps) == 1
    steps.close()
    assert job.closed
