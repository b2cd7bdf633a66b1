from pathlib import Path

import pytest

from castinspect.gui.training.run.interrupted_bar import InterruptedBar
from castinspect.training.config import TrainingConfig
from castinspect.training.run.state import InterruptedRun

RUN = InterruptedRun(Path("state"), TrainingConfig(data=Path("<b>parts"), epochs=10), 3)


@pytest.fixture
def bar(qtbot):
    widget = InterruptedBar()
    qtbot.addWidget(widget)
    return widget


def test_asks_only_where_there_is_a_run(bar):
    assert bar.isHidden()
    bar.show_run(RUN)
    assert not bar.isHidden()
    assert "<b>parts" in bar.text
    assert "3 of 10" in bar.text


@pytest.mark.parametrize("answer", ["go_on", "drop"])
def test_answer_is_told_once_and_the_bar_goes(bar, qtbot, answer):
    bar.show_run(RUN)
    signal = bar.continued if answer == "go_on" else bar.dropped
    with qtbot.waitSignal(signal) as told:
        getattr(bar, answer).click()
    assert told.args == [RUN]
    assert bar.isHidden()
