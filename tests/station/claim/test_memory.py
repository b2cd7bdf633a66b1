"""What a station remembers of its claim outlives it, and what cannot be read is forgotten."""

from __future__ import annotations

import pytest

from castinspect.station.claim.memory import Memory


@pytest.mark.parametrize("is_contended", [True, False])
def test_it_is_there_at_the_next_start(tmp_path, is_contended):
    Memory(tmp_path / "folder.claim").keep("abc", is_contended=is_contended)
    again = Memory(tmp_path / "folder.claim")
    assert (again.token, again.is_contended, again.is_known) == ("abc", is_contended, True)
    assert not Memory(tmp_path / "other.claim").is_known


def test_a_file_of_before_holds_the_token_alone(tmp_path):
    (tmp_path / "folder.claim").write_text("abc")
    found = Memory(tmp_path / "folder.claim")
    assert (found.token, found.is_contended) == ("abc", False)


def test_what_cannot_be_read_or_written_is_nothing(tmp_path):
    (tmp_path / "folder.claim").write_bytes(b"\xff\xfe")
    assert Memory(tmp_path / "folder.claim").token == ""
    (tmp_path / "file").write_bytes(b"")
    Memory(tmp_path / "file" / "folder.claim").keep("abc", is_contended=False)
    Memory(None).keep("abc", is_contended=False)
    assert (tmp_path / "file").read_bytes() == b""
