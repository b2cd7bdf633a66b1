"""Labels are corrected by moving pictures; nothing is lost, everything can be undone, also after a restart."""

from __future__ import annotations

import json
import unicodedata

import pytest

from castinspect.curation.labelling import Labelling
from castinspect.data.folders import find_classes
from castinspect.data.groups import read_groups
from castinspect.data.label_journal import JOURNAL_FILE
from castinspect.errors import DataError


@pytest.fixture
def labelling(data_folder):
    return Labelling(data_folder, who="kim")


@pytest.fixture
def good(data_folder):
    return sorted((data_folder / "ok_front").iterdir())


def counts(folder):
    return {found.name: found.count for found in find_classes(folder)}


def test_pictures_move_to_a_class_and_the_journal_tells_who_did_it(labelling, data_folder, good):
    content = good[0].read_bytes()
    (data_folder / "def_front" / good[1].name).unlink()
    places = labelling.move(good[1:2], "def_front")
    assert places == [data_folder / "def_front" / good[1].name]
    assert not good[1].exists()
    (line,) = (data_folder / JOURNAL_FILE).read_text().splitlines()
    entry = json.loads(line)
    assert {"who": "kim", "what": "move", "from": "ok_front/part_01.png", "to": "def_front/part_01.png"}.items() <= (
        entry.items()
    )
    assert entry["when"].endswith("Z")
    assert good[0].read_bytes() == content


def test_a_name_that_is_taken_is_never_overwritten(labelling, data_folder, good):
    before = {path.read_bytes() for path in data_folder.rglob("*.png")}
    (place,) = labelling.move(good[:1], "def_front")
    assert place.name == "part_00_2.png"
    assert {path.read_bytes() for path in data_folder.rglob("*.png")} == before
    assert counts(data_folder) == {"def_front": 9, "ok_front": 7}


def test_a_step_is_undone_and_done_again_as_a_whole(labelling, data_folder, good):
    labelling.move(good[:3], "def_front")
    assert labelling.undo() == good[2::-1]
    assert counts(data_folder) == {"def_front": 8, "ok_front": 8}
    assert (labelling.can_undo, labelling.can_redo) == (False, True)
    labelling.redo()
    assert counts(data_folder) == {"def_front": 11, "ok_front": 5}
    labelling.undo()
    assert all(path.exists() for path in good)
    assert labelling.undo() == []


def test_undo_works_after_a_restart_step_by_step(data_folder, good):
    Labelling(data_folder).move(good[:1], "def_front")
    Labelling(data_folder).exclude(good[1:2])
    again = Labelling(data_folder)
    again.undo()
    assert not again.excluded
    Labelling(data_folder).undo()
    assert all(path.exists() for path in good)
    Labelling(data_folder).redo()
    Labelling(data_folder).redo()
    assert Labelling(data_folder).excluded == {good[1]}
    assert not good[0].exists()


def test_a_new_step_forgets_what_was_undone(labelling, good):
    labelling.move(good[:1], "def_front")
    labelling.undo()
    labelling.exclude(good[1:2])
    assert not labelling.can_redo


def test_excluded_pictures_stay_where_they_are_and_are_in_no_use(labelling, data_folder, good):
    labelling.exclude(good[:2])
    labelling.exclude(good[:2])
    assert all(path.exists() for path in good)
    assert counts(data_folder) == {"def_front": 8, "ok_front": 6}
    (place,) = labelling.move(good[:1], "def_front")
    assert labelling.excluded == {place, good[1]}
    labelling.include([place])
    assert counts(data_folder) == {"def_front": 9, "ok_front": 6}


def test_a_test_folder_within_the_data_knows_what_is_excluded(data_folder, good):
    for name in ("train", "test"):
        (data_folder / name).mkdir()
    for part_class in ("ok_front", "def_front"):
        (data_folder / part_class).rename(data_folder / "test" / part_class)
    Labelling(data_folder).exclude([data_folder / "test" / "ok_front" / good[0].name])
    assert sum(counts(data_folder / "test").values()) == 15


