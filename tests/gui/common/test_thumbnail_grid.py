"""Thumbnails: captions at once, pictures as they are loaded, and one that cannot be read harms no other."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from castinspect.gui.common.thumbnail_grid import SIDE, GridPicture, ThumbnailGrid


@pytest.fixture
def grid(qtbot):
    made = ThumbnailGrid()
    qtbot.addWidget(made)
    yield made
    made.stop_and_wait()
    made.close()


@pytest.fixture
def pictures(data_folder):
    paths = sorted(data_folder.rglob("*.png"))[:4]
    return [GridPicture(path, f"part {number}", group=number // 2) for number, path in enumerate(paths)]


def painted(grid, row):
    image = grid.item(row).icon().pixmap(QSize(SIDE, SIDE)).toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).alpha() == 255


def test_captions_stand_there_at_once_and_thumbnails_follow(qtbot, grid, pictures):
    grid.show_pictures(pictures)
    assert [grid.item(row).text() for row in range(4)] == ["part 0", "part 1", "part 2", "part 3"]
    assert grid.paths() == [picture.path for picture in pictures]
    qtbot.waitUntil(lambda: all(painted(grid, row) for row in range(4)))


def test_a_picture_that_cannot_be_read_keeps_its_caption(qtbot, grid, pictures):
    pictures[1].path.write_bytes(b"no picture")
    grid.show_pictures(pictures)
    qtbot.waitUntil(lambda: painted(grid, 3) and not grid.is_loading)
    assert not painted(grid, 1)
    assert grid.item(1).text() == "part 1"


def test_pictures_of_one_group_lie_on_one_shade(grid, pictures):
    grid.show_pictures(pictures)
    shades = [grid.item(row).background().color().name() for row in range(4)]
    assert shades[0] == shades[1] != shades[2] == shades[3]


def test_what_is_selected_is_told_in_order(grid, pictures):
    grid.show_pictures(pictures)
    assert grid.selected_paths() == []
    assert grid.current_path() is None
    for row in (3, 1):
        grid.item(row).setSelected(True)
    assert grid.selected_paths() == [pictures[1].path, pictures[3].path]
    grid.setCurrentRow(2)
    assert grid.current_path() == pictures[2].path


def test_others_take_their_place(grid, pictures):
    grid.show_pictures(pictures)
    grid.show_pictures(pictures[2:])
    assert grid.paths() == [picture.path for picture in pictures[2:]]
    grid.show_pictures([])
    assert grid.count() == 0
