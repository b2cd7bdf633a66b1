"""Two programs as on two computers, at a share that neither can write into: the claim is a row on the server."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import ExitStack, closing

import pytest
import tomli_w
from sqlalchemy import select

from castinspect.station.fleet.server import open_fleet
from castinspect.station.fleet.tables import claims, judged as judged_rows
from castinspect.synthetic.folder import write_castings
from tests.helpers.computers import PATIENCE, can_mount_read_only, judged, said_by, start, until
from tests.helpers.postgres import needs_server, postgres  # noqa: F401

pytest.importorskip("psycopg")
pytestmark = [
    needs_server, pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt" or not can_mount_read_only(), reason="no program may mount here"),
]  # fmt: skip


def test_the_other_judges_what_is_left_when_the_first_is_killed_and_nothing_twice(tmp_path, postgres):  # noqa: F811
    camera, pictures = tmp_path / "camera", tmp_path / "pictures"
    camera.mkdir()
    write_castings(pictures, 9, seed=3)
    castings = sorted(pictures.rglob("*.png"))
    for name in ("pc-1", "pc-2"):
        settings = tmp_path / name / "app" / "config" / "settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text(tomli_w.dumps({
            "record_server": postgres.url, "shared_folders": {str(camera): "nas:/camera"},
        }))  # fmt: skip

    def come(first, end):
        for casting in castings[first:end]:
            (camera / casting.name).write_bytes(casting.read_bytes())

    def rows(table):
        with closing(open_fleet(postgres.url)) as server, server.reading() as connection:
            return connection.execute(select(table)).all()

    with ExitStack() as stack:
        first = start(tmp_path, camera, "pc-1", is_read_only=True)
        stack.callback(first.kill)
        come(0, 3)
        until(lambda: judged(tmp_path, "pc-1").total() == 3)
        second = start(tmp_path, camera, "pc-2", is_read_only=True)
        stack.callback(second.kill)
        until(lambda: "is watched by station pc-1" in said_by(tmp_path, "pc-2"))
        come(3, 6)
        until(lambda: judged(tmp_path, "pc-1").total() == 6)
        until(lambda: len(rows(judged_rows)) == 6)
        first.kill()
        first.wait(PATIENCE)
        come(6, 9)
        until(lambda: judged(tmp_path, "pc-2").total() == 3)
        assert "was taken over from station pc-1" in said_by(tmp_path, "pc-2")
        assert [row.station for row in rows(claims) if row.holds] == ["pc-2"]
        second.terminate()
        second.wait(PATIENCE)
    both = judged(tmp_path, "pc-1") + judged(tmp_path, "pc-2")
    assert both == Counter(casting.name for casting in castings)
    assert "folder-unguarded" not in said_by(tmp_path, "pc-1")
    assert not [row for row in rows(claims) if row.holds]
    assert sorted(path.name for path in camera.iterdir()) == sorted(casting.name for casting in castings)
