"""The journal grows and loses nothing, whatever happens to its last line."""

from __future__ import annotations

import pytest

from castinspect.errors import CheckpointError
from castinspect.identity import Attribution, current_user
from castinspect.registry.journal import Action, Journal, JournalEntry


def entry(why=""):
    return JournalEntry(who="kim", action=Action.PROMOTED, checkpoint="abc", why=why)


def test_entries_come_back_in_their_order(tmp_path):
    journal = Journal(tmp_path / "new" / "journal.jsonl")
    assert journal.entries() == []
    journal.append(entry("first"))
    journal.append(entry("두 번째\nline"))
    assert [found.why for found in journal.entries()] == ["first", "두 번째\nline"]
    assert len(journal.file.read_bytes().splitlines()) == 2


def test_a_line_that_was_cut_off_costs_only_itself(tmp_path):
    journal = Journal(tmp_path / "journal.jsonl")
    journal.append(entry("before"))
    with journal.file.open("ab") as file:
        file.write(b'{"who": "kim", "act')
    journal.append(entry("after"))
    assert [found.why for found in journal.entries()] == ["before", "after"]


def test_what_was_done_to_one_version(tmp_path):
    journal = Journal(tmp_path / "journal.jsonl")
    journal.append(entry())
    journal.append(JournalEntry(who="lee", action=Action.NOTED, checkpoint="other"))
    assert [found.who for found in journal.of("abc")] == ["kim"]


def test_a_journal_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CheckpointError, match="nothing was done"):
        Journal(tmp_path / "file" / "journal.jsonl").append(entry())


def test_who_acts_is_the_logged_in_user_unless_said(monkeypatch):
    monkeypatch.setattr("getpass.getuser", lambda: "park")
    assert Attribution().who == current_user() == "park"
    monkeypatch.setattr("getpass.getuser", lambda: (_ for _ in ()).throw(KeyError("no such uid")))
    assert Attribution().who == "unknown"
