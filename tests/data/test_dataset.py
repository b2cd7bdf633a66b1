import unicodedata

import pytest

from castinspect.data.dataset import (
    find_classes,
    guess_role,
    labelled_pictures,
    read_dataset,
    read_groups,
    split_samples,
)
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


@pytest.mark.parametrize(
    "name", ["ok", "OK_front", "good", "Good-Parts", "normal2", "pass", "정상", "양품_앞면", "frontOk", "ok_no_1_front"]
)
def test_name_of_good_parts_is_recognised(name):
    assert guess_role(name) is Role.OK


@pytest.mark.parametrize(
    "name",
    [
        *("def_front", "defect", "NG", "bad", "reject", "불량", "결함", "blow_hole", "scratch_1", "abnormal", "비정상"),
        *("not_ok", "nok", "NotOk", "no-good", "un normal"),
    ],
)
def test_name_of_defective_parts_is_recognised(name):
    assert guess_role(name) is Role.DEFECT


@pytest.mark.parametrize("name", ["front", "look", "badge", "class_1", "ok_or_ng", "no_defect", "not_bad", "12", "_"])
def test_name_that_does_not_tell_is_left_to_the_person(name):
    assert guess_role(name) is None


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
    refused("data-empty", tmp_path)
    refused("data-empty", folders("ok", "ng", count=0))


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


def test_groups_are_read_beside_the_pictures(tmp_path):
    (tmp_path / "groups.csv").write_text("path,group\nok/a.png,7\n")
    assert read_groups(tmp_path) == {tmp_path / "ok" / "a.png": "7"}
    (tmp_path / "groups.csv").write_text("file;part\n")
    with pytest.raises(DataError, match="path and group"):
        read_groups(tmp_path)


def split(labels, groups, fixed=None, seed=0):
    fixed = fixed or ["train"] * len(labels)
    return split_samples(labels, groups, fixed, validation_share=0.2, test_share=0.2, seed=seed)


def test_split_keeps_groups_together_and_each_class_its_share():
    labels = [0] * 60 + [1] * 40
    groups = [str(index // 2) for index in range(100)]
    splits = split(labels, groups)
    sides = [splits.train, splits.validation, splits.test]
    assert sorted(sum(sides, ())) == list(range(100))
    for one, other in ((0, 1), (0, 2), (1, 2)):
        assert not {groups[i] for i in sides[one]} & {groups[i] for i in sides[other]}
    assert [len(side) for side in sides] == [64, 16, 20]
    for side in sides:
        assert sum(labels[i] == 0 for i in side) / len(side) == pytest.approx(0.6, abs=0.11)


def test_split_depends_on_the_seed_alone():
    labels, groups = [0, 1] * 20, [str(i) for i in range(40)]
    assert split(labels, groups) == split(labels, groups)
    assert split(labels, groups) != split(labels, groups, seed=1)


def test_what_the_folders_say_stands():
    labels = [0, 1] * 10
    fixed = ["train"] * 12 + ["validation"] * 4 + ["test"] * 4
    splits = split(labels, [str(i) for i in range(20)], fixed)
    assert (splits.train, splits.validation, splits.test) == (
        tuple(range(12)),
        tuple(range(12, 16)),
        tuple(range(16, 20)),
    )


def test_every_class_stands_on_every_side_however_few_there_are():
    splits = split([0] * 4 + [1] * 40, [str(i) for i in range(44)])
    for side in (splits.train, splits.validation, splits.test):
        assert any(index < 4 for index in side)


def test_one_large_group_does_not_take_a_class_out_of_training():
    labels = [0] * 40 + [1] * 40
    groups = ["large"] * 37 + ["a", "b", "c"] + [str(i) for i in range(40)]
    for seed in range(5):
        splits = split(labels, groups, seed=seed)
        assert {labels[index] for index in splits.train} == {0, 1}


def test_validation_holds_many_small_groups_and_training_the_large_ones():
    sizes = [65, 65, 32, 21, 4, 2, 2, 2, *[1] * 7]  # the good parts of a real set: 15 parts, 200 pictures
    groups = [f"ok{number}" for number, size in enumerate(sizes) for _ in range(size)]
    labels = [1] * len(groups) + [0] * 200
    groups += [f"def{index // 2}" for index in range(200)]
    chosen = set()
    for seed in range(5):
        splits = split(labels, groups, ["train"] * 399 + ["test"], seed=seed)
        good = [groups[i] for i in splits.validation if labels[i] == 1]
        assert 20 <= len(good) <= 40
        assert len(set(good)) >= 5
        assert {"ok0", "ok1"} <= {groups[i] for i in splits.train}
        chosen.add(splits.validation)
    assert len(chosen) == 5
