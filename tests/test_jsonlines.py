"""Rows are kept whatever happens, and what is lost is told."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pydantic import BaseModel, Field

from castinspect.jsonlines import JsonLines, LinesRead


class Note(BaseModel):
    text: str
    by: str = Field("", alias="who")


def note(text, who="kim"):
    return Note(text=text, who=who)


@pytest.fixture
def lines(tmp_path):
    return JsonLines(tmp_path / "new" / "notes.jsonl", Note)


def test_rows_come_back_in_their_order_each_on_a_line_of_its_own(lines):
    assert lines.read() == LinesRead()
    assert lines.loss() is None
    lines.append(note("first"))
    lines.append(note("두 번째\nline"))
    assert lines.read() == LinesRead((note("first"), note("두 번째\nline")))
    assert len(lines.file.read_bytes().splitlines()) == 2
    assert b'"who":"kim"' in lines.file.read_bytes()


def test_a_torn_line_costs_only_itself_and_is_told(lines):
    lines.append(note("before"))
    whole = lines.file.read_bytes()
    for cut in range(1, len(whole) - 1):
        lines.file.write_bytes(whole + whole[:cut])
        lines.append(note("after"))
        assert lines.read() == LinesRead((note("before"), note("after")), (2,))
        assert lines.file.read_bytes().startswith(whole + whole[:cut]), "what is there is never changed"
    loss = lines.loss()
    assert loss is not None
    assert loss.values == {"path": lines.file, "count": 1, "first": 2}
    assert "notes.jsonl" in str(loss)


def test_a_line_without_its_end_is_still_a_row(lines):
    lines.append(note("whole"))
    lines.file.write_bytes(lines.file.read_bytes().removesuffix(b"\n"))
    lines.append(note("next"))
    assert lines.read() == LinesRead((note("whole"), note("next")))


@pytest.mark.parametrize(
    "damage",
    [
        b"\0" * 40,
        b"[]",
        b"null",
        b'{"text": 5}',
        b"\xff\xfe{",
        b"[" * 5000,
        b'{"a":' * 3000,
        b'{"text": "a", "text": "b"}',
    ],
)
def test_any_damage_to_a_line_is_that_lines(lines, damage):
    lines.append(note("before"))
    with lines.file.open("ab") as file:
        file.write(damage + b"\n")
    lines.append(note("after"))
    assert lines.read() == LinesRead((note("before"), note("after")), (2,))


def test_a_file_that_an_editor_saved_is_read(lines):
    lines.append(note("one"))
    lines.file.write_bytes(b"\xef\xbb\xbf" + lines.file.read_bytes().replace(b"\n", b"\r\n\r\n"))
    assert lines.read() == LinesRead((note("one"),))


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OSError, match="file"):
        JsonLines(tmp_path / "file" / "notes.jsonl", Note).append(note("lost"))


def test_a_disk_that_takes_some_bytes_at_a_time_gets_them_all(lines, monkeypatch):
    from castinspect import jsonlines

    write = jsonlines.os.write
    monkeypatch.setattr(jsonlines.os, "write", lambda handle, content: write(handle, content[:7]))
    lines.append(note("a long text that needs several writes"))
    assert [row.text for row in lines.read().rows] == ["a long text that needs several writes"]


def test_programs_that_append_at_once_lose_nothing(lines):
    code = (
        "import sys; from pathlib import Path; from tests.test_jsonlines import JsonLines, Note, note\n"
        "lines = JsonLines(Path(sys.argv[1]), Note)\n"
        "for i in range(25): lines.append(note('x' * 3000, sys.argv[2]))"
    )
    programs = [subprocess.Popen([sys.executable, "-c", code, str(lines.file), str(i)]) for i in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0]
    read = lines.read()
    assert len(read.rows) == 75
    assert read.lost == ()


@pytest.fixture
def copied(tmp_path):
    made = JsonLines(tmp_path / "notes.jsonl", Note, has_copy=True)
    for text in ("first", "second", "third"):
        made.append(note(text))
    return made


def copy_of(lines):
    return lines.file.with_name(".notes.last-good.jsonl")


ROWS = (note("first"), note("second"), note("third"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:30] + bytes(40) + content[70:],
        lambda content: content[:-20],
        lambda content: bytes(len(content)),
    ],
    ids=["a hole", "cut", "all zeros"],
)
def test_what_was_damaged_is_read_from_the_last_good_copy_and_told(copied, damage):
    damaged = damage(copied.file.read_bytes())
    copied.file.write_bytes(damaged)
    found = copied.read()
    assert found.rows == ROWS
    assert found.is_from_copy
    loss = copied.loss()
    assert (loss.code, loss.values["copy"]) == ("lines-from-copy", copy_of(copied))
    assert copied.file.read_bytes() == damaged, "nothing is changed behind a person's back"


def test_rows_after_the_damage_are_in_both(copied):
    copied.file.write_bytes(copied.file.read_bytes()[:-20])
    copied.append(note("fourth"))
    assert copied.read().rows == (*ROWS, note("fourth"))


def test_a_copy_that_lacks_what_can_be_read_is_not_used(copied):
    copy_of(copied).write_bytes(copied.file.read_bytes().splitlines()[1] + b"\n")
    copied.file.write_bytes(copied.file.read_bytes()[:-20])
    assert copied.read().rows == ROWS[:2]
    assert copied.loss().code == "lines-lost"


def test_a_file_that_a_person_changed_is_copied_anew(copied):
    copied.file.write_bytes(b"".join(copied.file.read_bytes().splitlines(keepends=True)[1:]))
    assert copied.read() == LinesRead(ROWS[1:]), "a whole file is what it says"
    copied.append(note("fourth"))
    assert copy_of(copied).read_bytes() == copied.file.read_bytes()


def test_a_copy_that_cannot_be_written_loses_no_row(tmp_path):
    lines = JsonLines(tmp_path / "notes.jsonl", Note, has_copy=True)
    copy_of(lines).mkdir()
    lines.append(note("first"))
    assert lines.read().rows == (note("first"),)
