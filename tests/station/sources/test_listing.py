"""One look finds every picture in a folder and below it, and says what it leaves out."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from castinspect.imaging.finding import Why
from castinspect.station.sources import listing
from castinspect.station.sources.listing import listed


@pytest.fixture
def folder(tmp_path):
    for name in ("b.png", "2026/11/a.jpg", "2026/notes.txt", "@eaDir/a.jpg", ".hidden/c.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"1")
    os.utime(tmp_path / "b.png", ns=(2, 2))
    os.utime(tmp_path / "2026/11/a.jpg", ns=(1, 1))
    return tmp_path


def test_pictures_below_come_with_their_path_the_oldest_first(folder):
    found = listed(folder, deep=True)
    assert list(found.files) == [os.fsencode(Path("2026", "11", "a.jpg")), b"b.png"]
    assert found.below == {b"2026", os.fsencode(Path("2026", "11"))}
    assert [(path.name, why) for path, why in found.left_out.entries] == [("notes.txt", Why.KIND)]
    assert found.odd == found.lost == {}


def test_where_only_the_folder_itself_is_looked_into_those_below_are_told(folder):
    found = listed(folder, deep=False)
    assert list(found.files) == [b"b.png"]
    assert [(path.name, why) for path, why in found.left_out.entries] == [("2026", Why.BELOW)]


def test_links_to_folders_are_not_followed(folder):
    (folder / "round").symlink_to(folder)
    found = listed(folder, deep=True)
    assert (folder / "round", Why.LINK) in found.left_out.entries
    assert len(found.files) == 2


def test_very_deep_folders_end_somewhere(folder, monkeypatch):
    monkeypatch.setattr(listing, "DEEPEST", 1)
    found = listed(folder, deep=True)
    assert list(found.files) == [b"b.png"]
    assert (folder / "2026" / "11", Why.BELOW) in found.left_out.entries


def test_a_folder_that_is_not_there_is_an_error(folder):
    with pytest.raises(FileNotFoundError):
        listed(folder / "gone", deep=True)
