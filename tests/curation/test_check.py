"""Planted faults in a data set are found, by the report and by the command."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest
from PIL import Image

from castinspect.cli import run
from castinspect.curation.check import check_dataset
from castinspect.curation.labelling import Labelling
from castinspect.errors import DataError
from castinspect.models.metadata import Role
from castinspect.progress import PicturesRead
from castinspect.synthetic.scene import make_casting


@pytest.fixture
def planted(tmp_path):
    """Ten parts in train and test; a leak, a contradiction, an identical copy, a broken and a small picture."""
    data = tmp_path / "parts"
    for number in range(10):
        split, name = ("test" if number > 6 else "train"), ("ok" if number % 2 else "defect")
        file = data / split / name / f"{number}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(make_casting(number).pixels).save(file)

    def turned(source, target, quarters=1):
        pixels = np.rot90(np.asarray(Image.open(data / source)), quarters)
        Image.fromarray(np.ascontiguousarray(pixels)).save(data / target)

    turned("train/ok/1.png", "test/ok/leak.png")
    turned("train/ok/3.png", "train/defect/contradiction.jpg", 2)
    shutil.copy(data / "train/ok/5.png", data / "train/ok/5 again.png")
    (data / "train/ok/broken.png").write_bytes((data / "train/ok/1.png").read_bytes()[:5000])
    Image.fromarray(make_casting(50, size=150).pixels).save(data / "train/ok/small.png")
    return data


def checked(folder, **options):
    *read, report = check_dataset(folder, labels=False, **options)
    return report, read


def names(copies):
    return [sorted(path.name for path in found.paths) for found in copies]


def test_what_was_planted_is_found_and_nothing_else(planted):
    report, read = checked(planted)
    assert [(c.name, c.role, dict(c.pictures)) for c in report.classes] == [
        ("defect", Role.DEFECT, {"test": 1, "train": 5}),
        ("ok", Role.OK, {"test": 3, "train": 6}),
    ]
    assert names(report.leaks) == [["1.png", "leak.png"]]
    assert names(report.contradictions) == [["3.png", "contradiction.jpg"]]
    (identical,) = [found for found in report.copies if found.kind == "identical"]
    assert names([identical]) == [["5 again.png", "5.png"]]
    assert len(report.copies) == 3
    assert [message.code for message in report.unreadable] == ["image-incomplete"]
    assert report.sizes == (((300, 300), 13), ((150, 150), 1))
    assert [path.name for path in report.odd_sizes] == ["small.png"]
    assert [counted.parts for counted in report.classes] == [6, 6]
    assert [message.code for message in report.advice] == ["data-at-best"]
    assert report.parts == 11
    assert read[-1] == PicturesRead(15, 15)


def test_a_folder_without_pictures_is_refused(tmp_path):
    with pytest.raises(DataError):
        checked(tmp_path)


def test_the_command_says_what_is_wrong_and_how_it_would_mislead(planted, capsys):
    assert run(["dataset", "check", str(planted), "--no-labels"]) == 0
    said = capsys.readouterr().out
    for words in (
        "1 cannot be read, 1 of them incomplete", "broken.png is incomplete", "150x150: 1",
        "one of the labels is wrong",
        "a score on the test pictures would flatter", "2 identical: train/ok/5 again.png, train/ok/5.png",
        "14 readable pictures, 11 if copies of one part count once",
    ):  # fmt: skip
        assert words in said
    assert str(planted / "train") + "/ok/1.png" not in said


def test_a_long_list_is_cut_unless_all_is_asked_for(tmp_path, capsys):
    pixels = make_casting(0).pixels
    for number in range(12):
        file = tmp_path / "d" / ("ok" if number else "defect") / f"{number}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"\x89PNG" + bytes(number)) if number else Image.fromarray(pixels).save(file)
    assert run(["dataset", "check", str(tmp_path / "d"), "--no-labels"]) == 0
    assert "and 1 more; --all shows them" in capsys.readouterr().out
    assert run(["dataset", "check", str(tmp_path / "d"), "--no-labels", "--all"]) == 0
    assert "--all" not in capsys.readouterr().out


def test_swapped_labels_are_among_the_suspects_and_what_is_excluded_counts_nowhere(tmp_path, capsys):
    data = tmp_path / "parts"
    for number in range(24):
        defective = number % 2 == 1
        pixels = make_casting(number, size=96, defects=["blow_hole"] if defective else [], severity=1.0).pixels
        swapped = number in {4, 7}
        file = data / ("defect" if defective ^ swapped else "ok") / f"{number}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels).save(file)
    (data / "empty class").mkdir()
    Labelling(data).exclude([data / "ok" / "0.png"])
    assert run(["dataset", "check", str(data), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["excluded"] == ["ok/0.png"]
    assert report["classes"]["ok"] == {"role": "ok", "parts": 11, "pictures": {"train": 11}}
    assert report["advice"][0]["code"] == "data-class-empty"
    suspects = [suspect["path"] for suspect in report["suspects"]]
    assert {"defect/4.png", "ok/7.png"} <= set(suspects[:6])
