"""Two programs as on two computers, at a share that neither can write into: the claim is a row on the server."""

from __future__ import annotations

import os
from collections import Counter
from contextlib import ExitStack, closing

import pytest
import tomli_w
from sqlalchemy import select, text

from castinspect.station.fleet.server import open_fleet
from castinspect.station.fleet.tables import claims, judged as judged_rows
from castinspect.synthetic.folder import write_castings
from tests.helpers.computers import HASTE, PATIENCE, can_mount_read_only, judged, said_by, start, until
from tests.helpers.postgres import needs_server, postgres  # noqa: F401

pytest.importorskip("psycopg")
pytestmark = [
    needs_server, pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt" or not can_mount_read_only(), reason="no program may mount here"),
]  # fmt: skip


def share_of(home):
    """What the server calls the share, each test another one."""
    return f"nas:/{home.name}"


def two_computers(home, camera, url):
    """Settings of both: the server, and what it calls the share."""
    camera.mkdir()
    for name in ("pc-1", "pc-2"):
        settings = home / name / "app" / "config" / "settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text(tomli_w.dumps({"record_server": url, "shared_folders": {str(camera): share_of(home)}}))
    write_castings(home / "pictures", 9, seed=3)
    return sorted((home / "pictures").rglob("*.png"))


@pytest.mark.parametrize("is_running", [True, False])
def test_a_server_that_was_lost_hears_again_what_was_judged(tmp_path, postgres, is_running):  # noqa: F811
    camera = tmp_path / "camera"
    castings = two_computers(tmp_path, camera, postgres.url)
    for casting in castings[:5]:
        (camera / casting.name).write_bytes(casting.read_bytes())

    def listed():
        with closing(open_fleet(postgres.url)) as server, server.reading() as connection:
            return len(connection.execute(select(judged_rows).where(judged_rows.c.folder == share_of(tmp_path))).all())

    with ExitStack() as stack:
        first = start(tmp_path, camera, "pc-1", is_read_only=True, terms=HASTE)
        stack.callback(first.kill)
        until(lambda: judged(tmp_path, "pc-1").total() == 5 and listed() == 5)
        if not is_running:
            first.terminate()
            first.wait(PATIENCE)
        with closing(open_fleet(postgres.url)) as server, server.writing() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        if not is_running:
            first = start(tmp_path, camera, "pc-1", is_read_only=True, terms=HASTE)
            stack.callback(first.kill)
        until(lambda: listed() == 5)
        first.terminate()
        first.wait(PATIENCE)
        second = start(tmp_path, camera, "pc-2", is_read_only=True, terms=HASTE)
        stack.callback(second.kill)
        (camera / castings[5].name).write_bytes(castings[5].read_bytes())
        until(lambda: judged(tmp_path, "pc-2").total() > 0)
        second.terminate()
        second.wait(PATIENCE)
    both = judged(tmp_path, "pc-1") + judged(tmp_path, "pc-2")
    assert both == Counter(casting.name for casting in castings[:6])


def test_the_other_judges_what_is_left_when_the_first_is_killed_and_nothing_twice(tmp_path, postgres):  # noqa: F811
    camera = tmp_path / "camera"
    castings = two_computers(tmp_path, camera, postgres.url)

    def come(first, end):
        for casting in castings[first:end]:
            (camera / casting.name).write_bytes(casting.read_bytes())

    def rows(table):
        with closing(open_fleet(postgres.url)) as server, server.reading() as connection:
            return connection.execute(select(table).where(table.c.folder == share_of(tmp_path))).all()

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
