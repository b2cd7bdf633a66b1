"""`groups.csv` is read in whatever form a spreadsheet left it, or refused in a sentence."""

from __future__ import annotations

import unicodedata

import pytest

from castinspect.data.groups import groups_of, read_groups
from castinspect.data.label_journal import JOURNAL_FILE, LabelEntry
from castinspect.errors import DataError

ROWS = [("ok/part_00.png", "7"), ("ok/part_01.png", "7"), ("양품/가.png", "부품 8")]


def table(separator=",", head="path,group", change=str, end="\r\n", rows=ROWS):
    lines = [head.replace(",", separator), *(f"{change(path)}{separator}{group}" for path, group in rows)]
    return end.join(lines) + end


@pytest.fixture
def data(tmp_path):
    for name, _ in ROWS:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def read(data, content):
    (data / "groups.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    return groups_of(data)


FORMS = {
    "plain": table().encode(),
    "byte order mark": table().encode("utf-8-sig"),
    "semicolons": table(";").encode("utf-8-sig"),
    "tabs in UTF-16": table("\t").encode("utf-16"),
    "UTF-16 without a mark": table("\t").encode("utf-16-le"),
    "big-endian UTF-16 with semicolons": b"\xfe\xff" + table(";").encode("utf-16-be"),
    "cp949": table(";").encode("cp949"),
    "header in capitals": table(head="PATH,Group").encode(),
    "header with spaces": table(head=" Path , GROUP ").encode(),
    "backslashes": table(change=lambda path: path.replace("/", "\\")).encode(),
    "quoted": table(change=lambda path: f'"{path}"').encode(),
    "with ./ in front": table(change=lambda path: f"./{path}").encode(),
    "taken apart as on macOS": unicodedata.normalize("NFD", table()).replace("부품".encode().decode(), "부품").encode(),
    "old line ends": table(end="\n").encode(),
    "old Mac line ends": table(end="\r").encode(),
    "a line that names the separator": ("sep=;\r\n" + table(";")).encode("utf-8-sig"),
    "blank lines first": ("\r\n\r\n" + table()).encode(),
    "with a detour": table(change=lambda path: f"ok/../{path}").encode(),
    "blank lines": (table() + "\r\n,\r\n").encode(),
    "more columns": "lot,path,group\n1,ok/part_00.png,7\n1,ok/part_01.png,7\n2,양품/가.png,부품 8\n".encode(),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_says_the_same(data, name):
    found = read(data, FORMS[name])
    said = {
        path.relative_to(data).as_posix(): unicodedata.normalize("NFC", group) for path, group in found.stated.items()
    }
    assert said == dict(ROWS)
    assert found.messages() == ()


def test_a_data_set_without_the_file_says_nothing(tmp_path):
    assert read_groups(tmp_path) == {}


def test_files_of_the_other_unicode_form_are_found(tmp_path):
    apart = unicodedata.normalize("NFD", "양품")
    (tmp_path / apart).mkdir()
    (tmp_path / apart / "a.png").touch()
    assert read(tmp_path, "path,group\n양품/a.png,1\n").stated == {tmp_path / apart / "a.png": "1"}


def test_a_whole_path_is_the_picture_below_the_folder(data):
    assert read(data, table(change=lambda path: (data / path).as_posix())).stated.keys() == {
        data / path for path, _ in ROWS
    }


def test_a_picture_outside_the_folder_is_no_picture_of_it(data):
    (data / "set" / "ok").mkdir(parents=True)
    (data / "set" / "ok" / "a.png").touch()
    rows = ("ok/a.png,1", "../ok/part_00.png,2", f"{(data / 'ok' / 'part_01.png').as_posix()},3")
    found = read(data / "set", "\n".join(["path,group", *rows]))
    assert found.stated == {data / "set" / "ok" / "a.png": "1"}
    assert len(found.unmatched) == 2


def test_rows_that_name_no_picture_are_told_with_their_number(data):
    found = read(data, table() + "elsewhere/a.png,1\r\nelsewhere/b.png,1\r\n")
    assert (found.rows, found.unmatched) == (5, ("elsewhere/a.png", "elsewhere/b.png"))
    assert "2 of 5" in str(found.messages()[0])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("file,part\nok/part_00.png,1\n", "data-groups-invalid"),
        ("", "data-groups-invalid"),
        (table() + "ok/part_00.png\r\n", "data-groups-without-group"),
        (table() + "ok/part_00.png,8\r\n", "data-groups-twice"),
        (table(change=lambda path: path.split("/")[1]), "data-groups-match-nothing"),
        (b"path,group\n\x81\xff\x8d,1\n", "data-groups-unreadable"),
        ("path,group\r\n", "data-groups-empty"),
        ("path,group\r\n,\r\n", "data-groups-empty"),
        ("path,group\ngroups.csv,1\n", "data-groups-match-nothing"),
        ("path,group\nok/part_00.png,1\0\n", "data-groups-unreadable"),
        (table().encode("utf-32"), "data-groups-unreadable"),
        ('path,group\n"ok/part_00.png,1\n' + "x" * 200_000, "data-groups-invalid"),
    ],
)
def test_what_cannot_be_meant_is_refused(data, content, code):
    with pytest.raises(DataError) as caught:
        read(data, content)
    assert caught.value.code == code
    assert "groups.csv" in str(caught.value)


def test_a_picture_that_labelling_moved_keeps_its_group(data):
    (data / "ng").mkdir()
    (data / "ok" / "part_00.png").rename(data / "ng" / "part_00.png")
    entry = LabelEntry(who="kim", what="move", source="ok/part_00.png", target="ng/part_00.png")
    (data / JOURNAL_FILE).write_text(entry.model_dump_json(by_alias=True) + "\n")
    assert read(data, table()).stated[data / "ng" / "part_00.png"] == "7"
