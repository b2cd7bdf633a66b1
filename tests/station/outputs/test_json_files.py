"""A JSON file beside each picture: whole or not there."""

from __future__ import annotations

import json

import pytest

from castinspect.inspection.verdict import Verdict
from castinspect.station.outputs.json_files import JsonOutput
from castinspect.station.outputs.output import OutputDownError
from tests.helpers.reports import report


def test_it_stands_beside_the_picture(tmp_path):
    JsonOutput().send(report(picture=str(tmp_path / "part.png")))
    told = json.loads((tmp_path / "part.png.json").read_text(encoding="utf-8"))
    assert (told["verdict"], told["validity"], told["sequence"], told["identity"]["part"]) == ("OK", "VALID", 1, "0001")
    assert [entry.name for entry in tmp_path.iterdir()] == ["part.png.json"]


def test_it_follows_a_picture_that_was_routed(tmp_path):
    told = report(picture=str(tmp_path / "in" / "part.png"), kept_at=str(tmp_path / "OK" / "part_2.png"))
    JsonOutput().send(told)
    assert (tmp_path / "OK" / "part_2.png.json").exists()


def test_sent_again_it_says_what_was_said_last(tmp_path):
    for verdict in (Verdict.OK, Verdict.DEFECT):
        JsonOutput().send(report(verdict=verdict, picture=str(tmp_path / "part.png")))
    assert json.loads((tmp_path / "part.png.json").read_text())["verdict"] == "DEFECT"


def test_in_a_folder_pictures_of_one_name_stay_apart(tmp_path):
    output = JsonOutput(tmp_path / "out")
    for sequence in (1, 2):
        output.send(report(sequence, picture="/camera/part.png"))
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["part.png.1.json", "part.png.2.json"]


@pytest.mark.parametrize("name", ["a" * 251 + ".png", "부" * 84 + ".p", "a" * 100 + ".png"])
def test_a_long_name_fits(tmp_path, name):
    JsonOutput().send(report(picture=str(tmp_path / name)))
    (written,) = tmp_path.iterdir()
    assert len(written.name.encode()) <= 255
    assert json.loads(written.read_text())["picture"].endswith(name)


def test_a_folder_that_is_gone_makes_all_wait(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputDownError, match="cannot be written"):
        JsonOutput(tmp_path / "file" / "below").send(report())


def test_its_test_leaves_nothing(tmp_path):
    assert JsonOutput(tmp_path).test("s").code == "files-work"
    assert list(tmp_path.iterdir()) == []
    assert JsonOutput().test("s").code == "json-beside-works"
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputDownError):
        JsonOutput(tmp_path / "file").test("s")
