"""Castings on disk: half of them defective, each with its kind in the table."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from PIL import Image

from castinspect.data.folders import read_dataset
from castinspect.models.metadata import Role
from castinspect.synthetic.defects import DefectKind
from castinspect.synthetic.folder import READY, castings_to_try, write_castings

COUNT, SIZE = 8, 64


def table_of(folder):
    with (folder / "castings.csv").open(encoding="utf-8", newline="") as file:
        return {row["path"]: row["defects"] for row in csv.DictReader(file)}


@pytest.fixture
def folder(tmp_path):
    write_castings(tmp_path / "deep" / "castings", COUNT, 4, size=SIZE, masks=True)
    return tmp_path / "deep" / "castings"


def test_every_second_casting_is_defective_and_the_table_says_of_which_kind(folder):
    table = table_of(folder)
    assert sorted(table) == sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.png"))
    assert [name.split("/")[0] for name in table] == ["ok", "defect"] * (COUNT // 2)
    assert all((kind == "") == name.startswith("ok/") for name, kind in table.items())
    assert {kind for kind in table.values() if kind} <= set(DefectKind)


def test_it_is_a_data_set_as_training_takes_it(folder):
    assert {found.name: found.role for found in read_dataset(folder).classes} == {"ok": Role.OK, "defect": Role.DEFECT}


def test_masks_lie_beside_the_data_and_show_where_the_defect_is(folder):
    masks = folder.with_name("castings.masks")
    defective = sorted((folder / "defect").iterdir())
    assert [mask.name for mask in sorted(masks.iterdir())] == [path.name for path in defective]
    for path in masks.iterdir():
        with Image.open(path) as mask:
            assert mask.size == (SIZE, SIZE)
            assert np.asarray(mask).any()


def test_the_same_seed_writes_the_same_pictures_and_another_seed_others(tmp_path):
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        write_castings(tmp_path / name, 2, seed, size=SIZE)
    one, same, other = (
        (tmp_path / name / "ok" / "casting_00000.png").read_bytes() for name in ("one", "same", "other")
    )
    assert one == same
    assert one != other
    assert not (tmp_path / "one.masks").exists()


def test_each_casting_is_told(tmp_path):
    told = []
    write_castings(tmp_path / "out", 3, 0, size=SIZE, advance=lambda: told.append(len(list(tmp_path.rglob("*.png")))))
    assert told == [1, 2, 3]


def test_a_station_takes_the_castings_that_came_with_it(tmp_path, without_torch, monkeypatch):
    write_castings(tmp_path / "resources" / READY, 6, 0, size=SIZE)
    monkeypatch.setattr("castinspect.synthetic.folder.resources_dir", lambda: tmp_path / "resources")
    castings_to_try(tmp_path / "out", 3, 99)
    assert sorted(path.parent.name for path in (tmp_path / "out").rglob("*.png")) == ["defect", "ok", "ok"]
    castings_to_try(tmp_path / "all", 60, 99)
    assert len(list((tmp_path / "all").rglob("*.png"))) == 6


def test_the_full_app_draws_castings_to_try(tmp_path):
    castings_to_try(tmp_path / "out", 2, 0)
    assert len(list((tmp_path / "out").rglob("*.png"))) == 2
