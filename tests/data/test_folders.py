"""Classes are found in folders; what lies beside them is told, what lies deeper refused."""

from __future__ import annotations

import os
import unicodedata

import numpy as np
import pytest
from PIL import Image

from castinspect.data.folders import find_classes, labelled_pictures, read_dataset, survey_data
from castinspect.errors import DataError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.metadata import CheckpointMetadata, PartClass, Role


@pytest.fixture
def folders(tmp_path):
    """Makes `DATA/<each name>/` with as many (empty) picture files as asked for."""

    def make(*names, count=4):
        for name in names:
            folder = tmp_path / "parts" / name
            folder.mkdir(parents=True)
            for index in range(count):
                (folder / f"{index}.png").touch()
        return tmp_path / "parts"

    return make


def test_hangul_taken_apart_as_on_macos_is_the_same_name(folders):
    apart = unicodedata.normalize("NFD", "양품")
    folder = folders(f"train/{apart}", "test/양품", "train/불량")
    dataset = read_dataset(folder, {apart: Role.OK})
    assert [c.name for c in dataset.classes] == ["불량", "양품"]
    assert {split: len(samples) for split, samples in dataset.samples.items()} == {"train": 8, "test": 4}


def test_classes_directly_in_the_folder_are_all_to_train_on(folders):
    folder = folders("ok", "ng", ".cache")
    assert [(c.name, dict.fromkeys(c.pictures)) for c in find_classes(folder)] == [
        ("ng", {"train": None}),
        ("ok", {"train": None}),
    ]


def test_train_test_and_validation_folders_are_told_apart(folders):
    dataset = read_dataset(folders("train/ok", "train/ng", "Test/ok", "Test/ng", "val/ok", "val/ng"))
    assert set(dataset.samples) == {"train", "test", "validation"}
    assert all(sample.path.parent.parent.name == "Test" for sample in dataset.samples["test"])


def test_labels_follow_the_sorted_names(folders):
    dataset = read_dataset(folders("ok", "def"))
    assert dataset.classes == (PartClass(name="def", role=Role.DEFECT), PartClass(name="ok", role=Role.OK))
    assert all(dataset.classes[s.label].name == s.path.parent.name for s in dataset.samples["train"])


def test_pictures_lie_anywhere_below_their_class_and_other_files_do_not_count(folders):
    folder = folders("ok/monday", "ok/tuesday", "ng")
    (folder / "ok" / "notes.txt").touch()
    assert {c.name: c.count for c in find_classes(folder)} == {"ng": 4, "ok": 8}


def refused(code, folder, roles=None):
    with pytest.raises(DataError) as caught:
        read_dataset(folder, roles)
    assert caught.value.code == code
    return str(caught.value)


def test_missing_folder_is_refused(tmp_path):
    assert "nowhere" in refused("data-missing", tmp_path / "nowhere")


def test_folder_without_classes_is_refused(folders, tmp_path):
    tmp_path.joinpath("loose.png").touch()
    assert "left out: 1 in" in refused("data-empty-but", tmp_path)
    refused("data-empty", folders("ok", "ng", count=0))


def test_folder_with_pictures_of_other_kinds_alone_is_refused_with_their_kind(folders):
    folder = folders("ok", "ng", count=0)
    for name in ("ok", "ng"):
        for index in range(40):
            (folder / name / f"IMG_{index}.HEIC").touch()
    assert "80 × .heic" in refused("data-empty-but", folder)


def test_one_class_is_refused(folders):
    assert "ok" in refused("data-one-class", folders("ok"))


def test_classes_of_one_role_are_refused(folders):
    assert "defect" in refused("data-one-role", folders("ok_front", "ok_back"))


def test_unclear_role_is_refused_with_the_option_that_says_it(folders):
    folder = folders("front", "ng")
    assert "--role front=ok" in refused("data-roles-unclear", folder)
    assert read_dataset(folder, {"front": Role.OK}).classes[0] == PartClass(name="front", role=Role.OK)


def test_stated_role_wins_over_the_name(folders):
    dataset = read_dataset(folders("hole", "scratch"), {"hole": Role.OK})
    assert [c.role for c in dataset.classes] == [Role.OK, Role.DEFECT]


