"""A disk that is full, a record that is spoilt at work: OK stops, the alarm stands, nothing is lost or double."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from castinspect.inspection.verdict import Verdict
from castinspect.station.history.audit.verify import verify
from castinspect.station.history.views.queries import every
from tests.helpers.station import Station, whole


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes, which only the system's administrator can make."""
    place = tmp_path / "small"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("no disk can be mounted here")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture
def camera(tmp_path):
    (tmp_path / "camera").mkdir()
    return tmp_path / "camera"


def put(camera, *numbers):
    for number in numbers:
        (camera / f"{number:02}.png").write_bytes(whole(number))


def fill(disk):
    """Write until nothing more fits."""
    with (disk / "filler").open("wb", buffering=0) as filler:
        for size in (4096, 64, 1):
            try:
                while filler.write(bytes(size)):
                    pass
            except OSError:
                continue


def names(station):
    return sorted(row.values["picture"].rpartition("/")[2] for row in every(station.store.database))


def test_while_the_disk_is_full_nothing_is_ok_and_all_is_on_record_once_it_has_room(small_disk, camera):
    station = Station(small_disk, camera)
    put(camera, 1, 2)
    station.settle()
    fill(small_disk)
    shown = len(station.shown)
    put(camera, *range(3, 40))
    station.look(8)
    assert [alarm.code for alarm in station.state.alarms] == ["store-full"]
    assert all(inspection.verdict is not Verdict.OK for inspection in station.shown[shown:])
    (small_disk / "filler").unlink()
    station.settle()
    assert station.state.alarms == ()
    assert names(station) == [f"{number:02}.png" for number in range(1, 40)]
    assert [row.place.sequence for row in every(station.store.database)] == list(range(1, 40))
    assert not [fault for step in verify(station.store.database, "cell-3") for fault in step.faults]
    station.close()


def test_a_record_that_is_spoilt_at_work_stops_ok_and_is_told(tmp_path, camera):
    station = Station(tmp_path, camera)
    put(camera, 1)
    station.settle()
    file = station.store.database.file
    with file.open("r+b") as spoilt:
        spoilt.write(b"nothing" * (file.stat().st_size // 7))
    shown = len(station.shown)
    put(camera, 2, 3)
    station.look(8)
    assert [alarm.code for alarm in station.state.alarms] == ["store-corrupt"]
    assert all(inspection.verdict is not Verdict.OK for inspection in station.shown[shown:])
    station.close()
