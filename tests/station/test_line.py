"""The line judges what arrives and stops when nobody asks for more."""

from __future__ import annotations

import shutil

import pytest

from castinspect.errors import StationError
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.station.line import FolderState, watch_folder
from castinspect.station.sources.folder import WatchedFolder


class FakeInspector:
    def inspect(self, paths):
        for path in paths:
            yield Inspection(path, Verdict.OK)


def take(stream, count):
    found = []
    for event in stream:
        if isinstance(event, Inspection):
            found.append(event.path.name)
        if len(found) == count:
            return found
    return found


@pytest.fixture
def camera(tmp_path, data_folder):
    folder = tmp_path / "camera"
    shutil.copytree(data_folder / "ok_front", folder)
    return folder


def test_everything_in_the_folder_is_judged_once(camera):
    stream = watch_folder(WatchedFolder(camera), FakeInspector(), 0.001)
    assert sorted(take(stream, 8)) == [f"part_{index:02}.png" for index in range(8)]
    events = [next(stream) for _ in range(5)]
    assert all(isinstance(event, FolderState) for event in events)


def test_what_was_not_taken_any_more_comes_again(camera):
    watched = WatchedFolder(camera)
    first = watch_folder(watched, FakeInspector(), 0.001)
    taken = take(first, 3)
    first.close()
    again = take(watch_folder(watched, FakeInspector(), 0.001), 6)
    assert sorted(set(taken) | set(again)) == [f"part_{index:02}.png" for index in range(8)]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(StationError, match="no folder"):
        next(watch_folder(WatchedFolder(tmp_path / "nowhere"), FakeInspector()))
