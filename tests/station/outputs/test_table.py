"""A table that spreadsheets open and save, and that a crash may tear."""

from __future__ import annotations

import csv

import pytest

from castinspect.errors import StationError
from castinspect.station.outputs.table import CsvTable, safe_cell

COLUMNS = ("part", "verdict", "inspected")
ROW = {"part": "휠 7", "verdict": "OK", "inspected": "2026-11-27T02:00:00.000+00:00"}


@pytest.fixture
def file(tmp_path):
    return tmp_path / "shift" / "verdicts.csv"


def add(file, **changes):
    with CsvTable(file, COLUMNS) as table:
        table.append(ROW | changes)


def rows_of(file, delimiter=","):
    with file.open(newline="", encoding="utf-8-sig") as opened:
        return list(csv.reader(opened, delimiter=delimiter))


def test_it_begins_with_the_mark_that_spreadsheets_need(file):
    add(file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf" + b"part,verdict,inspected\r\n")
    assert rows_of(file)[1] == list(ROW.values())


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_it_is_continued_as_a_spreadsheet_saved_it(file, mark, delimiter):
    add(file)
    text = file.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b",", delimiter.encode()).replace(b"\r\n", b"\n")
    file.write_bytes(mark + text)
    add(file, part="8")
    assert [row[0] for row in rows_of(file, delimiter)] == ["part", "휠 7", "8"]
    assert file.read_bytes().count(b"\xef\xbb\xbf") == len(mark) // 3


@pytest.mark.parametrize("kept", range(1, 40))
def test_a_row_torn_by_a_crash_is_cut_off_wherever_it_tore(file, kept):
    add(file)
    whole = file.read_bytes()
    add(file, part="torn")
    second = file.read_bytes()[len(whole) :]
    torn = second[:kept]
    file.write_bytes(whole + torn)
    add(file, part="8")
    names = [row[0] for row in rows_of(file)]
    assert names[:2] == ["part", "휠 7"]
    assert names[-1] == "8"
    assert all(len(row) == 3 for row in rows_of(file))


def test_a_whole_row_that_only_lacks_its_end_is_kept(file):
    add(file)
    file.write_bytes(file.read_bytes().removesuffix(b"\r\n"))
    add(file, part="8")
    assert [row[0] for row in rows_of(file)] == ["part", "휠 7", "8"]


@pytest.mark.parametrize("kept", [0, 1, 3, 8, 24])
def test_a_torn_header_is_written_anew(file, kept):
    add(file)
    file.write_bytes(file.read_bytes()[:kept])
    add(file)
    assert rows_of(file) == [list(COLUMNS), list(ROW.values())]


def test_a_file_in_another_encoding_is_refused_in_words_of_files(file):
    add(file)
    saved = file.read_bytes().decode("utf-8-sig").encode("cp949")
    file.write_bytes(saved)
    with pytest.raises(StationError) as caught:
        add(file)
    assert caught.value.code == "csv-other-encoding"
    assert file.read_bytes() == saved


@pytest.mark.parametrize("content", [b"name,age\r\nAnn,7\r\n", b"\xff\xfep\x00a\x00", b"\x00\x01binary", b"a\rb,c\n",
                                     "path,verdict\r\n".encode("utf-16"), b"a" * 200_000 + b"\r\n"])  # fmt: skip
def test_a_foreign_file_is_left_alone(file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(StationError, match="other columns"):
        add(file)
    assert file.read_bytes() == content


def test_a_folder_in_the_way_is_said(file):
    file.mkdir(parents=True)
    with pytest.raises(StationError, match="cannot be written"):
        add(file)


def test_rows_are_read_back(file):
    add(file)
    add(file, part='a "quoted", name')
    with CsvTable(file, COLUMNS) as table:
        assert [row["part"] for row in table.rows()] == ["휠 7", 'a "quoted", name']


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_becomes_a_formula(text):
    assert safe_cell(text) == "'" + text


def test_numbers_stay_numbers_and_nothing_is_empty():
    assert (safe_cell(-0.5), safe_cell(None), safe_cell(b"\xff.png".decode("utf-8", "surrogateescape"))[-4:]) == (
        "-0.5",
        "",
        ".png",
    )


def test_a_file_that_an_earlier_version_began_goes_on_with_its_columns(file):
    add(file)
    with CsvTable(file, ("part", "lot", "verdict", "inspected"), (COLUMNS,)) as table:
        table.append(ROW | {"lot": "L7"})
    assert rows_of(file) == [list(COLUMNS), list(ROW.values()), list(ROW.values())]
