"""The shelves follow the disk and the journal: what was moved stands where it is now."""

from __future__ import annotations

import pytest

from castinspect.curation.labelling import Labelling
from castinspect.errors import DataError
from castinspect.gui.labelling.shelves import ShelfKind, Shelves


@pytest.fixture
def labelling(data_folder):
    return Labelling(data_folder)


def read(labelling, given=()):
    shelves = Shelves(labelling, given)
    shelves.read()
    return shelves


def test_a_shelf_for_each_class_with_its_key_and_one_for_the_excluded(labelling):
    shelves = read(labelling)
    assert [(shelf.kind, shelf.name, shelf.number, len(shelf.pictures)) for shelf in shelves.all] == [
        (ShelfKind.CLASS, "def_front", 1, 8),
        (ShelfKind.CLASS, "ok_front", 2, 8),
        (ShelfKind.EXCLUDED, "", 0, 0),
    ]
    assert [shelves.class_of(number) for number in (1, 2, 3)] == ["def_front", "ok_front", None]
    assert shelves.at(3) is shelves.at(-1) is None


def test_given_pictures_come_first_and_are_followed(labelling, data_folder):
    picture = data_folder / "ok_front" / "part_03.png"
    shelves = read(labelling, [picture])
    assert shelves.all[0].pictures == (picture,)
    labelling.move([picture], "def_front")
    shelves.read()
    assert [path.parent.name for path in shelves.all[0].pictures] == ["def_front"]
    labelling.undo()
    shelves.read()
    assert shelves.all[0].pictures == (picture,)


def test_an_excluded_picture_changes_its_shelf(labelling, data_folder):
    picture = data_folder / "ok_front" / "part_03.png"
    shelves = read(labelling)
    labelling.exclude([picture])
    shelves.read()
    assert picture not in shelves.all[1].pictures
    assert shelves.all[2].pictures == (picture,)


def test_folders_that_cannot_be_read_leave_empty_shelves(labelling, data_folder):
    shelves = read(labelling)
    for path in data_folder.rglob("*.png"):
        path.unlink()
    with pytest.raises(DataError):
        shelves.read()
    assert [len(shelf.pictures) for shelf in shelves.all] == [0, 0, 0]
