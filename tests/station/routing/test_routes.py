"""Routing loses nothing: a copy is proven first, nothing is overwritten, a kill at any point is mended."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from castinspect.errors import StationError
from castinspect.inspection.verdict import Verdict
from castinspect.station.routing import routes as routing
from castinspect.station.routing.routes import (
    RouteAction,
    RouteBy,
    RouteError,
    Router,
    RoutingRules,
    plan_route,
    refuse_own_output,
)
from castinspect.station.sources.identity import PartFields

WHEN = datetime(2026, 11, 26, 20, tzinfo=UTC)
CONTENT = b"picture" * 1000


@dataclass(frozen=True)
class Asked:
    sequence: int
    source: Path
    sha256: str
    action: str
    target: Path


@pytest.fixture
def root(tmp_path):
    (tmp_path / "routed").mkdir()
    return tmp_path / "routed"


@pytest.fixture
def source(tmp_path):
    (tmp_path / "camera").mkdir()
    file = tmp_path / "camera" / "part.png"
    file.write_bytes(CONTENT)
    return file


@pytest.fixture(params=["copy", "move"])
def route(request, root, source):
    return Asked(7, source, hashlib.sha256(CONTENT).hexdigest(), request.param, root / "OK" / "2026-11-27" / "part.png")


def files(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(("by", "below"), [(RouteBy.DATE, "2026-11-27"), (RouteBy.LOT, "L_7"), (RouteBy.NOTHING, "")])
def test_the_plan_names_verdict_and_date_or_lot(root, by, below):
    rules = RoutingRules(root, RouteAction.MOVE, by, ZoneInfo("Asia/Seoul"))
    plan = plan_route(rules, Path("/camera/sub/part.png"), Verdict.DEFECT, PartFields(lot="L/7"), WHEN)
    assert (plan.action, plan.target) == (RouteAction.MOVE, root / "DEFECT" / below / "part.png")


def test_a_part_without_a_lot_has_its_folder_and_a_long_name_fits_with_a_number(root):
    plan = plan_route(RoutingRules(root, by=RouteBy.LOT), Path("부" * 84 + ".p"), Verdict.OK, PartFields(), WHEN)
    assert plan.target.parent.name == "no lot"
    assert len(plan.target.with_stem(plan.target.stem + "_123456789").name.encode()) <= 255


def test_the_picture_arrives_whole_with_its_time(root, source, route):
    os.utime(source, (1_000_000, 1_000_000))
    assert Router(root).carry_out(route) == route.target
    assert route.target.read_bytes() == CONTENT
    assert route.target.stat().st_mtime == 1_000_000
    assert source.exists() == (route.action == "copy")
    assert files(root) == ["OK/2026-11-27/part.png"]


def test_nothing_is_overwritten(root, route):
    route.target.parent.mkdir(parents=True)
    route.target.write_bytes(b"another")
    route.target.with_stem("part_7").write_bytes(b"one more")
    placed = Router(root).carry_out(route)
    assert placed == route.target.with_stem("part_7_2")
    assert route.target.read_bytes() == b"another"
    assert placed.read_bytes() == CONTENT


def test_the_same_picture_of_another_part_is_kept_twice(root, source, route):
    Router(root).carry_out(route)
    source.write_bytes(CONTENT)
    assert Router(root).carry_out(replace(route, sequence=8)) == route.target.with_stem("part_8")


def test_carried_out_again_it_changes_nothing(root, route):
    first = Router(root).carry_out(route)
    assert Router(root).carry_out(route, is_replay=True) == first
    assert files(root) == ["OK/2026-11-27/part.png"]


def test_carried_out_again_beside_a_foreign_name_it_finds_its_own(root, route):
    route.target.parent.mkdir(parents=True)
    route.target.write_bytes(b"another")
    first = Router(root).carry_out(route)
    assert Router(root).carry_out(route, is_replay=True) == first
    assert files(root) == ["OK/2026-11-27/part.png", "OK/2026-11-27/part_7.png"]


def test_a_picture_that_was_replaced_since_is_not_routed_and_not_lost(root, source, route):
    source.write_bytes(b"the next part")
    with pytest.raises(RouteError) as caught:
        Router(root).carry_out(route)
    assert caught.value.code == "route-source-changed"
    assert source.read_bytes() == b"the next part"
    assert files(root) == []


def test_a_picture_that_was_replaced_after_its_copy_stays(root, source, route):
    Router(root).carry_out(route)
    source.write_bytes(b"the next part")
    Router(root).carry_out(route, is_replay=True)
    assert source.read_bytes() == b"the next part"


def test_a_picture_that_is_gone_is_said(root, source, route):
    source.unlink()
    with pytest.raises(RouteError) as caught:
        Router(root).carry_out(route)
    assert caught.value.code == "route-source-gone"
    assert files(root) == []


def test_a_copy_that_comes_back_changed_does_not_cost_the_source(root, source, route, monkeypatch):
    monkeypatch.setattr(routing, "sha256_of", lambda path: "0" * 64)
    with pytest.raises(RouteError, match="other content"):
        Router(root).carry_out(route)
    assert source.read_bytes() == CONTENT
    assert files(root) == []


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "route-no-space"), (errno.EIO, "route-failed"), (errno.EACCES, "route-failed")]
)
def test_a_disk_that_fails_leaves_the_source_and_no_half_file(root, source, route, monkeypatch, number, code):
    def fails(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(routing.os, "fsync", fails)
    with pytest.raises(RouteError) as caught:
        Router(root).carry_out(route)
    assert caught.value.code == code
    assert source.read_bytes() == CONTENT
    assert files(root) == []


def test_a_root_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(RouteError, match="not there"):
        Router(tmp_path / "share")
    assert not (tmp_path / "share").exists()


@pytest.mark.parametrize("change", ["gone", "another disk"])
def test_a_share_that_is_lost_meanwhile_gets_nothing(root, source, route, change):
    router = Router(root)
    if change == "gone":
        shutil.rmtree(root)
    else:
        router._device += 1  # as an empty mount point shows
    with pytest.raises(RouteError, match="another disk"):
        router.carry_out(route)
    assert source.exists()
    assert not root.exists() or files(root) == []


def test_where_links_are_impossible_a_copy_is_placed(root, route, monkeypatch):
    def no_links(*_arguments, **_named):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    assert Router(root).carry_out(route).read_bytes() == CONTENT
    assert files(root) == ["OK/2026-11-27/part.png"]


@pytest.mark.parametrize(
    ("watched", "folder", "is_refused"),
    [
        ("in", "out", False),
        ("in", "in", True),
        ("in", "in/out", True),
        ("all/in", "all", False),
        ("all/OK", "all", True),
        ("all/DEFECT/today", "all", True),
        ("in", "in2", False),
        ("link", "in/out", True),
    ],
)
def test_own_output_in_the_input_is_refused(tmp_path, watched, folder, is_refused):
    (tmp_path / "in").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "in")
    if not is_refused:
        refuse_own_output(tmp_path / watched, tmp_path / folder)
        return
    with pytest.raises(StationError, match="judged again"):
        refuse_own_output(tmp_path / watched, tmp_path / folder)


CALLS = ("mkdir", "unlink", "link", "fsync", "open")


def carry_out_and_die(route, root, deadly, *, before):
    """Carry out in a child that is gone, as by a power cut, at the given call to the system; whether it came so far."""
    child = os.fork()
    if child == 0:
        done = [0]

        def deadly_one(real):
            def call(*arguments, **named):
                done[0] += 1
                if before and done[0] == deadly:
                    os._exit(9)
                result = real(*arguments, **named)
                if done[0] == deadly:
                    os._exit(9)
                return result

            return call

        for name in CALLS:
            setattr(os, name, deadly_one(getattr(os, name)))
        try:
            Router(root).carry_out(route)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("before", [True, False])
def test_a_kill_at_any_call_to_the_system_is_mended_by_carrying_it_out_again(root, source, route, before):
    deaths = 0
    for deadly in range(1, 25):  # more calls than there are
        shutil.rmtree(root)
        root.mkdir()
        source.write_bytes(CONTENT)
        died = carry_out_and_die(route, root, deadly, before=before)
        deaths += died
        assert source.exists() or CONTENT in [path.read_bytes() for path in root.rglob("*.png")]
        placed = Router(root).carry_out(route, is_replay=True)
        assert placed.read_bytes() == CONTENT
        assert files(root) == ["OK/2026-11-27/part.png"]
        assert source.exists() == (route.action == "copy")
    assert deaths >= 5
