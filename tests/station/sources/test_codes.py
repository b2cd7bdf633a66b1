"""Codes in pictures tell the part."""

from __future__ import annotations

import sys

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from castinspect.errors import StationError
from castinspect.imaging.loading import load_image
from castinspect.station.sources import codes
from castinspect.station.sources.codes import CodeReader, fields_of_codes, read_codes, require_reader
from castinspect.station.sources.identity import PartFields


def picture_of(text, kind="DataMatrix"):
    code = np.asarray(zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind)).to_image(scale=5))
    picture = np.full((700, 800), 180, np.uint8)
    picture[60 : 60 + code.shape[0], 80 : 80 + code.shape[1]] = code
    return picture


@pytest.mark.parametrize("kind", ["DataMatrix", "QRCode", "Code128"])
@pytest.mark.parametrize("is_colour", [False, True])
def test_a_code_in_a_picture_is_read(kind, is_colour):
    picture = picture_of("L7-0012", kind)
    assert read_codes(np.stack([picture] * 3, axis=-1) if is_colour else picture) == ("L7-0012",)


def test_a_picture_without_a_code_has_none():
    generator = np.random.default_rng(0)
    assert read_codes(generator.integers(0, 255, (300, 300), dtype=np.uint8)) == ()


def test_two_codes_of_one_part_tell_its_fields():
    assert fields_of_codes(("lot=L7", "part=12")) == PartFields(part="12", lot="L7")
    assert fields_of_codes(()) == PartFields()


def test_codes_of_two_parts_tell_none():
    assert fields_of_codes(("12", "13")) == PartFields()
    assert fields_of_codes(("12", "12")).part == "12"


def test_without_the_library_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(codes, "find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    with pytest.raises(StationError, match=r"castinspect\[codes\]"):
        require_reader()
    with pytest.raises(StationError):
        read_codes(np.zeros((10, 10), np.uint8))


def test_codes_are_read_while_a_picture_is_decoded_and_told_once(tmp_path):
    path = tmp_path / "a.png"
    Image.fromarray(picture_of("L7-0012")).save(path)
    reader = CodeReader(lambda path, picture, content: picture is not None)
    assert reader.attach(path, load_image(path), None) is True
    assert reader.take(path) == ("L7-0012",)
    assert reader.take(path) == ()
    assert reader.attach(path, None, None) is False
    assert reader.take(path) == ()


def test_what_nobody_asks_for_is_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(codes, "_MOST_WAITING", 2)
    monkeypatch.setattr(codes, "read_codes", lambda pixels: ("x",))
    reader = CodeReader(lambda path, picture, content: None)
    Image.fromarray(picture_of("x")).save(tmp_path / "a.png")
    picture = load_image(tmp_path / "a.png")
    for number in range(3):
        reader.attach(tmp_path / str(number), picture, None)
    assert [reader.take(tmp_path / str(number)) for number in range(3)] == [(), ("x",), ("x",)]
