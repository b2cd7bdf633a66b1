"""A shard is there wholly or not at all, with a row for each picture."""

from __future__ import annotations

import json

import pyarrow.parquet as pq
import pytest

from castinspect.errors import StationError
from castinspect.scale.plan import make_plan
from castinspect.scale.shards import COLUMNS, require_scored, score_shard, shard_file, undone
from tests.helpers.archives import SpotJudge, write_archive


@pytest.fixture
def plan(tmp_path):
    return make_plan(write_archive(tmp_path / "archive", 9), tmp_path / "out", "spots", 4)


def test_each_picture_is_a_row_and_a_bad_one_too(plan, tmp_path):
    out = tmp_path / "out"
    assert [score_shard(plan, shard, SpotJudge(), out) for shard in range(3)] == [4, 4, 2]
    rows = [row for shard in range(3) for row in pq.read_table(shard_file(out, shard)).to_pylist()]
    assert tuple(rows[0]) == COLUMNS
    by_path = {row["path"]: row for row in rows}
    assert by_path["lot0/broken.png"]["verdict"] == "HOLD"
    assert by_path["lot0/broken.png"]["reasons"] == ["image-not-a-picture"]
    assert by_path["lot0/broken.png"]["defect_probability"] is None
    spot = by_path["lot0/part_000.png"]
    assert (spot["verdict"], spot["defect_probability"], spot["novelty"]) == ("DEFECT", 0.9, 0.5)
    assert json.loads(spot["probabilities"]) == pytest.approx({"def": 0.9, "ok": 0.1})
    assert spot["taken"].timestamp() == pytest.approx((plan.folder / spot["path"]).stat().st_mtime, abs=1e-3)


def test_a_shard_scored_again_has_the_same_rows(plan, tmp_path):
    for out in ("one", "other"):
        score_shard(plan, 1, SpotJudge(), tmp_path / out)
    tables = [pq.read_table(shard_file(tmp_path / out, 1)) for out in ("one", "other")]
    assert tables[0].equals(tables[1])


def test_a_judge_that_breaks_down_leaves_no_shard(plan, tmp_path):
    class Broken(SpotJudge):
        def inspect(self, paths):
            yield from super().inspect(list(paths)[:2])
            raise RuntimeError("the device is lost")

    with pytest.raises(RuntimeError):
        score_shard(plan, 0, Broken(), tmp_path / "out")
    assert undone(plan, tmp_path / "out", range(3)) == [0, 1, 2]


def test_what_is_done_is_not_done_again(plan, tmp_path):
    score_shard(plan, 1, SpotJudge(), tmp_path / "out")
    assert undone(plan, tmp_path / "out", range(3)) == [0, 2]


def test_a_shard_that_is_none_is_told(plan, tmp_path):
    with pytest.raises(StationError) as told:
        undone(plan, tmp_path / "out", [1, 7])
    assert told.value.code == "archive-no-shard"


def test_a_full_or_missing_disk_is_told(plan, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StationError) as told:
        score_shard(plan, 0, SpotJudge(), tmp_path / "file")
    assert told.value.code == "archive-not-written"


def test_a_damaged_shard_is_scored_again(plan, tmp_path):
    out = tmp_path / "out"
    for shard in range(3):
        score_shard(plan, shard, SpotJudge(), out)
    whole = shard_file(out, 1).read_bytes()
    for content in (b"", whole[: len(whole) // 2], bytes(len(whole))):
        shard_file(out, 1).write_bytes(content)
        assert undone(plan, out, range(3)) == [1]
        with pytest.raises(StationError) as told:
            require_scored(plan, out, [1])
        assert told.value.code == "archive-shard-missing"
    assert require_scored(plan, out, [2]) == [shard_file(out, 2)]


def test_a_shard_of_another_version_or_of_other_pictures_does_not_count_as_done(plan, tmp_path):
    out = tmp_path / "out"
    for shard, judge in ((0, SpotJudge(checkpoint="wheel-7")), (1, SpotJudge())):
        score_shard(plan, shard, judge, tmp_path / "elsewhere")
    shard_file(tmp_path / "elsewhere", 0).rename(shard_file(out, 0))
    with pytest.raises(StationError) as told:
        undone(plan, out, range(3))
    assert (told.value.code, told.value.message.values["file"]) == ("archive-other-shard", shard_file(out, 0))
    shard_file(tmp_path / "elsewhere", 1).replace(shard_file(out, 0))
    with pytest.raises(StationError, match="other pictures"):
        undone(plan, out, range(3))


def test_a_shard_of_pictures_that_none_could_be_judged_of_is_done(tmp_path):
    archive = tmp_path / "archive"
    archive.mkdir()
    for name in ("a.png", "주물.png"):
        (archive / name).write_bytes(b"")
    plan = make_plan(archive, tmp_path / "out", "spots", 4)
    score_shard(plan, 0, SpotJudge(), tmp_path / "out")
    assert undone(plan, tmp_path / "out", [0]) == []
