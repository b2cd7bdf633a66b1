"""Stopping a run: keep what there is, discard it, or go on."""

from __future__ import annotations

import pytest

from castinspect.gui.training.run.stop_question import StopQuestion


@pytest.fixture
def ask(parent):
    def made(*, can_keep):
        question = StopQuestion(parent, can_keep=can_keep)
        told = []
        question.keep_chosen.connect(lambda: told.append("keep"))
        question.discard_chosen.connect(lambda: told.append("discard"))
        question.open()
        return question, told

    return made


@pytest.mark.parametrize(("button", "said"), [("keep", ["keep"]), ("discard", ["discard"]), ("go_on", [])])
def test_each_button_says_what_was_chosen(ask, button, said):
    question, told = ask(can_keep=True)
    getattr(question, button).click()
    assert told == said


def test_before_an_epoch_has_ended_there_is_nothing_to_keep(ask):
    question, _ = ask(can_keep=False)
    assert not question.keep.isEnabled()
    assert "nothing to keep" in question.informativeText()
    assert question.defaultButton() is question.go_on


def test_an_epoch_that_ends_meanwhile_can_be_kept(ask):
    question, _ = ask(can_keep=False)
    question.allow_keeping(True)
    assert question.keep.isEnabled()
    assert question.defaultButton() is question.keep
    assert "keeps the best epoch" in question.informativeText()
