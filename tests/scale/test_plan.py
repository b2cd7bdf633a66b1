"""A plan holds every picture once, in shards that all mean alike."""

from __future__ import annotations

import pytest

from castinspect.errors import StationError
from castinspect.files import take_free_name
from castinspect.scale.plan import PLAN, load_plan, make_plan
from tests.helpers.archives import write_archive


@pytest.fixture
def archive(tmp_path):
    return write_archive(tmp_path / "archive", 9)


def test_every_picture_is_in_one_shard(archive, tmp_path):
    plan = make_plan(archive, tmp_path / "out", "wheel", 4)
    assert (plan.pictures, plan.shards) == (10, 3)
    names = [plan.names(shard) for shard in range(3)]
    assert [len(group) for group in names] == [4, 4, 2]
    together = [name for group in names for name in group]
    assert together == sorted(together)
    assert set(together) == {str(path.relative_to(archive)) for path in archive.rglob("*.png")}


def test_the_plan_stays_though_pictures_arrive(archive, tmp_path):
    plan = make_plan(archive, tmp_path / "out", "wheel", 4)
    (archive / "lot0" / "later.png").write_bytes(b"")
    assert make_plan(archive, tmp_path / "out", "wheel", 4) == plan
    assert load_plan(tmp_path / "out") == plan


@pytest.mark.parametrize(("checkpoint", "size"), [("wheel-2", 4), ("wheel", 5)])
def test_shards_of_something_else_are_not_mixed(archive, tmp_path, checkpoint, size):
    make_plan(archive, tmp_path / "out", "wheel", 4)
    with pytest.raises(StationError) as told:
        make_plan(archive, tmp_path / "out", checkpoint, size)
    assert told.value.code == "archive-other-plan"


def test_shards_within_the_archive_are_refused(archive):
    with pytest.raises(StationError) as told:
        make_plan(archive, archive / "out", "wheel", 4)
    assert told.value.code == "archive-out-within"


def test_an_archive_without_pictures_is_told_and_leaves_no_plan(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(StationError) as told:
        make_plan(tmp_path / "empty", tmp_path / "out", "wheel", 4)
    assert told.value.code == "archive-empty"
    assert not (tmp_path / "out" / PLAN).exists()


def test_a_missing_archive_is_told(tmp_path):
    with pytest.raises(StationError) as told:
        make_plan(tmp_path / "nowhere", tmp_path / "out", "wheel", 4)
    assert told.value.code == "folder-missing"


@pytest.mark.parametrize("content", [None, b"PAR1 and no more"])
def test_what_is_no_plan_is_told(tmp_path, content):
    if content is not None:
        (tmp_path / PLAN).write_bytes(content)
    with pytest.raises(StationError) as told:
        load_plan(tmp_path)
    assert told.value.code == "archive-no-plan"


def test_of_two_machines_that_plan_at_once_the_first_ones_plan_is_everybodys(archive, tmp_path, monkeypatch):
    def while_another_plans(mine, place):
        monkeypatch.undo()
        first.append(make_plan(archive, tmp_path / "out", "wheel", 4))
        (archive / "lot0" / "later.png").write_bytes(b"")
        take_free_name(mine, place)

    first = []
    monkeypatch.setattr("castinspect.scale.plan.take_free_name", while_another_plans)
    assert make_plan(archive, tmp_path / "out", "wheel", 4) == first[0]
    assert [file.name for file in (tmp_path / "out").iterdir()] == [PLAN]


def test_no_plan_is_there_before_it_is_whole(tmp_path, monkeypatch):
    def looked(folder):
        assert not (tmp_path / "out" / PLAN).exists()
        yield from ()

    (tmp_path / "empty").mkdir()
    monkeypatch.setattr("castinspect.scale.plan._pictures", looked)
    monkeypatch.setattr("castinspect.scale.plan.take_free_name", lambda *_: pytest.fail("an empty plan"))
    with pytest.raises(StationError, match="no picture"):
        make_plan(tmp_path / "empty", tmp_path / "out", "wheel", 4)
    assert not list((tmp_path / "out").iterdir())
