"""The line says which model judges, on what, and what is wrong with the promoted one."""

from __future__ import annotations

import pytest

from castinspect.errors import CheckpointError
from castinspect.gui.inspection.job import ModelRefused
from castinspect.gui.shell.model_line import ModelLine
from castinspect.messages import Message
from castinspect.registry.registry import Registry


class Promoted(Registry):
    """Says what it is told to."""

    def __init__(self, answer):
        self._answer = answer

    def promoted(self):
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


@pytest.fixture
def line(qtbot):
    made = []

    def line_of(answer):
        made.append(ModelLine(Promoted(answer)))
        qtbot.addWidget(made[-1])
        return made[-1]

    yield line_of
    for widget in made:
        widget.close()


def test_without_a_model_it_says_what_to_do(line):
    empty = line(None)
    assert not empty.has_model
    assert "no model promoted" in empty.text
    assert empty.note == ""


def test_before_it_is_loaded_the_promoted_one_is_named(line, tmp_path):
    named = line(tmp_path / "wheel-7.safetensors")
    assert named.has_model
    assert named.text == "model wheel-7"


def test_a_registry_that_cannot_be_read_says_so(line):
    error = CheckpointError("unexpected", detail="spoilt")
    spoilt = line(error)
    assert not spoilt.has_model
    assert spoilt.text == str(error)


def test_a_refused_model_is_told_until_another_is_promoted(line, tmp_path):
    refused = line(tmp_path / "wheel-7.safetensors")
    why = Message("unexpected", {"detail": "the weights do not fit"})
    refused.show_refused(ModelRefused(why))
    assert str(why) in refused.note
    refused.show_promotion(is_judging=True)
    assert str(why) in refused.note
    refused.show_promotion(is_judging=False)
    assert refused.note == ""
