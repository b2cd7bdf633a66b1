"""A version's word on labelled pictures: sure disagreement first, nothing of what it cannot judge."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from castinspect.curation.opinions import Opinion, ask_version, doubted
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import PicturesScored, drain


class Said:
    """Says what was put into its mouth."""

    def __init__(self, **shares):
        self.shares = shares

    def inspect(self, paths):
        for path in paths:
            share = self.shares.get(path.stem)
            prediction = None if share is None else Prediction({"def": share, "ok": 1 - share}, share)
            yield Inspection(path, Verdict.REVIEW, prediction=prediction)


def asked(said, **classes):
    steps = []
    found = drain(ask_version(said, [(Path(f"{name}.png"), label) for name, label in classes.items()]), steps.append)
    return found, steps


def test_sure_disagreement_comes_first_and_agreement_not_at_all():
    found, steps = asked(Said(a=0.6, b=0.99, c=0.1, d=0.9), a="ok", b="ok", c="ok", d="def")
    assert steps == [PicturesScored(done, 4) for done in (1, 2, 3, 4)]
    assert [one.path.stem for one in found] == ["a", "b", "c", "d"]
    assert [(one.path.stem, one.likely, one.sure) for one in doubted(found)] == [("b", "def", 0.99), ("a", "def", 0.6)]


def test_what_cannot_be_judged_gets_no_opinion():
    found, _ = asked(Said(b=0.9), a="ok", b="ok")
    assert [one.path.stem for one in found] == ["b"]


def test_a_class_that_the_version_does_not_know_is_given_no_chance():
    ((one,), _) = asked(Said(a=0.8), a="scratch")
    assert (one.given, one.surplus, one.differs) == (0.0, 0.8, True)


def test_a_real_version_is_asked(checkpoint, data_folder):
    inspector = Inspector.from_checkpoint(load_checkpoint(checkpoint), "cpu", maps=False)
    pictures = [(path, path.parent.name) for path in sorted(data_folder.rglob("*.png"))]
    found = drain(ask_version(inspector, pictures))
    assert [one.path for one in found] == [path for path, _ in pictures]
    assert all(abs(one.sure) <= 1 and one.sure >= one.given for one in found)
    assert replace(found[0], likely=found[0].class_name).differs is False
    assert doubted([Opinion(Path("x"), "ok", "ok", 1.0, 1.0)]) == []
