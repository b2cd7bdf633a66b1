"""Two programs with records and temporary folders of their own, as on two computers, at one folder."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from castinspect.station.claim.claim_file import ClaimFile
from castinspect.station.history.opening import open_record
from castinspect.station.history.views.queries import every
from castinspect.synthetic.folder import write_castings

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="kills as Linux does")]
PATIENCE = 300
"""Seconds in which something must have happened."""


def start(home: Path, camera: Path, name: str, *options: str) -> subprocess.Popen[bytes]:
    (home / name / "tmp").mkdir(parents=True, exist_ok=True)
    own = {"CASTINSPECT_HOME": str(home / name / "app"), "TMPDIR": str(home / name / "tmp")}
    with (home / name / "said.txt").open("ab") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "castinspect", "watch", camera, "--station", name, "--model", "demo", "--existing",
             "--scan-seconds", "0.3", *options],
            env={**os.environ, **own}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said,
        )  # fmt: skip


def judged(home: Path, name: str) -> Counter[str]:
    file = home / name / "app" / "data" / "record" / "history.db"
    if not file.exists():
        return Counter()
    with closing(open_record(file)) as database:
        return Counter(Path(row.values["picture"]).name for row in every(database))


def until(condition) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.5)


def test_the_other_judges_what_is_left_when_the_first_is_killed_and_nothing_twice(tmp_path):
    camera, pictures = tmp_path / "camera", tmp_path / "pictures"
    camera.mkdir()
    write_castings(pictures, 9, seed=3)
    castings = sorted(pictures.rglob("*.png"))

    def come(first, end):
        for casting in castings[first:end]:
            (camera / casting.name).write_bytes(casting.read_bytes())

    with ExitStack() as stack:
        first = start(tmp_path, camera, "pc-1")
        stack.callback(first.kill)
        come(0, 3)
        until(lambda: judged(tmp_path, "pc-1").total() == 3)
        second = start(tmp_path, camera, "pc-2")
        stack.callback(second.kill)
        said = tmp_path / "pc-2" / "said.txt"
        until(lambda: "is watched by station pc-1" in said.read_text())
        come(3, 6)
        until(lambda: judged(tmp_path, "pc-1").total() == 6)
        until(lambda: (camera / ".castinspect-judged").read_bytes().count(b";") == 6)
        first.kill()
        first.wait(PATIENCE)
        come(6, 9)
        until(lambda: judged(tmp_path, "pc-2").total() == 3)
        assert "was taken over from station pc-1" in said.read_text()
        again = start(tmp_path, camera, "pc-1", "--take-over")
        stack.callback(again.kill)
        until(lambda: "is watched by station pc-1" in said.read_text().partition("was taken over")[2])
        until(lambda: ClaimFile(camera).read().holder.station == "pc-1")
        again.kill()
        second.kill()
        again.wait(PATIENCE)
        second.wait(PATIENCE)
    both = judged(tmp_path, "pc-1") + judged(tmp_path, "pc-2")
    assert both == Counter(casting.name for casting in castings)
