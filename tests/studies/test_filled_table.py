"""A table comes back as a spreadsheet saved it, and what is none is refused."""

from __future__ import annotations

import pytest

from castinspect.studies.filled_table import read_table


@pytest.mark.parametrize("content", [
    b"picture,value\na.png,1\nb.png\n", "picture,value\r\na.png,1\r\nb.png\r\n".encode("utf-8-sig"),
    b"picture;value\na.png;1\nb.png\n",
])  # fmt: skip
def test_commas_semicolons_and_a_mark_at_the_beginning_are_read_alike(tmp_path, content):
    (tmp_path / "table.csv").write_bytes(content)
    rows = [{"picture": "a.png", "value": "1"}, {"picture": "b.png", "value": None}]
    assert read_table(tmp_path / "table.csv") == rows


def test_the_first_line_alone_says_what_stands_between_cells(tmp_path):
    (tmp_path / "table.csv").write_text("picture,value\na;b.png,1\n")
    assert read_table(tmp_path / "table.csv") == [{"picture": "a;b.png", "value": "1"}]


@pytest.mark.parametrize("content", ["picture\n1\n".encode("utf-16"), b"picture\n" + b"a" * 200_000])
def test_what_is_no_table_is_refused(tmp_path, content):
    (tmp_path / "table.csv").write_bytes(content)
    with pytest.raises(ValueError, match=r"codec|field"):
        read_table(tmp_path / "table.csv")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_table(tmp_path / "gone.csv")
