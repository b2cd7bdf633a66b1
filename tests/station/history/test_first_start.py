"""What lies in a folder before its first start is counted, and only that is left alone."""

from __future__ import annotations

from castinspect.station.history.arrivals import WatchedSource
from castinspect.station.history.first_start import leave_alone, to_ask_about
from castinspect.station.history.opening import open_store
from castinspect.station.sources.folder import pictures_in


def test_a_folder_that_is_known_or_not_there_is_not_asked_about(tmp_path):
    (tmp_path / "camera").mkdir()
    (tmp_path / "camera" / "part.png").write_bytes(b"1")
    with open_store() as store:
        assert [arrival.name for arrival in to_ask_about(store, tmp_path / "camera", deep=True)] == [b"part.png"]
        WatchedSource(store, tmp_path / "camera")
        assert to_ask_about(store, tmp_path / "camera", deep=True) == ()
        assert to_ask_about(store, tmp_path / "share", deep=True) == ()


def test_what_was_counted_is_left_alone_and_what_came_meanwhile_is_judged(tmp_path):
    (tmp_path / "old.png").write_bytes(b"1")
    with open_store() as store:
        counted = to_ask_about(store, tmp_path, deep=True)
        (tmp_path / "new.png").write_bytes(b"2")
        leave_alone(store, tmp_path, counted)
        source = WatchedSource(store, tmp_path)
        assert not source.is_to_skip
        assert [claim.arrival.name for claim in source.claim(pictures_in(tmp_path))] == [b"new.png"]
