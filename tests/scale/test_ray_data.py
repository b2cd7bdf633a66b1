"""A local Ray cluster gives the rows that this process gives, and leaves nothing running."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from castinspect.paths import demo_checkpoint
from castinspect.scale.plan import make_plan
from castinspect.scale.processes import Scorer, score_here
from castinspect.scale.ray_data import score_on_ray
from castinspect.scale.shards import shard_file
from tests.helpers.archives import write_archive

SCORER = Scorer(demo_checkpoint(), engine="torch", device="cpu")


@pytest.mark.filterwarnings("ignore")  # Ray's own
def test_ray_gives_the_rows_of_one_process(tmp_path):
    ray = pytest.importorskip("ray")
    archive = write_archive(tmp_path / "archive", 5)
    plans = {name: make_plan(archive, tmp_path / name, "demo", 2) for name in ("here", "ray")}
    for _ in score_here(plans["here"], SCORER, tmp_path / "here", range(3)):
        pass
    events = list(score_on_ray(plans["ray"], SCORER, tmp_path / "ray", range(3), 1))
    assert sorted((event.shard, event.pictures) for event in events) == [(0, 2), (1, 2), (2, 2)]
    assert not ray.is_initialized()
    for shard in range(3):
        here, there = (pq.read_table(shard_file(tmp_path / name, shard)).to_pylist() for name in ("here", "ray"))
        assert [row["path"] for row in here] == [row["path"] for row in there]
        assert [row["verdict"] for row in here] == [row["verdict"] for row in there]
        assert [row["defect_probability"] for row in here] == [
            pytest.approx(row["defect_probability"], abs=1e-4) for row in there
        ]
