"""An archive whose scoring is killed again and again ends with the rows of one that was left alone."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys

import pyarrow.parquet as pq
import pytest

from castinspect.scale.plan import load_plan
from castinspect.scale.shards import shard_file
from castinspect.synthetic.folder import write_castings

PICTURES = int(os.environ.get("CASTINSPECT_ARCHIVE", "400"))
KILLS = int(os.environ.get("CASTINSPECT_KILLS", "6"))
LIMIT = 1800
pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="kills as Linux does")]


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    drawn, folder = tmp_path_factory.mktemp("drawn"), tmp_path_factory.mktemp("archive")
    write_castings(drawn, 20, seed=4)
    castings = sorted(drawn.rglob("*.png"))
    for number in range(PICTURES):
        file = folder / f"lot{number % 7}" / f"part_{number:06}.png"
        file.parent.mkdir(exist_ok=True)
        file.hardlink_to(castings[number % len(castings)])
    (folder / "lot0" / "broken.png").write_bytes(b"not a picture")
    return folder


def start(archive, out, home):
    """Score it by two processes, in a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "castinspect", "archive", "score", archive, "--out", out, "--model", "demo",
         "--processes", "2", "--shard-size", "20"],
        env={**os.environ, "CASTINSPECT_HOME": str(home)}, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def rows(out):
    plan = load_plan(out)
    return [row for shard in range(plan.shards) for row in pq.read_table(shard_file(out, shard)).to_pylist()]


def is_over(process, seconds):
    """Whether it has ended within so many seconds."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.poll() is not None


def test_the_rows_are_those_of_an_undisturbed_scoring(archive, tmp_path):
    assert start(archive, tmp_path / "whole", tmp_path / "home").wait(LIMIT) == 0

    dice, cut, lives = random.Random(0), tmp_path / "cut", 0
    for _ in range(KILLS):
        process, done = start(archive, cut, tmp_path / "home"), len(list(cut.rglob("*.parquet")))
        while not is_over(process, 0.02) and len(list(cut.rglob("*.parquet"))) == done:
            pass  # until it has written one more shard
        if is_over(process, dice.uniform(0, 0.5)):
            break
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(LIMIT)
        lives += 1
    assert lives, "no scoring was killed"
    assert start(archive, cut, tmp_path / "home").wait(LIMIT) == 0

    one, other = rows(tmp_path / "whole"), rows(cut)
    assert len(one) == PICTURES + 1
    assert one == other
    print(f"{lives} kills, {len(one)} rows: the same")
