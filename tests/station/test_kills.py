"""However often and wherever the station is killed, each part is on record once, carried once, and told."""

from __future__ import annotations

import os

import pytest

from castinspect.station.points import Point
from tests.helpers.kills import KilledStation

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


def check(outcome):
    assert outcome.lost == outcome.double == outcome.orphans == outcome.gaps == outcome.faults == outcome.untold == []
    assert outcome.starved == 0
    assert outcome.fed > 0


def test_kills_at_named_points_lose_nothing_and_double_nothing(tmp_path):
    check(KilledStation(tmp_path).run(16))


@pytest.mark.slow
def test_a_thousand_kills_over_all_points_lose_nothing_and_double_nothing(tmp_path):
    kills = int(os.environ.get("CASTINSPECT_KILLS", "1000"))
    outcome = KilledStation(tmp_path, int(os.environ.get("CASTINSPECT_SEED", "7"))).run(kills)
    check(outcome)
    assert min(outcome.kills.values()) > 0
    assert set(outcome.kills) == set(Point)