def test_role_for_a_class_that_is_not_there_is_refused(folders):
    assert "okk" in refused("data-role-for-nothing", folders("ok", "ng"), {"okk": Role.OK})


def test_too_few_pictures_to_train_on_are_refused(folders):
    folders("ok")
    assert "ng" in refused("data-too-few", folders("ng", count=3))


def test_class_only_among_the_test_pictures_is_refused(folders):
    assert "scratch" in refused("data-too-few", folders("train/ok", "train/ng", "test/ok", "test/scratch"))


@pytest.fixture
def metadata():
    classes = (PartClass(name="ng", role=Role.DEFECT), PartClass(name="ok", role=Role.OK))
    return CheckpointMetadata(
        backbone="resnet18", weights="none", classes=classes, preprocessing=Preprocessing(), strategy="scratch"
    )


def test_only_the_test_pictures_are_scored_where_there_are_some(folders, metadata):
    folder = folders("train/ok", "train/ng", "test/ok", "test/ng")
    split, truth = labelled_pictures(folder, metadata)
    assert split == "test"
    assert {path.parent.parent.name for path in truth} == {"test"}
    assert labelled_pictures(folder / "test", metadata) == ("given", truth)


def test_folder_with_nothing_but_a_test_folder_can_be_scored(folders, metadata):
    assert len(labelled_pictures(folders("test/ok", "test/ng"), metadata)[1]) == 8


def test_class_unknown_to_the_checkpoint_cannot_be_scored(folders, metadata):
    with pytest.raises(DataError, match="scratch"):
        labelled_pictures(folders("ok", "scratch"), metadata)


# --- what lies deeper ---


@pytest.mark.parametrize(
    "names",
    [
        ("good_line/ok", "good_line/ng", "reject_line/ng"),
        ("wheelA/ok", "wheelA/ng", "wheelB/ok", "wheelB/ng"),
        ("wheelA/ok", "wheelB/ng"),
        ("ok/ng", "ng"),
        ("train/wheelA/ok", "train/wheelA/ng"),
        ("bottle/train/good", "bottle/test/good", "bottle/test/broken"),
    ],
)
def test_classes_one_level_deeper_are_refused_whatever_the_folder_above_is_called(folders, names):
    assert "--class-level 2" in refused("data-deeper", folders(*names))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("plant/line1/ok", "plant/line1/ng"), "2 levels deeper: plant/line1 holds the folders ng, ok"),
        (("ok/cam1/ng", "ok/cam1/ok", "ng"), "2 levels deeper: ok/cam1 holds the folders ng, ok"),
        (("양품/1호기/오전/불량", "불량"), "3 levels deeper: 양품/1호기/오전 holds the folders 불량"),
        (("wheels/7/train/ok", "wheels/7/test/ok"), "2 levels deeper: wheels/7 holds the folders test, train"),
    ],
)
def test_classes_several_levels_deeper_are_refused_with_the_level(folders, names, said):
    assert said in refused("data-much-deeper", folders(*names))


def test_a_folder_of_masks_is_no_class_and_is_told(folders):
    found = survey_data(folders("ok", "ng", "ground_truth/ng", "Masks/ok"))
    assert {one.name: one.count for one in found.classes} == {"ng": 4, "ok": 4}
    assert "8 in" in str(found.left_out.messages()[0])


def test_the_deeper_level_is_taken_when_it_is_asked_for(folders):
    folder = folders("wheelA/ok", "wheelA/ng", "wheelB/ok", "wheelB/ng")
    assert {found.name: found.count for found in find_classes(folder, 2)} == {"ng": 8, "ok": 8}
    assert [c.role for c in read_dataset(folder, level=2).classes] == [Role.DEFECT, Role.OK]


def test_the_deeper_level_knows_splits_above_and_below(folders):
    above = folders("train/wheelA/ok", "train/wheelA/ng", "test/wheelA/ok", "test/wheelA/ng")
    assert {split for found in find_classes(above, 2) for split in found.pictures} == {"train", "test"}
    below = folders("line1/train/ok", "line1/train/ng", "line1/test/ok")
    with pytest.raises(DataError):
        find_classes(below, 1)
    assert find_classes(below / "line1")[1].pictures.keys() == {"train", "test"}


