"""A picture is read once, and whatever goes wrong with it is its own reason."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from castinspect.imaging import content, preprocessing
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection import reading
from castinspect.inspection.reading import BANDS, pixel_bands, read_picture
from castinspect.models.metadata import Bounds, Gate


@pytest.fixture
def picture(tmp_path):
    Image.fromarray(np.random.default_rng(0).integers(0, 255, (30, 40), dtype=np.uint8)).save(tmp_path / "a.png")
    return tmp_path / "a.png"


def test_one_read_and_one_decode_give_pixels_size_and_hashes(picture, monkeypatch):
    reads, decodes = [], []
    monkeypatch.setattr(reading, "read_file", lambda path: reads.append(path) or content.read_file(path))
    decode = preprocessing.decode_picture
    monkeypatch.setattr(preprocessing, "decode_picture", lambda *a, **b: decodes.append(a) or decode(*a, **b))
    read = read_picture(picture, Preprocessing(size=32), attach=lambda path, found, content: found.pixels.shape)
    assert read.problems == ()
    assert read.prepared.shape == (32, 32)
    assert (read.width, read.height, read.attached) == (40, 30, (30, 40))
    assert len(read.sha256) == len(read.pixels_sha256) == 64
    assert (len(reads), len(decodes)) == (1, 1)


def test_a_file_that_does_not_decode_keeps_what_is_known_of_it(tmp_path):
    (tmp_path / "a.png").write_text("no picture")
    read = read_picture(tmp_path / "a.png", Preprocessing(size=32), attach=lambda path, found, content: found)
    assert read.prepared is None
    assert read.problems[0].code == "image-not-a-picture"
    assert read.stamp.size == len("no picture")
    assert read.attached is None


@pytest.mark.parametrize("error", [TypeError(), SyntaxError("odd\nlines"), MemoryError(), RecursionError("deep")])
def test_whatever_a_library_raises_is_this_pictures_reason(picture, monkeypatch, error):
    def failing(*_arguments, **_options):
        raise error

    monkeypatch.setattr(preprocessing, "decode_picture", failing)
    read = read_picture(picture, Preprocessing(size=32))
    assert read.prepared is None
    assert read.problems[0].code == "unexpected"
    assert "\n" not in str(read.problems[0])


def test_what_cannot_be_attached_changes_nothing(picture):
    read = read_picture(picture, Preprocessing(size=32), attach=lambda path, found, content: 1 / 0)
    assert read.problems == ()
    assert read.attached is None


def test_a_picture_outside_the_gate_gets_no_further(picture):
    gate = Gate(bounds={"level": Bounds(low=0.9)}, pictures=1, parts=1)
    read = read_picture(picture, Preprocessing(size=32), gate)
    assert read.prepared is None
    assert [problem.code for problem in read.problems] == ["too-dark"]
    assert read.pixels_sha256 != ""


def test_a_doubt_of_the_gate_goes_along(picture):
    gate = Gate(bounds={"aspect": Bounds(high=0.0)}, pictures=1, parts=1)
    read = read_picture(picture, Preprocessing(size=32), gate)
    assert read.prepared is not None
    assert [doubt.code for doubt in read.doubts] == ["shape-unexpected"]


def test_bands_are_equal_where_rows_are_equal():
    one, other = np.random.default_rng(1).integers(0, 255, (2, 320, 30), dtype=np.uint8)
    other[240:] = one[240:]
    same = [a == b for a, b in zip(pixel_bands(one), pixel_bands(other), strict=True)]
    assert same == [False] * (BANDS * 3 // 4) + [True] * (BANDS // 4)
    other[300:] = 7
    assert pixel_bands(other)[-1] == 0
