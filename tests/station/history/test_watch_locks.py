"""One program a folder, and one a station name; whoever comes second is told which of the two."""

from __future__ import annotations

import pytest

from castinspect.errors import StationError, StoreError
from castinspect.imaging.content import FileStamp
from castinspect.station.history.watch_locks import watch_locks
from castinspect.station.sources.arrival import Arrival


@pytest.fixture
def record(tmp_path):
    return tmp_path / "record" / "history.db"


@pytest.fixture
def camera(tmp_path):
    (tmp_path / "camera").mkdir()
    return tmp_path / "camera"


def test_the_folder_is_free_again_afterwards(record, camera):
    for _ in range(2):
        with watch_locks(record, "cell-3", camera):
            assert list(record.parent.glob("*.lock"))


def test_the_same_folder_is_not_watched_twice_by_whatever_name(record, camera, tmp_path):
    (tmp_path / "link").symlink_to(camera)
    with watch_locks(record, "cell-3", camera):
        for folder in (camera, tmp_path / "link", camera / ".." / "camera"):
            with pytest.raises(StationError) as refused, watch_locks(record, "cell-4", folder):
                pass
            assert refused.value.code == "folder-watched"


def test_the_same_station_does_not_watch_two_folders(record, camera, tmp_path):
    (tmp_path / "other").mkdir()
    with watch_locks(record, "cell-3", camera):
        with pytest.raises(StationError) as refused, watch_locks(record, "cell-3", tmp_path / "other"):
            pass
        assert refused.value.code == "station-running"
        with watch_locks(record, "cell-4", tmp_path / "other"):
            pass


def test_another_record_does_not_make_the_folder_free(record, camera, tmp_path):
    with watch_locks(record, "cell-3", camera):
        elsewhere = tmp_path / "elsewhere" / "history.db"
        with pytest.raises(StationError) as refused, watch_locks(elsewhere, "cell-3", camera):
            pass
        assert refused.value.code == "folder-watched"


def test_a_refused_station_holds_nothing(record, camera, tmp_path):
    (tmp_path / "other").mkdir()
    other = watch_locks(record, "cell-3", tmp_path / "other")
    with watch_locks(record, "cell-3", camera), pytest.raises(StationError):
        other.__enter__()
    with watch_locks(record, "cell-5", tmp_path / "other"):
        pass


def test_a_place_that_cannot_be_written_is_told(camera, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError) as refused, watch_locks(tmp_path / "file" / "history.db", "cell-3", camera):
        pass
    assert refused.value.code == "store-not-written"


def test_what_a_station_had_in_its_hands_goes_on_with_the_next_of_its_record_alone(record, camera, tmp_path):
    arrival = Arrival(camera / "a.png", str(camera), b"a.png", FileStamp(10, 1_000_000, 5, 7))
    with watch_locks(record, "cell-3", camera) as claim:
        claim.list.load()
        assert list(claim.take([arrival])) == [arrival]
        left = {file: file.read_bytes() for file in camera.glob(".castinspect-judged-*")}
    assert left
    for other, is_anothers in ((record, False), (tmp_path / "elsewhere" / "history.db", True)):
        for file, content in left.items():
            file.write_bytes(content)
        with watch_locks(other, "cell-4", camera) as claim:
            claim.list.looked({arrival.name: arrival.stamp})
            assert claim.list.waits(arrival) is is_anothers
