"""Signatures are found again; a damaged cache costs time, not a run."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.data.likeness import RINGS, WAVES
from castinspect.data.signature_store import Described, SignatureStore


def described(value):
    return Described((300, 200 + value), np.full((RINGS, WAVES, 2), value, np.int8))


def sha256(number):
    return f"{number:064x}"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "cache" / "signatures"


def test_what_was_added_is_found_again(file):
    SignatureStore(file).add({sha256(1): described(1)})
    SignatureStore(file).add({sha256(2): described(2)})
    found = SignatureStore(file).load()
    assert {digest: item.size for digest, item in found.items()} == {sha256(1): (300, 201), sha256(2): (300, 202)}
    np.testing.assert_array_equal(found[sha256(2)].packed, described(2).packed)


def test_the_oldest_go_where_there_are_too_many(file):
    for number in range(5):
        SignatureStore(file, most=3).add({sha256(number): described(number)})
    assert list(SignatureStore(file).load()) == [sha256(number) for number in (2, 3, 4)]


@pytest.mark.parametrize("content", [b"", b"nonsense", bytes(2000)])
def test_a_damaged_file_counts_as_empty_and_is_replaced(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    assert SignatureStore(file).load() == {}
    SignatureStore(file).add({sha256(1): described(1)})
    assert len(SignatureStore(file).load()) == 1


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "file").touch()
    SignatureStore(tmp_path / "file" / "below").add({sha256(1): described(1)})
