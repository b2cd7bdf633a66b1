"""The journal of labelling: read whatever was written, and never leading out of its folder."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from castinspect.curation.labelling import Labelling
from castinspect.data.label_journal import (
    JOURNAL_FILE,
    LabelEntry,
    append_entry,
    excluded_pictures,
    journal_loss,
    journal_losses,
    read_journal,
    replay,
)
from castinspect.errors import DataError


def entry(what="move", source="ok/a.png", target="ng/a.png", **values):
    return LabelEntry.model_validate({"who": "kim", "what": what, "from": source, "to": target} | values)


def test_entries_come_back_with_their_names_in_the_file(tmp_path):
    written = [entry(step="1"), entry("exclude", "ok/b.png", "ok/b.png", step="2")]
    for one in written:
        append_entry(tmp_path, one)
    assert read_journal(tmp_path) == written
    first = json.loads((tmp_path / JOURNAL_FILE).read_text().splitlines()[0])
    assert (first["from"], first["to"]) == ("ok/a.png", "ng/a.png")
    assert journal_loss(tmp_path) is None


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd", "../a.png", "ok/../../a.png", "C:/a.png", "C:a.png", r"\\server\share\a.png", r"..\a.png",
        "", ".", "a\0b",
    ],
)  # fmt: skip
def test_a_path_that_leads_out_of_the_folder_is_no_entry(tmp_path, path):
    for values in ({"source": path}, {"target": path}):
        with pytest.raises(ValidationError):
            entry(**values)
    line = {"who": "kim", "what": "move", "from": path, "to": "ok/a.png", "step": "1"}
    (tmp_path / JOURNAL_FILE).write_text(json.dumps(line) + "\n")
    assert read_journal(tmp_path) == []
    assert journal_loss(tmp_path).values["first"] == 1


def test_undoing_moves_nothing_to_where_a_foreign_journal_says(tmp_path):
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    (data / "ok").mkdir(parents=True)
    elsewhere.mkdir()
    (data / "ok" / "a.png").write_text("picture")
    for source in (str(elsewhere / "taken.png"), "../elsewhere/taken.png"):
        line = {"who": "kim", "what": "move", "from": source, "to": "ok/a.png", "step": source}
        with (data / JOURNAL_FILE).open("a") as file:
            file.write(json.dumps(line) + "\n")
    labelling = Labelling(data)
    assert not labelling.can_undo
    assert labelling.undo() == []
    assert list(elsewhere.iterdir()) == []
    assert (data / "ok" / "a.png").exists()


def test_a_moved_picture_stays_excluded_until_it_is_included():
    steps = [entry("exclude", "ok/a.png", "ok/a.png"), entry()]
    assert replay(steps).excluded == {"ng/a.png"}
    assert replay([*steps, entry("include", "ng/a.png", "ng/a.png")]).excluded == frozenset()
    assert replay(steps).moves == (("ok/a.png", "ng/a.png"),)


def test_undo_and_redo_follow_from_the_entries():
    first, second = entry(step="1"), entry(step="2", source="ok/b.png", target="ng/b.png")
    back = entry(step="3", source="ng/b.png", target="ok/b.png", undoes="2")
    state = replay([first, second, back])
    assert [step[0].step for step in state.done] == ["1"]
    assert [step[0].step for step in state.undone] == ["3"]
    again = replay([first, second, back, entry(step="4", redoes="3")])
    assert [step[0].step for step in again.done] == ["1", "4"]
    assert again.undone == ()


def test_a_split_knows_what_is_excluded_in_the_folder_above(tmp_path):
    append_entry(tmp_path, entry("exclude", "test/ok/a.png", "test/ok/a.png"))
    assert excluded_pictures(tmp_path / "test") == {tmp_path / "test" / "ok" / "a.png"}


def test_a_journal_that_cannot_be_written_or_read_is_told(tmp_path):
    (tmp_path / JOURNAL_FILE).mkdir()
    for action, code in (
        (lambda: append_entry(tmp_path, entry()), "label-journal-not-written"),
        (lambda: read_journal(tmp_path), "label-journal-unreadable"),
    ):
        with pytest.raises(DataError) as caught:
            action()
        assert caught.value.code == code


def test_lines_are_lost_of_the_journal_above_a_splits_folder_too(tmp_path):
    split = tmp_path / "train"
    split.mkdir()
    assert journal_losses(split) == ()
    (tmp_path / JOURNAL_FILE).write_text("no line\n")
    assert [loss.code for loss in journal_losses(split)] == ["lines-lost"]
    (split / JOURNAL_FILE).write_text("nor this one\n")
    assert len(journal_losses(split)) == 2
