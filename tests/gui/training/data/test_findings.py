"""Findings of a check, the gravest first, with their pictures."""

from __future__ import annotations

from pathlib import Path

from castinspect.curation.check import ClassCount, Copies, DatasetReport
from castinspect.curation.suspects import Suspect
from castinspect.gui.training.data.findings import findings
from castinspect.messages import Message
from castinspect.models.metadata import Role

DATA = Path("parts")


def report(**found):
    values = {
        "folder": DATA, "classes": (ClassCount("ok", Role.OK, {"train": 4}, 3),), "unreadable": (),
        "sizes": (((300, 200), 4),), "odd_sizes": (), "copies": (), "parts": 3, "excluded": (), "suspects": (),
        "advice": (),
    }  # fmt: skip
    return DatasetReport(**(values | found))


def paths(*names):
    return tuple(DATA / name for name in names)


def test_where_nothing_is_found_there_is_the_overview():
    (only,) = findings(report())
    assert only.sentences == ("ok: 4 pictures of 3 parts", "Size in pixels: 300×200")
    assert only.pictures == ()


def test_each_copy_is_named_once_where_it_matters_most():
    leak = Copies(paths("train/ok/a.png", "test/ok/a.png"), "identical", ("ok",), ("train", "test"))
    wrong = Copies(paths("train/ok/b.png", "train/ng/b.png"), "alike", ("ng", "ok"), ("train",))
    copies = Copies(paths("train/ok/c.png", "train/ok/d.png"), "alike", ("ok",), ("train",))
    _, *found = findings(report(copies=(copies, wrong, leak)))
    assert [finding.title for finding in found] == ["Train and test  1", "Two classes  1", "Copies of one part  1"]
    assert [[picture.path for picture in finding.pictures] for finding in found] == [
        list(leak.paths), list(wrong.paths), list(copies.paths),
    ]  # fmt: skip
    assert found[0].pictures[0].caption.endswith("train/ok/a.png")


def test_likely_wrong_labels_say_where_they_belong():
    suspect = Suspect(DATA / "ok" / "a.png", "ok", "ng", 0.02, False)
    _, found = findings(report(suspects=(suspect,)))
    assert found.title == "Likely wrong labels  1"
    assert found.pictures[0].caption == "→ ng\nok/a.png"


def test_unreadable_pictures_come_first_with_their_reason_and_a_short_name():
    problem = Message("image-damaged", {"path": DATA / "ok" / "a.png"})
    _, found, odd = findings(report(unreadable=(problem,), odd_sizes=paths("ok/b.png")))
    assert found.title == "Unreadable  1"
    assert found.sentences[0].startswith("ok/a.png is damaged")
    assert odd.title == "Odd sizes  1"


def test_excluded_pictures_are_shown():
    _, found = findings(report(excluded=paths("ok/x.png", "ok/y.png")))
    assert found.title == "Excluded  2"
