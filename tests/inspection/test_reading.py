"""A picture is read once, and whatever goes wrong with it is its own reason."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from castinspect.imaging import content, preprocessing
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection import reading
from castinspect.inspection.inspector import nothing_attached
from castinspect.inspection.reading import read_picture


@pytest.fixture
def picture(tmp_path):
    Image.fromarray(np.random.default_rng(0).integers(0, 255, (30, 40), dtype=np.uint8)).save(tmp_path / "a.png")
    return tmp_path / "a.png"


def test_one_read_and_one_decode_give_pixels_size_and_hashes(picture, monkeypatch):
    reads, decodes = [], []
    monkeypatch.setattr(reading, "read_file", lambda path: reads.append(path) or content.read_file(path))
    decode = preprocessing.decode_picture
    monkeypatch.setattr(preprocessing, "decode_picture", lambda *a, **b: decodes.append(a) or decode(*a, **b))
    read = read_picture(picture, Preprocessing(size=32), lambda path, found: found.pixels.shape)
    assert read.problem is None
    assert read.prepared.shape == (32, 32)
    assert (read.width, read.height, read.attached) == (40, 30, (30, 40))
    assert len(read.sha256) == len(read.pixels_sha256) == 64
    assert (len(reads), len(decodes)) == (1, 1)


def test_a_file_that_does_not_decode_keeps_what_is_known_of_it(tmp_path):
    (tmp_path / "a.png").write_text("no picture")
    read = read_picture(tmp_path / "a.png", Preprocessing(size=32), lambda path, found: found)
    assert read.prepared is None
    assert read.problem.code == "image-not-a-picture"
    assert read.stamp.size == len("no picture")
    assert read.attached is None


@pytest.mark.parametrize("error", [TypeError(), SyntaxError("odd\nlines"), MemoryError(), RecursionError("deep")])
def test_whatever_a_library_raises_is_this_pictures_reason(picture, monkeypatch, error):
    def failing(*_arguments, **_options):
        raise error

    monkeypatch.setattr(preprocessing, "decode_picture", failing)
    read = read_picture(picture, Preprocessing(size=32), nothing_attached)
    assert read.prepared is None
    assert read.problem.code == "unexpected"
    assert "\n" not in str(read.problem)


def test_what_cannot_be_attached_changes_nothing(picture):
    read = read_picture(picture, Preprocessing(size=32), lambda path, found: 1 / 0)
    assert read.problem is None
    assert read.attached is None