def test_pictures_stay_in_their_split_and_in_the_folder_below_their_class(data_folder):
    for split in ("train", "test"):
        for name in ("ok", "ng"):
            (data_folder / "d" / split / name / "monday").mkdir(parents=True)
    picture = data_folder / "d" / "test" / "ok" / "monday" / "a.png"
    picture.touch()
    (place,) = Labelling(data_folder / "d").move([picture], "ng")
    assert place == data_folder / "d" / "test" / "ng" / "monday" / "a.png"


def test_groups_that_were_stated_follow_the_picture(labelling, data_folder, good):
    (data_folder / "groups.csv").write_text("path,group\nok_front/part_00.png,7\n")
    (place,) = labelling.move(good[:1], "def_front")
    assert read_groups(data_folder) == {place: "7"}
    labelling.undo()
    assert read_groups(data_folder) == {good[0]: "7"}


def test_a_class_is_added_and_can_be_moved_to(labelling, data_folder, good):
    labelling.add_class("긁힘")
    labelling.move(good[:1], unicodedata.normalize("NFD", "긁힘"))
    assert counts(data_folder)["긁힘"] == 1


@pytest.mark.parametrize("name", ["", " ", ".hidden", "a/b", "..", "con:", "test", "x" * 101])
def test_a_name_that_no_class_can_have_is_refused(labelling, name):
    with pytest.raises(DataError) as caught:
        labelling.add_class(name)
    assert caught.value.code == "label-class-name"


def test_what_cannot_be_done_is_told(labelling, data_folder, good):
    for action, code in (
        (lambda: labelling.add_class("ok_front"), "label-class-exists"),
        (lambda: labelling.move(good[:1], "scratch"), "label-no-class"),
        (lambda: labelling.move([data_folder / "loose.png"], "def_front"), "label-not-a-picture"),
        (lambda: labelling.move([data_folder / "ok_front" / "gone.png"], "def_front"), "label-not-a-picture"),
    ):
        with pytest.raises(DataError) as caught:
            action()
        assert caught.value.code == code
    assert labelling.entries == ()


def test_a_picture_goes_back_where_the_journal_cannot_be_written(labelling, data_folder, good):
    (data_folder / JOURNAL_FILE).mkdir()
    with pytest.raises(DataError) as caught:
        labelling.move(good[:1], "def_front")
    assert caught.value.code == "label-journal-not-written"
    assert good[0].exists()
    assert len(list(data_folder.rglob("*.png"))) == 16


def test_a_line_that_a_crash_cut_off_costs_nothing_else(labelling, data_folder, good):
    labelling.move(good[:1], "def_front")
    with (data_folder / JOURNAL_FILE).open("a") as file:
        file.write('{"step": "half')
    again = Labelling(data_folder)
    again.exclude(good[1:2])
    assert [entry.what for entry in Labelling(data_folder).entries] == ["move", "exclude"]


def test_pictures_go_to_classes_of_their_own_in_one_step(data_folder):
    labelling = Labelling(data_folder)
    good, bad = (sorted((data_folder / name).iterdir())[0] for name in ("ok_front", "def_front"))
    moved = labelling.move_each({good: "def_front", bad: "ok_front"})
    assert [path.parent.name for path in moved] == ["def_front", "ok_front"]
    labelling.undo()
    assert good.is_file()
    assert bad.is_file()
    assert not labelling.can_undo


def test_nothing_moves_where_one_class_is_unknown(data_folder):
    labelling = Labelling(data_folder)
    good, bad = (sorted((data_folder / name).iterdir())[0] for name in ("ok_front", "def_front"))
    with pytest.raises(DataError):
        labelling.move_each({good: "def_front", bad: "nowhere"})
    assert good.is_file()
    assert labelling.entries == ()
