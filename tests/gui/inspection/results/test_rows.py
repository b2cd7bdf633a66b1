"""The columns, known by name: what they say and what they sort by."""

from __future__ import annotations

from pathlib import Path

from castinspect.gui.inspection.results.rows import COLUMNS, PLACES, file_name
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.language import localized
from castinspect.messages import Message

JUDGED = Inspection(
    Path("in/Wheel.png"), Verdict.DEFECT, prediction=Prediction({"ok": 0.02, "crack": 0.98}, 0.98), milliseconds=12.4
)
HELD = Inspection(Path("b.png"), Verdict.HOLD, (Message("no-model"),))


def said(name, inspection):
    return COLUMNS[PLACES[name]].text(inspection)


def test_a_judged_part_says_its_figures():
    names = ("picture", "verdict", "probability", "class", "milliseconds")
    assert [said(name, JUDGED) for name in names] == ["Wheel.png", "DEFECT", "98.0%", "crack", "12"]


def test_what_was_not_judged_has_dashes_and_a_reason():
    assert [said(name, HELD) for name in ("probability", "class")] == ["–", "–"]
    assert said("reason", HELD).startswith("No model is promoted")


def test_of_what_the_gate_tells_the_cause_stands_in_the_table():
    values = {"value": 0.02, "bound": 0.4}
    dark = Inspection(Path("c.png"), Verdict.HOLD, tuple(Message(code, values) for code in ("too-dark", "too-flat")))
    assert said("reason", dark) == localized(dark.reasons[0])


def test_unjudged_parts_sort_below_all_probabilities():
    key = COLUMNS[PLACES["probability"]].key
    assert key(HELD) < 0 < key(JUDGED)


def test_times_sort_within_a_second():
    key = COLUMNS[PLACES["time"]].key
    assert key(HELD) != key(JUDGED) or HELD.inspected == JUDGED.inspected


def test_a_name_that_is_not_utf8_can_be_printed():
    name = file_name(Inspection(Path(b"\xff.png".decode("utf-8", "surrogateescape")), Verdict.OK))
    assert name.encode()
