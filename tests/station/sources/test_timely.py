"""What hangs is left behind."""

from __future__ import annotations

import threading

import pytest

from castinspect.station.sources.timely import MOST_HANGING, Timely


def test_what_comes_in_time_is_returned():
    assert Timely(lambda: 7, 60)() == 7


def test_what_goes_wrong_is_raised():
    def fail():
        raise PermissionError("no")

    with pytest.raises(PermissionError):
        Timely(fail, 60)()


def test_what_hangs_is_given_up_and_only_so_many_hang_at_once():
    let_go, begun = threading.Event(), []

    def hang():
        begun.append(True)
        let_go.wait()
        return "at last"

    call = Timely(hang, 0.02)
    for _ in range(MOST_HANGING + 2):
        with pytest.raises(TimeoutError):
            call()
    assert len(begun) == MOST_HANGING
    let_go.set()
    for thread in call._hanging:
        thread.join()
    assert call() == "at last"
