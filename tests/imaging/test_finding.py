"""Pictures are found by their names, in the order that people count in."""

from __future__ import annotations

import pytest

from castinspect.errors import ImageError
from castinspect.imaging.finding import find_pictures


def test_folders_are_walked_in_natural_order_without_hidden_and_other_files(tmp_path):
    for name in ["part_10.png", "part_2.PNG", ".hidden.png", "notes.txt", "sub/part_1.jpeg", ".trash/part_3.png"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    found = [path.relative_to(tmp_path).as_posix() for path in find_pictures([tmp_path])]
    assert found == ["part_2.PNG", "part_10.png", "sub/part_1.jpeg"]


def test_named_files_are_kept_whatever_their_name_and_only_once(tmp_path):
    (tmp_path / "camera.raw").write_bytes(b"")
    assert find_pictures([tmp_path / "camera.raw", tmp_path / "camera.raw"]) == [tmp_path / "camera.raw"]


def test_a_missing_path_is_told(tmp_path):
    with pytest.raises(ImageError, match="nowhere"):
        find_pictures([tmp_path / "nowhere"])
