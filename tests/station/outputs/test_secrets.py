"""Secrets stand alone in a file."""

from __future__ import annotations

import pytest

from castinspect.station.outputs.output import OutputDownError
from castinspect.station.outputs.secrets import read_secret


def test_the_line_is_the_secret(tmp_path):
    (tmp_path / "token").write_text("  s3cret \r\n")
    assert read_secret(tmp_path / "token") == "s3cret"
    assert read_secret(None) == ""


@pytest.mark.parametrize("content", [b"", b"\n", b"one\ntwo\n", b"\xff\xfe"])
def test_anything_else_is_refused_without_telling_it(tmp_path, content):
    (tmp_path / "token").write_bytes(content)
    with pytest.raises(OutputDownError) as caught:
        read_secret(tmp_path / "token")
    assert "one" not in str(caught.value).replace("one line", "")


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(OutputDownError, match="password or token"):
        read_secret(tmp_path / "none")