@pytest.mark.parametrize("names", [("ok/monday", "ng"), ("ok/ok_front", "ok/ok_back", "ng"), ("ok/part_1", "ng/part_2"),
                                   ("scratch/bad", "ok")])  # fmt: skip
def test_folders_within_a_class_that_mean_nothing_else_are_its_own(folders, names):
    assert {found.name for found in find_classes(folders(*names))} == {name.split("/")[0] for name in names}


# --- what is left out ---


def told(folder):
    return [str(message) for message in survey_data(folder).left_out.messages()]


def test_nothing_is_told_of_a_plain_folder_and_of_what_systems_leave(folders):
    folder = folders("ok", "ng", "@eaDir/ok", "#recycle", "$RECYCLE.BIN/ok", "__MACOSX/ok", "lost+found",
                     "System Volume Information", ".Trash-1000/files", "ok/@eaDir/part_1.png")  # fmt: skip
    for name in (".DS_Store", "ok/Thumbs.db", "ok/desktop.ini", "ok/._a.png", "groups.csv", "labels.jsonl"):
        (folder / name).touch()
    assert {found.name: found.count for found in find_classes(folder)} == {"ng": 4, "ok": 4}
    assert told(folder) == []


def test_pictures_in_no_class_are_told_with_their_number(folders):
    folder = folders("train/ok", "train/ng", "new_defects")
    (folder / "loose.png").touch()
    (sentence,) = told(folder)
    assert "left out: 5 in" in sentence
    assert "new_defects/0.png" in sentence or "loose.png" in sentence


def test_files_of_other_kinds_are_told_with_their_kind(folders):
    folder = folders("ok", "ng")
    for index in range(5):
        (folder / "ok" / f"{index}.HEIC").touch()
    (folder / "notes.txt").touch()
    (sentence,) = told(folder)
    assert "6 in" in sentence
    assert "5 × .heic" in sentence
    assert "notes.txt" in sentence


def test_links_out_of_the_folder_are_told_and_not_followed(folders, tmp_path):
    folder = folders("ok", "ng")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.png").touch()
    (folder / "ok" / "more").symlink_to(elsewhere, target_is_directory=True)
    (folder / "linked class").symlink_to(elsewhere, target_is_directory=True)
    (folder / "ng" / "loop.png").symlink_to("loop.png")
    assert {found.name: found.count for found in find_classes(folder)} == {"ng": 4, "ok": 4}
    (sentence,) = told(folder)
    assert "3 in" in sentence
    assert "ok/more" in sentence


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is unreadable for this user")
def test_a_folder_that_cannot_be_read_does_not_stop_the_others(folders):
    folder = folders("ok", "ng", "ok/private")
    (folder / "ok" / "private").chmod(0)
    try:
        assert {found.name: found.count for found in find_classes(folder)} == {"ng": 4, "ok": 4}
        assert "private" in told(folder)[0]
    finally:
        (folder / "ok" / "private").chmod(0o700)


def test_masks_beside_their_pictures_are_left_out_and_told(tmp_path):
    noise = np.random.default_rng(0).integers(0, 256, (40, 40), dtype=np.uint8)
    for name in ("ok", "ng"):
        (tmp_path / name).mkdir()
        for index in range(4):
            Image.fromarray(noise).save(tmp_path / name / f"{index}.jpg")
            mask = np.zeros((40, 40), np.uint8)
            mask[: index * 5] = 255
            Image.fromarray(mask).save(tmp_path / name / f"{index}.png")
    assert [found.count for found in find_classes(tmp_path)] == [4, 4]
    assert all(path.suffix == ".jpg" for s in read_dataset(tmp_path).samples.values() for path in [x.path for x in s])
    (sentence,) = told(tmp_path)
    assert "left out: 8 in" in sentence
    assert "masks" in sentence


def test_lost_lines_of_the_labels_are_told_for_what_was_excluded_may_be_in_use(data_folder):
    assert read_dataset(data_folder).notices == ()
    (data_folder / "labels.jsonl").write_text('{"what": "exclude", "fr\n')
    (loss,) = read_dataset(data_folder).notices
    assert loss.code == "lines-lost"
