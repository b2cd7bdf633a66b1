"""Two programs with records and temporary folders of their own, as on two computers, at one folder."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import ExitStack

import pytest

from castinspect.station.claim.claim_file import ClaimFile
from castinspect.station.claim.judged_file import JudgedFile
from castinspect.synthetic.folder import write_castings
from tests.helpers.computers import PATIENCE, judged, said_by, start, until

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="kills as Linux does")]


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
        until(lambda: "is watched by station pc-1" in said_by(tmp_path, "pc-2"))
        come(3, 6)
        until(lambda: judged(tmp_path, "pc-1").total() == 6)
        until(lambda: list(JudgedFile(camera).read().values()) == [""] * 6)
        first.kill()
        first.wait(PATIENCE)
        come(6, 9)
        until(lambda: judged(tmp_path, "pc-2").total() == 3)
        assert "was taken over from station pc-1" in said_by(tmp_path, "pc-2")
        again = start(tmp_path, camera, "pc-1", "--take-over")
        stack.callback(again.kill)
        until(lambda: "is watched by station pc-1" in said_by(tmp_path, "pc-2").partition("was taken over")[2])
        until(lambda: ClaimFile(camera).read().holder.station == "pc-1")
        again.kill()
        second.kill()
        again.wait(PATIENCE)
        second.wait(PATIENCE)
    both = judged(tmp_path, "pc-1") + judged(tmp_path, "pc-2")
    assert both == Counter(casting.name for casting in castings)


def test_of_stations_at_folders_that_lie_in_one_another_one_judges(tmp_path):
    parts, pictures = tmp_path / "parts", tmp_path / "pictures"
    (parts / "a").mkdir(parents=True)
    write_castings(pictures, 6, seed=3)
    castings = sorted(pictures.rglob("*.png"))
    with ExitStack() as stack:
        outer = start(tmp_path, parts, "pc-1")
        stack.callback(outer.kill)
        for casting in castings[:3]:
            (parts / "a" / casting.name).write_bytes(casting.read_bytes())
        until(lambda: judged(tmp_path, "pc-1").total() == 3)
        inner = start(tmp_path, parts / "a", "pc-2")
        stack.callback(inner.kill)
        until(lambda: "lie one in the other" in said_by(tmp_path, "pc-2"))
        for casting in castings[3:]:
            (parts / "a" / casting.name).write_bytes(casting.read_bytes())
        until(lambda: judged(tmp_path, "pc-1").total() == 6)
        outer.terminate()
        outer.wait(PATIENCE)
        (parts / "a" / "last.png").write_bytes(castings[0].read_bytes())
        until(lambda: judged(tmp_path, "pc-2").total() > 0)
        inner.terminate()
        inner.wait(PATIENCE)
    assert judged(tmp_path, "pc-2") == Counter({"last.png": 1})
    assert not list(parts.rglob(".castinspect-station"))
