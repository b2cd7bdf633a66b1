"""What a station remembers of its claim outlives it, and what cannot be read is forgotten."""

from __future__ import annotations

import pytest

from castinspect.station.claim.memory import Memory


@pytest.mark.parametrize("is_contended", [True, False])
def test_it_is_there_at_the_next_start(tmp_path, is_contended):
    Memory(tmp_path / "folder.claim").keep("abc", is_contended=is_contended)
    again = Memory(tmp_path / "folder.claim")
    assert (again.tokens, again.is_contended, again.is_known) == (("abc",), is_contended, True)
    assert not Memory(tmp_path / "other.claim").is_known


def test_a_file_of_before_holds_the_token_alone(tmp_path):
    (tmp_path / "folder.claim").write_text("abc")
    found = Memory(tmp_path / "folder.claim")
    assert (found.tokens, found.is_contended, found.is_known) == (("abc",), False, True)


def test_what_cannot_be_read_or_written_is_nothing(tmp_path):
    (tmp_path / "folder.claim").write_bytes(b"\xff\xfe")
    assert Memory(tmp_path / "folder.claim").tokens == ()
    (tmp_path / "file").write_bytes(b"")
    Memory(tmp_path / "file" / "folder.claim").keep("abc", is_contended=False)
    Memory(None).keep("abc", is_contended=False)
    assert (tmp_path / "file").read_bytes() == b""


@pytest.mark.parametrize("is_contended", [True, False])
def test_one_that_only_waited_knows_of_the_others_at_the_next_start(tmp_path, is_contended):
    Memory(tmp_path / "folder.claim").keep(None, is_contended=is_contended)
    again = Memory(tmp_path / "folder.claim")
    assert (again.tokens, again.is_contended, again.is_known) == ((), is_contended, True)


def test_what_was_about_to_be_claimed_is_known_beside_what_was_claimed_before(tmp_path):
    for token in ("a", "b", "b"):
        Memory(tmp_path / "folder.claim").announce(token)
    announced = Memory(tmp_path / "folder.claim")
    assert (announced.tokens, announced.is_contended, announced.is_known) == (("b", "a"), False, False)
    for number in range(20):
        announced.announce(str(number))
    assert len(announced.tokens) == 8
    announced.keep("c", is_contended=True)
    announced.announce("d")
    again = Memory(tmp_path / "folder.claim")
    assert (again.tokens, again.is_contended, again.is_known) == (("d", "c"), True, True)
