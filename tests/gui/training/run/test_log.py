"""The log says each event once, in the window's language, as plain text."""

from __future__ import annotations

import pytest

from castinspect.gui.shell.language import Language
from castinspect.gui.training.run.log import RunDiscarded, RunLog
from castinspect.messages import Message
from castinspect.progress import Notice
from tests.helpers.runs import batch, epoch, finished, phase, started


@pytest.fixture
def log(qtbot):
    made = RunLog()
    qtbot.addWidget(made)
    return made


def lines(log):
    return log.toPlainText().splitlines()


def test_batches_are_not_logged_but_epochs_are(log):
    for event in (batch(1, 1), epoch(1), batch(2, 1), epoch(2, best=False)):
        log.tell(event)
    assert lines(log) == [
        "Epoch 1 of 4: loss 0.500, validation 0.400, accuracy 90.0%  ✓ best so far",
        "Epoch 2 of 4: loss 0.500, validation 0.400, accuracy 90.0%",
    ]


def test_the_start_says_what_learns_from_what_and_where(log):
    log.tell(started())
    log.tell(phase())
    assert lines(log) == [
        "ResNet-18 from ImageNet weights on CPU: 40 pictures to train, 10 to validate, 54 to test",
        "Phase head: 1,026 of 11,000,000 parameters learn (0.0%)",
    ]


@pytest.mark.parametrize(
    ("outcome", "words"), [("completed", "complete"), ("stopped", "stopped"), ("diverged", "broke")]
)
def test_the_end_says_why_and_which_epoch_is_kept(log, outcome, words):
    log.tell(finished(outcome=outcome))
    assert words in log.toPlainText()
    assert "epoch 2" in log.toPlainText()


def test_a_file_name_is_no_markup(log):
    log.tell(Notice(Message("image-empty", {"path": "<img src=x>.png"})))
    assert lines(log) == ["<img src=x>.png is empty. Take the picture again."]


def test_what_was_said_is_said_again_in_korean(qtbot, qapp, log, one_class_error):
    log.show()
    for entry in (epoch(1), RunDiscarded(), one_class_error):
        log.tell(entry)
    language = Language(qapp)
    language.use("ko")
    try:
        qtbot.waitUntil(lambda: "에포크 1/4" in log.toPlainText())
        assert "지금까지 최적" in lines(log)[0]
        assert len(lines(log)) == 3
        assert not any("the" in line for line in lines(log))
    finally:
        language.use("en")
