from shutil import copyfile

import numpy as np
import pytest
from PIL import Image

from castinspect.data.folders import read_dataset
from castinspect.data.samples import fingerprint, load_samples, split_loaded
from castinspect.errors import DataError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.progress import PicturesRead, drain


def loaded(folder, size=32, **options):
    """The samples, the notices and the events of a data set."""
    events = []
    steps = load_samples(read_dataset(folder), Preprocessing(size=size), **options)
    return *drain(steps, events.append), events


@pytest.fixture
def with_test_folder(data_folder, tmp_path):
    """Six pictures of each class as `train` and two as `test`."""
    folder = tmp_path / "divided"
    for part_class in ("ok_front", "def_front"):
        (folder / "test" / part_class).mkdir(parents=True)
        for index in range(2):
            file = data_folder / part_class / f"part_{index:02}.png"
            file.rename(folder / "test" / part_class / f"new_{index}.png")
    data_folder.rename(folder / "train")
    return folder


def write_turned(source, target):
    Image.fromarray(np.rot90(np.asarray(Image.open(source))) - 1).save(target)


def test_pictures_are_prepared_as_for_an_inspection(data_folder):
    samples, notices, events = loaded(data_folder)
    assert samples.pixels.shape == (16, 32, 32)
    assert not notices
    assert events[-1] == PicturesRead(16, 16)
    for path, pixels in zip(samples.paths, samples.pixels, strict=True):
        np.testing.assert_array_equal(pixels, Preprocessing(size=32).resized(np.asarray(Image.open(path))))


def test_unreadable_picture_is_left_out_and_told(data_folder):
    bad = data_folder / "ok_front" / "part_00.png"
    bad.write_bytes(bad.read_bytes()[:300])
    samples, notices, _ = loaded(data_folder)
    assert bad not in samples.paths
    assert len(samples.paths) == len(samples.pixels) == 15
    assert [notice.code for notice in notices] == ["image-incomplete"]


def test_many_unreadable_pictures_are_counted(data_folder):
    for index in range(15):
        (data_folder / "ok_front" / f"bad_{index}.png").write_bytes(b"nothing")
    _, notices, _ = loaded(data_folder)
    assert len(notices) == 11
    assert notices[-1].code == "data-more-left-out"
    assert notices[-1].values == {"count": 5}


def test_too_few_readable_pictures_are_refused(data_folder):
    for index in range(5):
        (data_folder / "def_front" / f"part_{index:02}.png").write_bytes(b"nothing")
    with pytest.raises(DataError, match="def_front has 3 readable"):
        loaded(data_folder)


def test_copies_of_one_part_count_once(data_folder):
    for index in range(1, 8):
        copyfile(data_folder / "ok_front" / "part_00.png", data_folder / "ok_front" / f"part_{index:02}.png")
    with pytest.raises(DataError, match="ok_front shows only 1 different part to"):
        loaded(data_folder)


def test_identical_files_stand_on_one_side(data_folder):
    for index in range(8):
        copyfile(data_folder / "ok_front" / f"part_{index:02}.png", data_folder / "ok_front" / f"copy_{index:02}.png")
    samples, _, _ = loaded(data_folder)
    for seed in range(4):
        splits = split_loaded(read_dataset(data_folder), samples, validation=0.2, test=0.2, seed=seed)
        sides = [{samples.hashes[i] for i in side} for side in (splits.train, splits.validation, splits.test)]
        assert sum(map(len, sides)) == 16


def test_turned_copies_stand_on_one_side(data_folder):
    for name in ("ok_front", "def_front"):
        for index in range(8):
            write_turned(data_folder / name / f"part_{index:02}.png", data_folder / name / f"turned_{index:02}.png")
    samples, notices, _ = loaded(data_folder)
    assert not notices
    assert len(samples.paths) == 32
    assert len(set(samples.groups)) == 16
    for seed in range(4):
        splits = split_loaded(read_dataset(data_folder), samples, validation=0.2, test=0.2, seed=seed)
        sides = [{samples.groups[i] for i in side} for side in (splits.train, splits.validation, splits.test)]
        assert sum(map(len, sides)) == 16


def test_parts_too_alike_to_be_told_from_copies_are_trained_on_and_it_is_said(data_folder):
    same = np.asarray(Image.open(data_folder / "ok_front" / "part_00.png"))
    for index in range(8):
        Image.fromarray(same - index).save(data_folder / "ok_front" / f"part_{index:02}.png")
    samples, notices, _ = loaded(data_folder)
    assert [notice.code for notice in notices] == ["data-all-alike"]
    assert len(set(samples.groups)) == len(samples.paths) == 16


def test_stated_groups_win_over_likeness(data_folder):
    write_turned(data_folder / "ok_front" / "part_00.png", data_folder / "ok_front" / "part_01.png")
    (data_folder / "groups.csv").write_text("path,group\nok_front/part_00.png,1\nok_front/part_01.png,2\n")
    samples, _, _ = loaded(data_folder)
    assert {"stated 1", "stated 2"} <= set(samples.groups)


