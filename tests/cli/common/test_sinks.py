"""What cannot be written is told, tried again, and never stops the line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from castinspect.cli.common.sinks import Sinks
from castinspect.errors import StationError
from castinspect.imaging.loading import load_image
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.events import ArrivalJudged
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.queries import page
from castinspect.station.sources.arrival import Arrival
from tests.helpers.history import inspection_of, store_in


def judged(path, *, pixels=None, with_map=True):
    heat = np.ones((4, 4), np.float32) if with_map else None
    found = Prediction({"ok": 0.9, "defect": 0.1}, 0.1, heat)
    return ArrivalJudged(Arrival(path), Inspection(path, Verdict.OK, prediction=found), Preprocessing(size=32), pixels)


def rows(file):
    with file.open(newline="", encoding="utf-8-sig") as lines:
        return [row["path"] for row in csv.DictReader(lines)]


def test_each_inspection_is_a_line_of_json_and_nothing_else(tmp_path, capsys):
    with Sinks(None, None, as_json=True) as sinks:
        sinks.take(judged(tmp_path / "a.png"))
        sinks.end()
    assert json.loads(capsys.readouterr().out)["verdict"] == "OK"


def test_a_line_tells_the_cause_in_words_and_what_follows_from_it_by_code_where_json_has_all(tmp_path, capsys):
    values = {"value": 0.02, "bound": 0.4}
    codes = ["too-dark", "too-flat", "too-smooth"]
    held = Inspection(tmp_path / "a.png", Verdict.HOLD, tuple(Message(code, values) for code in codes))
    for as_json in (False, True):
        with Sinks(None, None, as_json=as_json) as sinks:
            sinks.take(ArrivalJudged(Arrival(held.path), held, Preprocessing(size=32)))
    line, row = capsys.readouterr().out.splitlines()
    assert line.endswith("Check lamp and exposure.  (too-flat, too-smooth)")
    assert [reason["code"] for reason in json.loads(row)["reasons"]] == codes


def test_what_is_on_record_is_told_as_json_and_marked(tmp_path, capsys):
    with store_in(tmp_path) as store:
        store.record(Judgement(inspection_of(3, Verdict.REVIEW)))
        (row,) = page(store.database)
    with Sinks(None, None, as_json=True) as sinks:
        sinks.begin([row.values])
        sinks.take(judged(tmp_path / "a.png"))
    old, new = map(json.loads, capsys.readouterr().out.splitlines())
    assert old["on_record"] is True
    assert set(new) <= set(old)
    assert (old["path"], old["verdict"]) == ("/camera/part_00003.png", "REVIEW")
    assert old["reasons"][0]["code"] == "between-cuts"
    assert old["probabilities"] == {"ok": 0.5, "pore": 0.5}
    with Sinks(None, None, as_json=False) as sinks:
        sinks.begin([row.values])
    assert capsys.readouterr().out == ""


def test_a_table_that_cannot_be_written_for_a_while_gets_all_rows_later(tmp_path, capsys):
    file = tmp_path / "v.csv"
    with Sinks(file, None, as_json=True) as sinks:
        sinks.take(judged(Path("a.png")))
        sinks._table.write = _refuse
        sinks.take(judged(Path("b.png")))
        assert rows(file) == ["a.png"]
        sinks.take(judged(Path("c.png")))
        sinks.end()
    assert rows(file) == ["a.png", "b.png", "c.png"]
    assert "disk full" in capsys.readouterr().err


def test_rows_that_could_not_be_written_to_the_end_are_an_error(tmp_path, monkeypatch):
    with Sinks(tmp_path / "v.csv", None, as_json=True) as sinks:
        monkeypatch.setattr("castinspect.cli.common.sinks.InspectionCsv.write", _refuse)
        sinks.take(judged(Path("a.png")))
        with pytest.raises(StationError, match=r"v.csv: 1\."):
            sinks.end()


def test_a_foreign_table_is_refused_before_anything_is_judged(tmp_path):
    (tmp_path / "v.csv").write_text("a,b\n1,2\n")
    with pytest.raises(StationError, match="other columns"), Sinks(tmp_path / "v.csv", None, as_json=True):
        pass


def test_heat_maps_are_made_of_the_pixels_that_were_judged_also_when_the_picture_is_gone(tmp_path):
    with Sinks(None, tmp_path / "maps", as_json=True) as sinks:
        sinks.take(judged(tmp_path / "gone.png", pixels=np.zeros((40, 40), np.uint8)))
    (made,) = (tmp_path / "maps").iterdir()
    with Image.open(made) as image:
        assert image.size == (40, 40)


def test_a_name_too_long_for_a_heat_map_is_cut(tmp_path):
    with Sinks(None, tmp_path / "maps", as_json=True) as sinks:
        sinks.take(judged(tmp_path / f"{'부품' * 40}.png", pixels=np.zeros((40, 40), np.uint8)))
    (made,) = (tmp_path / "maps").iterdir()
    assert made.name.startswith("OK_부품부품")


def test_heat_maps_that_cannot_be_made_are_told_once_and_counted(tmp_path, capsys):
    (tmp_path / "maps").write_text("no folder")
    with Sinks(None, tmp_path / "maps", as_json=True) as sinks:
        for _ in range(3):
            sinks.take(judged(tmp_path / "a.png", pixels=np.zeros((40, 40), np.uint8)))
        sinks.end()
    told = capsys.readouterr().err
    assert told.count("cannot be written") == 1
    assert "heat maps that could not be made: 3" in told


def test_pixels_go_along_only_where_heat_maps_are_wanted(tmp_path, data_folder):
    picture = load_image(next((data_folder / "ok_front").iterdir()))
    assert Sinks(None, None, as_json=True).attach(picture.path, picture, None) is None
    assert Sinks(None, tmp_path, as_json=True).attach(picture.path, picture, None) is picture.pixels
    assert Sinks(None, tmp_path, as_json=True).attach(picture.path, None, None) is None


def _refuse(*_arguments):
    raise StationError("csv-not-written", path="v.csv", detail="disk full")
