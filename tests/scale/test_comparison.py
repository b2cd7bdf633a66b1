"""Flips and drift between two versions over shards."""

from __future__ import annotations

import os
import shutil

import pytest

from castinspect.errors import StationError
from castinspect.inspection.verdict import Verdict
from castinspect.scale.comparison import compare_archives
from castinspect.scale.plan import make_plan
from castinspect.scale.shards import score_shard, shard_file
from tests.helpers.archives import SpotJudge, write_archive
from tests.helpers.jobs import walked

NOVEMBER, DECEMBER = 1_762_000_000, 1_765_000_000
"""1 November and 6 December 2025, as seconds."""


class Lenient(SpotJudge):
    """Calls everything OK that it can read, with a lower probability."""

    def inspect(self, paths):
        from dataclasses import replace

        for inspection in super().inspect(paths):
            yield inspection if inspection.prediction is None else replace(inspection, verdict=Verdict.OK)


@pytest.fixture
def scored(tmp_path):
    archive = write_archive(tmp_path / "archive", 9)
    for path in archive.rglob("*.png"):
        when = NOVEMBER if "lot0" in path.parts else DECEMBER
        os.utime(path, (when, when))
    for name, judge in (("before", SpotJudge(0.9, "before")), ("after", Lenient(0.8, "after"))):
        plan = make_plan(archive, tmp_path / name, name, 4)
        for shard in range(plan.shards):
            score_shard(plan, shard, judge, tmp_path / name)
    return tmp_path / "before", tmp_path / "after"


def test_flips_are_counted_and_named(scored):
    events, found = walked(compare_archives(*scored))
    assert [event.done for event in events] == [1, 2, 3]
    assert found.pictures == 10
    assert found.turned == {("DEFECT", "OK"): 3, ("OK", "OK"): 6, ("HOLD", "HOLD"): 1}
    assert {flip.path for flip in found.flips} == {"lot0/part_000.png", "lot0/part_006.png", "lot1/part_003.png"}


def test_drift_is_told_by_month(scored):
    _, found = walked(compare_archives(*scored))
    november, december = found.months
    assert (november.month, november.pictures, november.flips) == ("2025-11", 6, 2)
    assert (december.month, december.pictures, december.flips) == ("2025-12", 4, 1)
    assert december.before == {"DEFECT": 1, "OK": 3}
    assert december.defect_before == pytest.approx((0.9 + 3 * 0.1) / 4)
    assert december.defect_after == pytest.approx((0.8 + 3 * 0.2) / 4)


def test_as_many_flips_are_named_as_are_wanted(scored):
    _, found = walked(compare_archives(*scored, most_flips=1))
    assert len(found.flips) == 1
    assert found.turned["DEFECT", "OK"] == 3


def test_a_shard_that_is_missing_is_told(scored):
    shard_file(scored[1], 1).unlink()
    with pytest.raises(StationError) as raised:
        walked(compare_archives(*scored))
    assert raised.value.code == "archive-shard-missing"


def test_other_archives_are_not_compared(scored, tmp_path):
    make_plan(write_archive(tmp_path / "another", 9), tmp_path / "elsewhere", "x", 4)
    with pytest.raises(StationError) as raised:
        walked(compare_archives(scored[0], tmp_path / "elsewhere"))
    assert raised.value.code == "archive-not-comparable"


def test_as_many_pictures_in_as_many_shards_of_another_size_are_not_compared(tmp_path):
    archive = write_archive(tmp_path / "archive", 5)
    for name, size in (("four", 4), ("five", 5)):  # six pictures: two shards of either
        plan = make_plan(archive, tmp_path / name, "spots", size)
        for shard in range(plan.shards):
            score_shard(plan, shard, SpotJudge(), tmp_path / name)
    with pytest.raises(StationError) as raised:
        walked(compare_archives(tmp_path / "four", tmp_path / "five"))
    assert raised.value.code == "archive-not-comparable"


def test_a_shard_of_another_version_is_told(scored):
    shutil.copy(shard_file(scored[1], 1), shard_file(scored[0], 1))
    with pytest.raises(StationError) as raised:
        walked(compare_archives(*scored))
    assert raised.value.code == "archive-other-shard"