def test_stated_groups_stand_on_one_side(data_folder):
    rows = [f"{name}/part_{i:02}.png,{name}{i // 2}" for name in ("ok_front", "def_front") for i in range(8)]
    (data_folder / "groups.csv").write_text("path,group\n" + "\n".join(rows))
    samples, _, _ = loaded(data_folder)
    splits = split_loaded(read_dataset(data_folder), samples, validation=0.3, test=0.3, seed=0)
    sides = [{samples.groups[i] for i in side} for side in (splits.train, splits.validation, splits.test)]
    assert sum(map(len, sides)) == len(set(samples.groups)) == 8


def leaking(folder):
    """The sentence with which a data set is refused, and what regrouping makes of it."""
    with pytest.raises(DataError) as caught:
        loaded(folder)
    assert caught.value.code == "data-crosses"
    return str(caught.value), *loaded(folder, regroup=True)[:2]


def test_test_picture_found_in_training_is_refused_and_comes_to_one_side_when_asked(with_test_folder):
    leak = with_test_folder / "train" / "ok_front" / "part_03.png"
    copyfile(with_test_folder / "test" / "ok_front" / "new_0.png", leak)
    sentence, samples, notices = leaking(with_test_folder)
    assert "split: 1" in sentence
    assert leak.name in sentence
    assert "--regroup" in sentence
    assert [notice.code for notice in notices] == ["data-regrouped"]
    sides = {p.name: side for p, side in zip(samples.paths, samples.fixed, strict=True) if p.parent.name == "ok_front"}
    assert (sides["part_03.png"], sides["new_0.png"], sides["new_1.png"]) == ("train", "train", "test")
    assert len(samples.paths) == 16


def test_turned_copy_of_a_test_picture_is_a_leak_too(with_test_folder):
    leak = with_test_folder / "train" / "ok_front" / "leak.png"
    write_turned(with_test_folder / "test" / "ok_front" / "new_0.png", leak)
    _, samples, _ = leaking(with_test_folder)
    assert len(samples.paths) == len(samples.pixels) == len(samples.labels) == len(samples.signatures) == 17
    for path, pixels in zip(samples.paths, samples.pixels, strict=True):
        np.testing.assert_array_equal(pixels, Preprocessing(size=32).resized(np.asarray(Image.open(path))))


def test_part_that_is_stated_to_be_on_both_sides_is_a_leak_too(with_test_folder):
    rows = "path,group\ntest/ok_front/new_0.png,1\ntrain/ok_front/part_02.png,1\n"
    (with_test_folder / "groups.csv").write_text(rows)
    leaking(with_test_folder)


def test_part_numbers_in_names_say_which_pictures_show_one_part(data_folder):
    for index, path in enumerate(sorted(data_folder.rglob("*.png"))):
        path.rename(path.with_name(f"wheel-{index // 2}_{index}.png"))
    samples, _, _ = loaded(data_folder, part_pattern=r"wheel-(\d+)")
    assert sorted(set(samples.groups)) == [f"part {number}" for number in range(8)]


def test_fingerprint_tells_content_not_names(data_folder):
    dataset = read_dataset(data_folder)
    before = fingerprint(dataset, loaded(data_folder)[0])
    assert before["ok_front"].startswith("8 sha256:")
    (data_folder / "ok_front" / "part_00.png").rename(data_folder / "ok_front" / "zzz.png")
    assert fingerprint(dataset, loaded(data_folder)[0]) == before
    Image.new("L", (48, 48)).save(data_folder / "ok_front" / "zzz.png")
    after = fingerprint(dataset, loaded(data_folder)[0])
    assert after["ok_front"] != before["ok_front"]
    assert after["def_front"] == before["def_front"]


def test_parts_in_two_classes_are_told_before_anything_is_learned(data_folder):
    copyfile(data_folder / "def_front" / "part_00.png", data_folder / "ok_front" / "copy.png")
    write_turned(data_folder / "def_front" / "part_01.png", data_folder / "ok_front" / "turned.png")
    _, notices, _ = loaded(data_folder)
    (told,) = [notice for notice in notices if notice.code == "data-contradictions"]
    assert "in more than one class" in str(told)
    assert "copy.png" in str(told) or "turned.png" in str(told)


def test_what_was_left_out_and_rows_that_fit_nothing_are_told(data_folder):
    (data_folder / "ok_front" / "a.heic").touch()
    (data_folder / "groups.csv").write_text("path,group\nok_front/part_00.png,1\nok_front/gone.png,1\n")
    _, notices, _ = loaded(data_folder)
    assert [notice.code for notice in notices] == ["left-out-kind", "data-groups-unmatched"]


def test_undeclared_depth_is_asked_for_once_and_used_when_it_was_said(data_folder):
    for path in data_folder.rglob("*.png"):
        values = np.asarray(Image.open(path)).astype(np.uint16) * 16
        Image.fromarray(values).save(path)
    with pytest.raises(DataError) as caught:
        loaded(data_folder)
    assert caught.value.code == "data-depth-unknown"
    assert "--bits 12" in str(caught.value)
    steps = load_samples(read_dataset(data_folder), Preprocessing(size=32, white_level=4095))
    samples, notices = drain(steps, lambda _: None)
    assert len(samples.paths) == 16
    assert not notices
    assert samples.pixels.max() > 150
