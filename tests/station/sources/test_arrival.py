"""An arrival is known by its name as bytes on disk and by the file that was read."""

from __future__ import annotations

from pathlib import Path

from castinspect.imaging.content import FileStamp
from castinspect.station.sources.arrival import Arrival


def test_a_named_picture_goes_by_its_whole_path_as_bytes():
    assert Arrival.named(Path("/a/\udcff.png")).name == b"/a/\xff.png"


def test_what_was_read_counts_where_it_was_read():
    arrival = Arrival(Path("a.png"), "/camera", b"a.png", FileStamp(1, 2, 3, 4))
    assert arrival.as_read(FileStamp(5, 6, 7, 8)).stamp == FileStamp(5, 6, 7, 8)
    assert arrival.as_read(None) is arrival
