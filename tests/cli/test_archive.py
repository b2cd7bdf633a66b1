"""An archive scored and compared through the command line."""

from __future__ import annotations

import pytest

from castinspect.cli import run
from castinspect.identity import station_name
from castinspect.paths import demo_checkpoint
from tests.helpers.archives import write_archive


@pytest.fixture
def archive(tmp_path):
    return write_archive(tmp_path / "archive", 5)


def score(archive, out, *more):
    by_demo = ["--model", str(demo_checkpoint()), "--engine", "torch", "--device", "cpu", "--shard-size", "2"]
    return run(["archive", "score", str(archive), "--out", str(out), *by_demo, *more])


def test_shards_are_scored_once_and_compared(archive, tmp_path, capsys):
    assert score(archive, tmp_path / "one", "--shards", "0:2") == 0
    assert "4 pictures scored in 2 shards; 6 pictures in 3 shards in all" in capsys.readouterr().out
    assert score(archive, tmp_path / "one") == 0
    assert "2 pictures scored in 1 shard" in capsys.readouterr().out
    assert score(archive, tmp_path / "two") == 0
    assert run(["archive", "compare", str(tmp_path / "one"), str(tmp_path / "two")]) == 0
    told = capsys.readouterr().out
    assert "6 pictures, before \\ after" in told
    assert "->" not in told  # the same checkpoint says the same


@pytest.mark.parametrize("shards", ["3", "a:b"])
def test_shards_that_are_no_range_are_told(archive, tmp_path, shards, capsys):
    assert score(archive, tmp_path / "out", "--shards", shards) == 2
    assert "such as 0:100" in capsys.readouterr().err


def test_a_scored_archive_goes_on_record_once_under_its_own_name(archive, tmp_path, capsys):
    assert score(archive, tmp_path / "one", "--shards", "0:2") == 0
    assert run(["archive", "record", str(tmp_path / "one")]) == 1
    assert "1 of 3 shards" in capsys.readouterr().err
    assert score(archive, tmp_path / "one") == 0
    assert run(["archive", "record", str(tmp_path / "one")]) == 0
    assert "new on record, as those of archive: 6 rows" in capsys.readouterr().out
    assert run(["archive", "record", str(tmp_path / "one")]) == 0
    assert "as those of archive: 0 rows" in capsys.readouterr().out
    assert run(["history", "search", "--where", "station=archive"]) == 0
    assert "broken.png" in capsys.readouterr().out
    assert run(["archive", "record", str(tmp_path / "one"), "--station", station_name()]) == 2
