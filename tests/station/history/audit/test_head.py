"""The head outlives a torn write, and belongs to nobody who cannot prove it."""

from __future__ import annotations

import pytest

from castinspect.station.history.audit.head import HeadFile
from castinspect.station.history.rows import Head


def head(number, sequence=0):
    return Head("cell-3", number, f"{number:064x}", sequence)


@pytest.fixture
def heads(tmp_path):
    return HeadFile(tmp_path / "deep" / "history.cell-3.head", "cell-3")


def test_before_the_first_there_is_none(heads):
    assert heads.read() is None


def test_the_newest_is_read_back_whole(heads):
    for number in range(1, 6):
        heads.write(head(number, sequence=number * 10))
        assert heads.read() == head(number, sequence=number * 10)


@pytest.mark.parametrize("newest", [4, 5])
def test_a_torn_line_leaves_the_one_before(heads, newest):
    heads.write(head(newest - 1))
    heads.write(head(newest))
    content = bytearray(heads.file.read_bytes())
    start = content.index(head(newest).hash.encode())
    content[start + 40 : start + 70] = b"\0" * 30
    heads.file.write_bytes(content)
    assert heads.read() == head(newest - 1)


@pytest.mark.parametrize("content", [b"", b"head 9 9 " + b"0" * 64, b"\xff" * 320, b"head\n"])
def test_what_proves_nothing_is_no_head(heads, content):
    heads.file.parent.mkdir()
    heads.file.write_bytes(content)
    assert heads.read() is None


def test_a_number_that_somebody_raised_by_hand_does_not_count(heads):
    heads.write(head(1))
    heads.file.write_bytes(heads.file.read_bytes().replace(b"head 1 0", b"head 9 0"))
    assert heads.read() is None


def test_a_chain_that_has_counted_nothing_yet_has_a_head_too(heads):
    heads.write(Head("cell-3", 0, "", 0))
    assert heads.read().number == 0
