"""An engine is timed beside another one: in turns, by the processor's clock, and by the median of the rounds."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.inspection.engines import timing
from castinspect.inspection.engines.timing import time_share


class Timed:
    """Takes so many seconds of a clock in each round."""

    def __init__(self, clock, seconds, passes):
        self.clock, self.seconds, self.passes, self.given = clock, seconds, passes, []

    def run(self, pixels):
        self.clock["now"] += self.seconds[len(self.given) // self.passes]
        self.clock["order"].append(self)
        self.given.append(pixels)


def test_the_share_is_the_median_of_rounds_in_which_both_take_turns(monkeypatch):
    clock, pixels = {"now": 0.0, "order": []}, np.zeros((1, 4, 4), np.uint8)
    monkeypatch.setattr(timing.time, "process_time", lambda: clock["now"])
    engine, other = Timed(clock, (1, 8, 1), 2), Timed(clock, (2, 2, 4), 2)
    assert time_share(engine, other, pixels, rounds=3, passes=2) == pytest.approx(0.5)  # of 0.5, 4 and 0.25
    assert clock["order"] == [engine, engine, other, other] * 3
    assert all(given is pixels for given in (*engine.given, *other.given))
