"""Under the verdict stands what to do and the one cause; what follows from it stands below, less loud."""

from __future__ import annotations

from dataclasses import replace

import pytest

from castinspect.gui.inspection.decisions import Decision
from castinspect.gui.inspection.side.details import DetailsPanel
from castinspect.inspection.verdict import Verdict
from castinspect.language import localized
from castinspect.messages import Message
from tests.helpers.history import inspection_of


@pytest.fixture
def details(qtbot):
    made = DetailsPanel()
    qtbot.addWidget(made)
    yield made
    made.close()


def dark(*codes):
    reasons = tuple(Message(code, {"statistic": "level", "value": 0.02, "bound": 0.4}) for code in codes)
    return replace(inspection_of(1, Verdict.HOLD), reasons=reasons, prediction=None)


def test_a_dead_lamp_is_one_sentence_and_the_rest_stands_below(details):
    held = dark("too-dark", "too-flat", "structure-unexpected")
    details.show_inspection(held, None, 0)
    assert details.reasons_text == localized(held.reasons[0])
    assert details.also_text.splitlines()[1:] == [localized(reason) for reason in held.reasons[1:]]


def test_where_nothing_follows_nothing_stands_below(details):
    details.show_inspection(dark("too-dark"), None, 0)
    assert details.also_text == ""
    details.show_inspection(None, None, 0)
    assert (details.reasons_text, details.part_text, details.todo_text) == ("", "", "")


def test_reasons_that_are_not_the_gates_are_all_told(details):
    unlike = Message("unlike-training", {"times": 1.7})
    held = replace(inspection_of(1, Verdict.REVIEW), reasons=(unlike, Message("camera-frozen", {"count": 3})))
    details.show_inspection(held, None, 0)
    assert details.reasons_text == "\n".join(map(localized, held.reasons))


def test_what_to_do_is_told_and_what_was_decided_with_its_reason(details):
    held = dark("too-dark")
    details.show_inspection(held, None, 2)
    assert details.todo_text == "Not judged: look at the part and decide."
    details.show_inspection(held, Decision(held, Verdict.DEFECT, "a crack"), 0)
    assert details.todo_text == "Decided: DEFECT  (a crack)"
