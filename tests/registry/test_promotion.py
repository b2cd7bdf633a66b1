"""Which checkpoint is promoted, and the way back."""

from __future__ import annotations

import pytest

from castinspect.errors import CheckpointError
from castinspect.registry.promotion import Promoted, Promotion, PromotionFile

ONE, TWO = Promoted("one.safetensors", "1"), Promoted("two.safetensors", "2")


def test_the_way_back_is_kept():
    promotion = Promotion(ONE).followed_by(TWO).followed_by(ONE)
    assert promotion == Promotion(ONE, (TWO, ONE))
    assert promotion.rolled_back().rolled_back() == Promotion(ONE)


def test_promoting_the_same_again_changes_nothing():
    assert Promotion(ONE).followed_by(ONE) == Promotion(ONE)


def test_the_way_back_does_not_grow_for_ever():
    promotion = Promotion(ONE)
    for _ in range(200):
        promotion = promotion.followed_by(TWO).followed_by(ONE)
    assert len(promotion.earlier) == 50


def test_from_the_first_there_is_no_way_back():
    with pytest.raises(CheckpointError, match="nothing to go back to"):
        Promotion(ONE).rolled_back()


def test_what_was_converted_is_kept_with_each_and_forgotten_when_it_is_promoted_anew(tmp_path):
    converted = Promoted("two.safetensors", "2", {"model.xml": "a", "model.bin": "b"})
    file = PromotionFile(tmp_path / "promoted.toml")
    file.write(Promotion(ONE, (converted,)))
    assert file.read() == Promotion(ONE, (converted,))
    assert Promotion(converted).followed_by(TWO).current.conversion is None


@pytest.mark.parametrize(
    "content",
    ["file = 5", 'file = "a"', 'file = "a"\nsha256 = "b"\nconversion = 3', "a = " + "[" * 3000, "x = " + "9" * 5000,
     'file = "a"\nsha256 = "b"\nearlier = "text"', "\0"],
)  # fmt: skip
def test_a_spoilt_file_is_told(tmp_path, content):
    file = PromotionFile(tmp_path / "promoted.toml")
    file.file.write_text(content)
    with pytest.raises(CheckpointError) as caught:
        file.read()
    assert caught.value.code == "promoted-unreadable"


def test_the_file_keeps_it(tmp_path):
    file = PromotionFile(tmp_path / "promoted.toml")
    assert file.read() is None
    assert file.stamp() is None
    file.write(Promotion(TWO, (ONE,)))
    assert file.read() == Promotion(TWO, (ONE,))


def test_the_file_of_an_earlier_castinspect_is_read(tmp_path):
    file = PromotionFile(tmp_path / "promoted.toml")
    file.file.write_text('file = "one.safetensors"\nsha256 = "1"\n')
    assert file.read() == Promotion(ONE)


def test_its_stamp_tells_every_change(tmp_path):
    file = PromotionFile(tmp_path / "promoted.toml")
    stamps = set()
    for promoted in (ONE, TWO, ONE):
        file.write(Promotion(promoted))
        stamps.add(file.stamp())
    assert len(stamps) == 3
