"""Shards scored by real processes: the same rows as in one, and what one killed leaves is gone on with."""

from __future__ import annotations

import os
import signal

import pyarrow.parquet as pq
import pytest

from castinspect.errors import StationError
from castinspect.models.checkpoint import read_metadata
from castinspect.paths import demo_checkpoint
from castinspect.scale.plan import make_plan
from castinspect.scale.processes import score_here, score_in_processes
from castinspect.scale.scorer import Scorer
from castinspect.scale.shards import shard_file, undone
from tests.helpers.archives import write_archive

SCORER = Scorer(demo_checkpoint(), engine="torch", device="cpu")


@pytest.fixture
def archive(tmp_path):
    return write_archive(tmp_path / "archive", 9)


def rows(out, shard):
    return pq.read_table(shard_file(out, shard)).to_pylist()


def same(one, other):
    assert one["defect_probability"] == pytest.approx(other["defect_probability"], abs=1e-4)
    keep = ("path", "sha256", "verdict", "reasons", "checkpoint", "width", "height", "taken")
    assert [one[key] for key in keep] == [other[key] for key in keep]


def test_two_processes_give_the_rows_of_one(archive, tmp_path):
    here, side_by_side = tmp_path / "here", tmp_path / "processes"
    plan = make_plan(archive, here, "demo", 4)
    assert [event.pictures for event in score_here(plan, SCORER, here, range(3))] == [4, 4, 2]
    other = make_plan(archive, side_by_side, "demo", 4)
    events = list(score_in_processes(other, SCORER, side_by_side, range(3), 2))
    assert sorted(event.shard for event in events) == [0, 1, 2]
    assert [event.done for event in events] == [1, 2, 3]
    for shard in range(3):
        for one, another in zip(rows(here, shard), rows(side_by_side, shard), strict=True):
            same(one, another)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kills a process as Linux does")
def test_a_killed_process_is_said_and_the_rest_gone_on_with(archive, tmp_path):
    import multiprocessing

    out = tmp_path / "out"
    plan = make_plan(archive, out, read_metadata(SCORER.checkpoint).id, 2)
    steps = score_in_processes(plan, SCORER, out, range(plan.shards), 1)
    done = {next(steps).shard}
    for child in multiprocessing.active_children():
        os.kill(child.pid, signal.SIGKILL)
    with pytest.raises(StationError) as told:
        done.update(event.shard for event in steps)
    assert told.value.code == "archive-process-ended"
    rest = undone(plan, out, range(plan.shards))
    assert rest
    assert not done & set(rest)
    for _ in score_here(plan, SCORER, out, rest):
        pass
    assert sum(len(rows(out, shard)) for shard in range(plan.shards)) == plan.pictures
