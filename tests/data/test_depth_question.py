"""The bit depth is asked for once, with what the pictures suggest."""

from __future__ import annotations

from castinspect.data.depth_question import depth_question
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
