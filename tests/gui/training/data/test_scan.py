"""Looking into a folder: classes first, then what is wrong with which picture."""

from __future__ import annotations

import pytest

from castinspect.data.folders import find_classes
from castinspect.errors import DataError
from castinspect.gui.training.data.scan import SAMPLES, THUMBNAIL, ClassLook, PicturesChecked, scan, why_not_trainable
from castinspect.models.metadata import Role


def test_classes_come_before_the_first_picture_is_checked(data_folder):
    found = list(scan(data_folder))
    assert [type(item) for item in found] == [ClassLook] * 2 + [PicturesChecked] * 16
    assert found[-1] == PicturesChecked(16, 16)


def test_samples_are_few_and_small(data_folder):
    look = next(iter(scan(data_folder)))
    assert len(look.thumbnails) == SAMPLES
    assert all(max(thumbnail.shape) <= THUMBNAIL for thumbnail in look.thumbnails)


def test_a_bad_picture_is_named_by_its_place_in_the_folder(data_folder):
    (data_folder / "ok_front" / "part_03.png").write_bytes(b"")
    problems = [item.problem for item in scan(data_folder) if isinstance(item, PicturesChecked) and item.problem]
    assert [str(problem).replace("\\", "/") for problem in problems] == [
        "ok_front/part_03.png is empty. Take the picture again."
    ]


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(DataError) as caught:
        list(scan(tmp_path))
    assert caught.value.code == "data-empty"


@pytest.mark.parametrize(
    ("roles", "code"),
    [({}, None), ({"ok_front": Role.DEFECT}, "data-one-role"), ({"def_front": Role.OK}, "data-one-role")],
)
def test_roles_decide_whether_it_can_be_trained_on(data_folder, roles, code):
    message = why_not_trainable(find_classes(data_folder), roles)
    assert (message.code if message else None) == code


def test_too_few_pictures_are_told_before_training(data_folder):
    for path in sorted((data_folder / "ok_front").iterdir())[3:]:
        path.unlink()
    assert why_not_trainable(find_classes(data_folder), {}).code == "data-too-few"
