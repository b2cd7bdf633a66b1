"""What judges in a process: the rows that it writes do not depend on where the pictures were read."""

from __future__ import annotations

import numpy as np
import pyarrow.parquet as pq
import pytest

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.reading import read_picture
from castinspect.models.checkpoint import read_metadata
from castinspect.paths import demo_checkpoint
from castinspect.scale.plan import make_plan
from castinspect.scale.scorer import Scorer, engine_rate
from castinspect.scale.shards import shard_file
from tests.helpers.archives import write_archive


class CountingEngine:
    """Notes what it is given."""

    lanes, largest_batch = 2, 4

    def __init__(self):
        self.shapes = []

    def run(self, pixels):
        self.shapes.append(pixels.shape)


@pytest.mark.parametrize(("colour", "shape"), [("grey", (4, 32, 32)), ("rgb", (4, 32, 32, 3))])
def test_an_engine_is_timed_with_batches_as_the_network_wants_them(colour, shape):
    engine = CountingEngine()
    assert engine_rate(engine, Preprocessing(size=32, colour=colour), seconds=0.0) > 0
    assert set(engine.shapes) == {shape}
    assert len(engine.shapes) == 3  # once to get ready, then once on each lane


def test_pictures_read_elsewhere_give_the_same_rows(tmp_path):
    archive = write_archive(tmp_path / "archive", 3)
    plan, out = make_plan(archive, tmp_path / "here", "demo", 4), tmp_path / "elsewhere"
    ready = Scorer(demo_checkpoint(), engine="torch", device="cpu").ready()
    first = ready.score(plan, 0, tmp_path / "here")
    metadata = read_metadata(demo_checkpoint())
    read = [read_picture(archive / name, metadata.preprocessing, metadata.gate) for name in plan.names(0)]
    second = ready.score_read(plan, 0, read, out)
    assert (first.pictures, first.judge, first.engine_per_second) == (4, second.judge, second.engine_per_second)
    assert first.began <= first.ended <= second.began
    one, other = (pq.read_table(shard_file(folder, 0)).to_pylist() for folder in (tmp_path / "here", out))
    assert [row["verdict"] for row in one] == [row["verdict"] for row in other]
    scores = [[row["defect_probability"] or np.nan for row in rows] for rows in (one, other)]
    np.testing.assert_allclose(*scores, atol=1e-4)
