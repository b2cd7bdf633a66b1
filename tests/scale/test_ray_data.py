"""A local Ray cluster gives the rows that this process gives, and leaves nothing running."""

from __future__ import annotations

import gc
import warnings

import pyarrow.parquet as pq
import pytest

from castinspect.errors import CastInspectError, StationError
from castinspect.paths import demo_checkpoint
from castinspect.scale.plan import make_plan
from castinspect.scale.processes import score_here
from castinspect.scale.ray_data import cluster, score_on_ray
from castinspect.scale.scorer import Scorer
from castinspect.scale.shards import shard_file
from tests.helpers.archives import write_archive

pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own
SCORER = Scorer(demo_checkpoint(), engine="torch", device="cpu")


@pytest.fixture(scope="module")
def small_cluster():
    """One for all tests of this file: it takes seconds to start."""
    pytest.importorskip("ray")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Ray lets go of its processes without waiting for them
        with cluster(1):
            yield
        gc.collect()


def rows(out, shard):
    return pq.read_table(shard_file(out, shard)).to_pylist()


@pytest.mark.parametrize("apart", [False, True])
def test_ray_gives_the_rows_of_one_process(small_cluster, tmp_path, apart):
    archive = write_archive(tmp_path / "archive", 5)
    plans = {name: make_plan(archive, tmp_path / name, "demo", 2) for name in ("here", "ray")}
    assert sum(event.pictures for event in score_here(plans["here"], SCORER, tmp_path / "here", range(3))) == 6
    events = list(score_on_ray(plans["ray"], SCORER, tmp_path / "ray", range(3), 1, apart=apart))
    assert sorted((event.shard, event.pictures) for event in events) == [(0, 2), (1, 2), (2, 2)]
    assert [event.done for event in events] == [1, 2, 3]
    assert len({event.judge for event in events}) == 1  # the engine was loaded once
    for shard in range(3):
        here, there = rows(tmp_path / "here", shard), rows(tmp_path / "ray", shard)
        for name in ("path", "verdict", "sha256", "reasons"):
            assert [row[name] for row in here] == [row[name] for row in there]
        assert [row["defect_probability"] for row in here] == [
            pytest.approx(row["defect_probability"], abs=1e-4) for row in there
        ]
    assert {file.name for file in (tmp_path / "ray").iterdir()} == {
        "plan.parquet", *(shard_file(tmp_path, shard).name for shard in range(3))
    }  # fmt: skip


def test_an_error_of_ours_comes_out_of_ray_as_it_is(small_cluster, tmp_path):
    plan = make_plan(write_archive(tmp_path / "archive", 2), tmp_path / "out", "demo", 2)
    with pytest.raises(CastInspectError) as told:
        list(score_on_ray(plan, Scorer(tmp_path / "none.safetensors"), tmp_path / "out", range(1), 1))
    assert told.value.code.startswith("checkpoint-")


def test_a_ray_that_does_not_start_is_a_sentence(tmp_path, monkeypatch):
    ray = pytest.importorskip("ray")
    tries = []

    def refuse(**_options):
        tries.append(1)
        raise Exception("the raylet timed out")  # as Ray does

    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "init", refuse)
    plan = make_plan(write_archive(tmp_path / "archive", 2), tmp_path / "out", "demo", 2)
    with pytest.raises(StationError) as told:
        list(score_on_ray(plan, SCORER, tmp_path / "out", range(1), 1))
    assert told.value.code == "archive-ray-failed"
    assert "the raylet timed out" in str(told.value)
    assert len(tries) > 1
