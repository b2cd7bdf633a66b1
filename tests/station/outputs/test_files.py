"""What is written can be opened by others without harm."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from castinspect.errors import StationError
from castinspect.imaging.loading import load_image
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.outputs.files import CSV_COLUMNS, InspectionCsv, inspection_as_dict, write_overlay


def inspection_of(path="part.png", **changes):
    heat = np.ones((4, 4), np.float32)
    values = {"verdict": Verdict.DEFECT, "prediction": Prediction({"ok": 0.1, "defect": 0.9}, 0.9, heat)}
    return Inspection(Path(path), **(values | changes))


def rows_of(file):
    with file.open(newline="", encoding="utf-8-sig") as opened:
        return list(csv.reader(opened))


def test_header_and_one_row_each(tmp_path):
    with InspectionCsv(tmp_path / "v.csv") as table:
        table.write(inspection_of())
        table.write(inspection_of(verdict=Verdict.HOLD, prediction=None, reasons=(Message("no-model"),)))
    header, first, second = rows_of(tmp_path / "v.csv")
    assert tuple(header) == CSV_COLUMNS
    assert first[:5] == ["part.png", "DEFECT", "", "defect", "0.9"]
    assert "No model is promoted" in second[2]


def test_all_that_is_known_of_the_part_stands_in_its_row(tmp_path):
    known = {"part": "12", "lot": "L7", "cavity": "4", "heat": "H-31", "camera": "left"}
    with InspectionCsv(tmp_path / "v.csv") as table:
        table.write(inspection_of(**known))
    with (tmp_path / "v.csv").open(newline="", encoding="utf-8-sig") as opened:
        (row,) = csv.DictReader(opened)
    assert {name: row[name] for name in known} == known
    assert CSV_COLUMNS[-1] == "inspected"  # by which a torn row is known


def test_the_first_look_stands_beside_the_score_that_decided(tmp_path):
    looked = Prediction({"ok": 0.6, "pore": 0.4}, 0.4, None, 0.25, first_look=0.72)
    with InspectionCsv(tmp_path / "v.csv") as table:
        table.write(inspection_of(prediction=looked))
        table.write(inspection_of())
    _, twice, once = rows_of(tmp_path / "v.csv")
    place = CSV_COLUMNS.index("first_look")
    assert (twice[place - 1 : place + 1], once[place]) == (["0.4", "0.72"], "")


@pytest.mark.parametrize("later", [{"first_look"}, {"first_look", "cavity", "heat", "camera"}])
def test_a_file_that_an_earlier_version_began_is_continued(tmp_path, later):
    before = [name for name in CSV_COLUMNS if name not in later]
    (tmp_path / "v.csv").write_text(",".join(before) + "\r\n")
    with InspectionCsv(tmp_path / "v.csv") as table:
        table.write(inspection_of(lot="L7", cavity="4"))
    header, row = rows_of(tmp_path / "v.csv")
    assert header == before
    assert row[before.index("lot")] == "L7"
    assert len(row) == len(before)


def test_novelty_is_written_where_the_checkpoint_can_tell(tmp_path):
    prediction = Prediction({"ok": 0.1, "defect": 0.9}, 0.9, novelty=1.23456)
    with InspectionCsv(tmp_path / "v.csv") as table:
        table.write(inspection_of(prediction=prediction))
        table.write(inspection_of())
    _, told, untold = rows_of(tmp_path / "v.csv")
    place = CSV_COLUMNS.index("novelty")
    assert (told[place], untold[place]) == ("1.2346", "")
    assert inspection_as_dict(inspection_of(prediction=None))["novelty"] is None


def test_a_row_is_on_disk_as_soon_as_it_is_written(tmp_path):
    with InspectionCsv(tmp_path / "v.csv") as table:
        table.write(inspection_of())
        assert len(rows_of(tmp_path / "v.csv")) == 2


def test_an_existing_file_of_ours_is_continued_under_one_header(tmp_path):
    for _ in range(2):
        with InspectionCsv(tmp_path / "v.csv") as table:
            table.write(inspection_of())
    assert len(rows_of(tmp_path / "v.csv")) == 3


def test_a_foreign_file_is_left_alone(tmp_path):
    (tmp_path / "v.csv").write_text("name,age\n")
    with pytest.raises(StationError, match="other columns"), InspectionCsv(tmp_path / "v.csv"):
        pass
    assert (tmp_path / "v.csv").read_text() == "name,age\n"


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0.png", "+1.png", "-1.png", "@x.png"])
def test_names_never_become_formulas(tmp_path, name):
    with InspectionCsv(tmp_path / "v.csv") as table:
        table.write(inspection_of(name))
    assert rows_of(tmp_path / "v.csv")[1][0] == "'" + name


def test_names_that_are_not_utf8_are_written_readably(tmp_path):
    with InspectionCsv(tmp_path / "v.csv") as table:
        table.write(inspection_of(b"bad\xff.png".decode("utf-8", "surrogateescape")))
    assert "bad" in rows_of(tmp_path / "v.csv")[1][0]


def test_json_holds_plain_values(tmp_path):
    text = json.dumps(inspection_as_dict(inspection_of(reasons=(Message("no-model"),))))
    content = json.loads(text)
    assert content["verdict"] == "DEFECT"
    assert content["reasons"][0]["code"] == "no-model"


def test_json_says_what_the_first_look_was_where_a_second_one_decided():
    looked = Prediction({"ok": 0.6, "pore": 0.4}, 0.4, None, 0.25, first_look=0.72)
    assert inspection_as_dict(inspection_of(prediction=looked))["first_look"] == 0.72
    assert inspection_as_dict(inspection_of())["first_look"] is None
    assert inspection_as_dict(inspection_of(prediction=None))["first_look"] is None


def test_overlays_of_pictures_with_the_same_name_do_not_collide(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        Image.new("L", (20, 20), 90).save(tmp_path / folder / "part.png")
    targets = {
        write_overlay(tmp_path / "out", inspection_of(tmp_path / folder / "part.png"), Preprocessing(size=32))
        for folder in ("a", "b")
    }
    assert len(targets) == 2
    assert all(load_image(target).pixels.shape == (20, 20, 3) for target in targets)


def test_an_overlay_needs_a_map(tmp_path):
    with pytest.raises(ValueError, match="no map"):
        write_overlay(tmp_path, inspection_of(prediction=None), Preprocessing(size=32))
