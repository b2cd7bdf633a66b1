"""The highest value is told of deep pictures that declare no depth, and of no others."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from castinspect.imaging.undeclared import undeclared_highest
from tests.imaging.test_depth import png, tiff

VALUES = (np.arange(600, dtype=np.uint16).reshape(20, 30) * 27) % 16384
MAX_SAMPLE_VALUE = 281


def test_of_grey_the_value_itself_is_told_in_png_and_tiff():
    assert undeclared_highest(png(VALUES)) == VALUES.max()
    assert undeclared_highest(tiff(VALUES)) == VALUES.max()


def test_of_16_bits_per_channel_the_lower_eight_are_taken_for_ones():
    found = undeclared_highest(png(np.dstack([VALUES] * 3)))
    assert found == int(VALUES.max()) | 255


@pytest.mark.parametrize("content", [png(VALUES, significant=14), tiff(VALUES, (MAX_SAMPLE_VALUE, 3, 16383))])
def test_what_declares_its_depth_is_no_question(content):
    assert undeclared_highest(content) is None


@pytest.mark.parametrize("suffix", ["PNG", "JPEG", "TIFF"])
def test_eight_bits_are_no_question(suffix):
    file = io.BytesIO()
    Image.fromarray((VALUES >> 6).astype(np.uint8)).save(file, suffix)
    assert undeclared_highest(file.getvalue()) is None


@pytest.mark.parametrize("content", [b"", b"no picture", png(VALUES)[:300]])
def test_what_cannot_be_read_is_no_question(content):
    assert undeclared_highest(content) is None
