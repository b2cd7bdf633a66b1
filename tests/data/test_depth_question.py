"""The bit depth is asked for once, with what the pictures suggest."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from castinspect.data.depth_question import depth_question, fourteen_bits_question
from castinspect.messages import Message


def unknown(bits, highest):
    return Message("image-depth-unknown", {"path": "a.png", "bits": bits, "highest": highest})


def test_nothing_is_asked_where_the_depth_is_known():
    assert depth_question([], 40) is None
    assert depth_question([Message("image-empty", {"path": "a.png"})] * 20, 40) is None


def test_the_most_that_any_picture_uses_is_suggested():
    question = depth_question([unknown(10, 900), unknown(12, 4000), unknown(8, 200)] * 4, 12)
    assert "12 of 12 pictures" in str(question)
    assert "--bits 12" in str(question)


def test_some_dark_pictures_are_no_reason_to_ask():
    assert depth_question([unknown(12, 4000)], 40) is None


@pytest.fixture
def deep(tmp_path):
    """Pictures of 16 bits with a highest value each."""

    def save(*highest):
        paths = []
        for number, value in enumerate(highest):
            pixels = np.random.default_rng(number).integers(0, value + 1, (32, 32), dtype=np.uint16)
            pixels[0, 0] = value
            paths.append(tmp_path / f"{number}.png")
            Image.fromarray(pixels).save(paths[-1])
        return paths

    return save


def test_many_pictures_without_a_bright_value_look_like_fourteen_bits(deep):
    question = fourteen_bits_question(deep(9000, 16383, 3000, 12000))
    assert "4 of 4 pictures looked at have 16 bits and no value above 16383" in str(question)
    assert "--bits 14, or --bits 16" in str(question)


def test_one_bright_picture_tells_that_all_16_bits_are_used(deep):
    assert fourteen_bits_question(deep(9000, 16384, 3000)) is None


def test_twelve_bits_are_another_question(deep):
    assert fourteen_bits_question(deep(4095, 900)) is None


def test_what_cannot_be_read_or_has_8_bits_is_not_asked_of(tmp_path):
    Image.fromarray(np.zeros((32, 32), np.uint8)).save(tmp_path / "a.png")
    assert fourteen_bits_question([tmp_path / "a.png", tmp_path / "gone.png"]) is None
    assert fourteen_bits_question([]) is None
