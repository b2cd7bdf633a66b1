"""Parts that people decided become labelled pictures."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from castinspect.data.folders import class_folders
from castinspect.data.groups import read_groups
from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.candidates import candidates, collect, where_labelled
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import inspection_of, store_in

KIM, LEE = Attribution("kim", "seen by hand"), Attribution("lee", "seen by hand")


@pytest.fixture
def store(tmp_path):
    """Three REVIEWs on record, with their pictures."""
    with store_in(tmp_path) as store:
        for number in (1, 2, 3):
            picture = tmp_path / f"part_{number}.png"
            picture.write_bytes(bytes([number]) * 100)
            sha256 = hashlib.sha256(picture.read_bytes()).hexdigest()
            inspection = replace(inspection_of(number, Verdict.REVIEW), path=picture, sha256=sha256)
            store.record(Judgement(inspection, part=PartFields(part=str(number), lot="L7")))
        yield store


def collected(store, folder, **given):
    *_, last = collect(store.database, folder, **given)
    return last


def test_decided_parts_are_copied_into_their_classes(store, tmp_path):
    store.decide(1, "OK", KIM)
    store.decide(2, "DEFECT", KIM)
    folder = tmp_path / "decided"
    assert (collected(store, folder).copied, collected(store, folder).known) == (2, 2)
    assert (folder / "ok" / "decided_cell-3_1.png").read_bytes() == bytes([1]) * 100
    assert set(read_groups(folder).values()) == {"L7 1", "L7 2"}
    assert {path.name for _, path in class_folders(folder)} == {"ok", "defect"}


FORMS = {
    "semicolons": "path;group\r\nok/other.png;7\r\n".encode("utf-8-sig"),
    "tabs in UTF-16": "path\tgroup\r\nok/other.png\t7\r\n".encode("utf-16"),
    "more columns": b"lot,group,path\r\n1,7,ok\\other.png\r\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_lines_of_other_pictures_stay_however_a_spreadsheet_left_them(store, tmp_path, form):
    folder = tmp_path / "decided"
    (folder / "ok").mkdir(parents=True)
    (folder / "ok" / "other.png").touch()
    (folder / "groups.csv").write_bytes(FORMS[form])
    store.decide(1, "OK", KIM)
    collected(store, folder)
    assert {path.name: group for path, group in read_groups(folder).items()} == {
        "other.png": "7",
        "decided_cell-3_1.png": "L7 1",
    }


def test_what_is_decided_otherwise_or_taken_back_changes_its_class(store, tmp_path):
    store.decide(1, "OK", KIM)
    store.decide(2, "OK", KIM)
    collected(store, tmp_path / "decided")
    store.decide(1, "DEFECT", LEE)
    store.withdraw(2, KIM)
    collected(store, tmp_path / "decided")
    assert [path.name for path in (tmp_path / "decided" / "defect").iterdir()] == ["decided_cell-3_1.png"]
    assert list((tmp_path / "decided" / "ok").iterdir()) == []
    assert [found.sequence for found in candidates(store.database)] == [1]


def test_a_second_person_must_have_said_the_same(store, tmp_path):
    for sequence, outcome, by in ((1, "OK", KIM), (1, "OK", LEE), (2, "OK", KIM), (3, "OK", KIM), (3, "DEFECT", LEE)):
        store.decide(sequence, outcome, by)
    (found,) = candidates(store.database, second_person=True)
    assert (found.sequence, found.people) == (1, ("kim", "lee"))


def test_a_picture_that_is_another_one_now_is_left_out(store, tmp_path):
    store.decide(1, "OK", KIM)
    store.decide(2, "OK", KIM)
    (tmp_path / "part_1.png").write_bytes(b"another")
    done = collected(store, tmp_path / "decided")
    assert (done.copied, done.gone) == (1, 1)


def test_with_nothing_decided_there_is_nothing_to_collect(store, tmp_path):
    with pytest.raises(StoreError) as nothing:
        collected(store, tmp_path / "decided")
    assert nothing.value.message.code == "candidates-none"


@pytest.mark.parametrize(
    ("folders", "found"),
    [
        ((), ("ok", "defect")),
        (("ok_front", "def_front"), ("ok_front", "def_front")),
        (("train/good", "train/scratch_defect", "train/pore_defect", "test/good"), ("train/good", "train/defect")),
    ],
)
def test_decided_parts_go_where_their_class_is(tmp_path, folders, found):
    for name in folders:
        (tmp_path / name).mkdir(parents=True)
    assert where_labelled(tmp_path) == found
