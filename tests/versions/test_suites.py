"""A suite keeps its pictures as they were, whatever becomes of the files that they came from."""

from __future__ import annotations

import pytest

from castinspect.errors import DataError
from castinspect.models.metadata import Role
from castinspect.registry.registry import Registry
from castinspect.versions.suites import (
    NewPicture,
    add_to_suite,
    labelled_for_suite,
    load_suite,
    suite_files,
    suite_folder,
    suite_names,
)


@pytest.fixture
def registry(tmp_path):
    return Registry(tmp_path / "models")


def test_pictures_are_copied_with_truth_and_groups(registry, data_folder):
    made = add_to_suite(registry, "line", labelled_for_suite(data_folder, {"tag": "first"}))
    assert (len(made.pictures), made.revision) == (16, 1)
    assert {picture.role for picture in made.pictures} == {Role.OK, Role.DEFECT}
    assert {picture.groups["tag"] for picture in made.pictures} == {"first"}
    for path in data_folder.rglob("*.png"):
        path.unlink()
    assert len(suite_files(registry, load_suite(registry, "line"))) == 16
    assert suite_names(registry) == ["line"]


def test_the_same_again_is_no_revision_and_another_truth_is_one(registry, data_folder):
    pictures = labelled_for_suite(data_folder, {})
    first = add_to_suite(registry, "line", pictures)
    assert add_to_suite(registry, "line", pictures).revision == 1
    changed = add_to_suite(
        registry, "line", [NewPicture(pictures[0].path, Role.OK, {}), NewPicture(pictures[-1].path, Role.DEFECT, {})]
    )
    assert changed.revision == 2
    assert changed.sha256 != first.sha256
    assert len(changed.pictures) == 16


def test_a_copy_that_was_changed_is_told(registry, data_folder):
    made = add_to_suite(registry, "line", labelled_for_suite(data_folder, {}))
    next((suite_folder(registry, "line") / "pictures").iterdir()).write_bytes(b"x")
    with pytest.raises(DataError) as found:
        suite_files(registry, made)
    assert found.value.code == "suite-changed"


@pytest.mark.parametrize("name", ["", "..", "a/b", "../x", "x" * 41])
def test_a_name_that_is_no_folder_is_told(registry, name):
    with pytest.raises(DataError) as found:
        load_suite(registry, name)
    assert found.value.code == "suite-name"


def test_a_suite_that_is_not_there_is_told(registry):
    with pytest.raises(DataError) as found:
        load_suite(registry, "line")
    assert found.value.code == "suite-missing"


def test_a_class_that_says_nothing_is_told(data_folder):
    next(data_folder.iterdir()).rename(data_folder / "wheel")
    with pytest.raises(DataError) as found:
        labelled_for_suite(data_folder, {})
    assert found.value.code == "suite-role"
