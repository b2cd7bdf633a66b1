"""Versions are compared on the same pictures: chosen once, and held by their hash."""

from __future__ import annotations

import pytest

from castinspect.errors import DataError
from castinspect.identity import Attribution
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.versions.locked_set import comparison_pictures, lock, locked_set


def test_nothing_is_locked_at_first(data_folder):
    assert locked_set(Registry()) is None
    with pytest.raises(DataError, match="models lock"):
        comparison_pictures(Registry(), None, data_folder)


def test_locked_pictures_are_compared_on_and_the_choice_is_written_down(data_folder):
    lock(Registry(), data_folder, Attribution("kim", "first set"))
    truth = comparison_pictures(Registry(), None, None)
    assert len(truth) == 16
    assert set(truth.values()) == {"ok_front", "def_front"}
    assert [(entry.who, entry.action) for entry in Registry().journal.entries()] == [("kim", Action.LOCKED)]


@pytest.mark.parametrize("change", ["content", "class", "missing", "more"])
def test_every_change_of_them_is_noticed(data_folder, change):
    lock(Registry(), data_folder)
    picture = next((data_folder / "ok_front").iterdir())
    other = next(path for path in (data_folder / "ok_front").iterdir() if path != picture)
    match change:
        case "content":
            picture.write_bytes(other.read_bytes())
        case "class":
            picture.rename(data_folder / "def_front" / "moved.png")
        case "missing":
            picture.unlink()
        case "more":
            (data_folder / "ok_front" / "new.png").write_bytes(picture.read_bytes())
    with pytest.raises(DataError) as caught:
        comparison_pictures(Registry(), None, None)
    assert caught.value.code == "locked-changed"


def test_stated_pictures_win(data_folder, tmp_path):
    lock(Registry(), data_folder)
    for name in ("ok_front", "def_front"):
        (tmp_path / "few" / name).mkdir(parents=True)
        (tmp_path / "few" / name / "a.png").write_bytes((data_folder / name / "part_00.png").read_bytes())
    assert len(comparison_pictures(Registry(), tmp_path / "few", None)) == 2


def test_where_nothing_is_locked_the_data_sets_own_test_pictures_serve(data_folder, tmp_path):
    data_folder.rename(tmp_path / "train")
    (tmp_path / "parts").mkdir()
    (tmp_path / "train").rename(tmp_path / "parts" / "train")
    for name in ("ok_front", "def_front"):
        (tmp_path / "parts" / "test" / name).mkdir(parents=True)
        (tmp_path / "parts" / "test" / name / "a.png").write_bytes(b"x")
    assert len(comparison_pictures(Registry(), None, tmp_path / "parts")) == 2


def test_a_spoilt_record_is_told(data_folder):
    lock(Registry(), data_folder)
    (Registry().folder / "locked.toml").write_text("= nothing")
    with pytest.raises(DataError, match="Lock a folder again"):
        locked_set(Registry())
