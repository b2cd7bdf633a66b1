"""The report: everything in one file, and no name in it becomes markup."""

from __future__ import annotations

import dataclasses
import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from castinspect.errors import StationError
from castinspect.evaluation.report import report_html, write_report
from castinspect.evaluation.score import ScoredPicture, evaluate
from tests.evaluation.test_decision import scores
from tests.evaluation.test_score import judged, metadata, two

HOSTILE = ['<img src=x onerror="alert(1)">.png', "a\"b'c&amp;<script>alert(2)<!script>.png", "{{ 7 * 7 }}.png"]


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.attributes = [], []

    def handle_starttag(self, tag, attributes):
        self.found.append(tag)
        self.attributes += attributes


def parsed(html):
    tags = Tags()
    tags.feed(html)
    return tags


def pictures(folder, names):
    checkpoint = metadata()
    generator = np.random.default_rng(0)
    found = []
    for index, name in enumerate(names):
        path = Path(os.fsdecode(os.fsencode(folder / "x")[:-1] + os.fsencode(name)))
        Image.fromarray(generator.integers(0, 255, (40, 40), dtype=np.uint8)).save(path, "PNG")
        inspection = judged("def_front", two(0.02 + index / 100), checkpoint, index)
        prediction = dataclasses.replace(inspection.prediction, map=np.ones((2, 2), np.float32))
        inspection = dataclasses.replace(inspection, path=path, sha256=f"{index:064x}", prediction=prediction)
        found.append(ScoredPicture(inspection, "def_front", str(index)))
    good = dataclasses.replace(judged("ok_front", two(0.1), checkpoint, 99), sha256="f" * 64)
    return [*found, ScoredPicture(good, "ok_front", "good")]


def scored(folder, names=HOSTILE):
    found = pictures(folder, names)
    return metadata().model_copy(update={"evaluation": evaluate(found, metadata(), split="test")}), found


def test_names_never_become_markup(tmp_path):
    checkpoint, found = scored(tmp_path)
    html = report_html(checkpoint.model_copy(update={"name": "<b>wheel</b>"}), found)
    tags = parsed(html)
    assert not {"script", "b"} & set(tags.found)
    assert not [name for name, _ in tags.attributes if name.startswith("on")]
    assert tags.found.count("img") == len(HOSTILE)
    assert "&lt;img src=x" in html
    assert "{{ 7 * 7 }}" in html


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep names in Unicode")
def test_a_name_that_is_not_utf_8_is_shown_with_a_question_mark(tmp_path):
    checkpoint, found = scored(tmp_path, [os.fsdecode(b"part_\xff\xfe.png")])
    write_report(tmp_path / "r.html", checkpoint, found)
    assert "part_??.png" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_nothing_is_fetched_from_elsewhere(tmp_path):
    checkpoint, found = scored(tmp_path, ["part.png"])
    html = report_html(checkpoint, found, unseen=scores())
    assert not re.findall(r"https?:|url\(|@import|<link|<iframe", html)
    sources = [value for name, value in parsed(html).attributes if name in {"src", "href"}]
    assert sources
    assert all(value.startswith("data:image/jpeg;base64,") for value in sources)


def test_everything_is_in_it(tmp_path):
    checkpoint, found = scored(tmp_path, ["part.png"])
    html = report_html(checkpoint, found, unseen=scores())
    for words in (
        "Confusion matrix", "precision", "ROC", "reliability", "calibration error", "OK cut", "at most",
        "worst first", "is def_front, called ok_front", "95 % confidence", checkpoint.id,
    ):  # fmt: skip
        assert words in html
    assert html.count("<svg") == 4


def test_a_picture_that_is_gone_is_named_without_its_picture(tmp_path):
    checkpoint, found = scored(tmp_path, ["part.png"])
    found[0].inspection.path.unlink()
    html = report_html(checkpoint, found)
    assert "part.png" in html
    assert "img" not in parsed(html).found


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path):
    checkpoint, found = scored(tmp_path, ["part.png"])
    (tmp_path / "r.html").mkdir()
    with pytest.raises(StationError, match="cannot be written"):
        write_report(tmp_path / "r.html", checkpoint, found)
