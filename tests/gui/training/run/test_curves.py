"""The curves: points as events come, drawn on the timer, stages marked, colours and words by hand."""

from __future__ import annotations

import pytest

from castinspect.gui.common.theme import DARK, LIGHT, TRAIN_LINE
from castinspect.gui.shell.language import Language
from castinspect.gui.training.run.curves import TrainingPlots
from tests.helpers.runs import batch, epoch, phase, started


@pytest.fixture
def plots(qtbot):
    made = TrainingPlots(LIGHT)
    qtbot.addWidget(made)
    made.begin()
    made.take(started())
    return made


def drawn(curve):
    x, _ = curve.getData()
    return 0 if x is None else len(x)


def test_events_are_not_drawn_one_by_one_but_by_the_timer(qtbot, plots):
    for number in range(1, 5):
        plots.take(batch(1, number))
    assert plots.points["batch"] == 4
    assert drawn(plots._batch_curve) == 0
    qtbot.waitUntil(lambda: drawn(plots._batch_curve) == 4)


def test_the_end_draws_what_is_left_and_stops_the_timer(plots):
    plots.take(epoch(1))
    plots.end()
    assert drawn(plots._curves["validation_accuracy"]) == 1
    assert not plots.is_drawing


def test_both_plots_span_all_epochs_from_the_start(plots):
    for plot in (plots._loss, plots._accuracy):
        low, high = plot.getViewBox().viewRange()[0]
        assert low <= 0
        assert 4 <= high < 5


def test_stages_are_marked_where_they_begin(plots):
    plots.take(phase(0, "head", 1))
    plots.take(phase(1, "all", 3))
    assert plots.stage_names == ["head", "all layers"]
    assert [lines[0].value() for _, lines in plots._phases] == [0, 2]


def test_the_best_epoch_is_ringed(plots):
    plots.take(epoch(1, loss=0.4))
    plots.take(epoch(2, loss=0.6, best=False))
    plots.end()
    assert [ring.getData()[0].tolist() for ring in plots._best] == [[1], [1]]


def test_one_wild_batch_does_not_flatten_the_curves(plots):
    for number in range(1, 101):
        plots.take(batch(1, number, of=100, loss=1000 if number == 50 else 0.5))
    plots.end()
    assert plots._loss.getViewBox().viewRange()[1][1] < 2


def test_a_new_run_begins_with_empty_plots(plots):
    plots.take(phase())
    plots.take(epoch(1))
    plots.begin()
    assert set(plots.points.values()) == {0}
    assert plots.stage_names == []


def test_lines_are_thin_and_downsampled(plots):
    curve = plots._curves["train_loss"]
    assert curve.opts["pen"].width() == 1
    assert curve.opts["pen"].color().name() == TRAIN_LINE
    assert curve.opts["autoDownsample"]
    assert curve.opts["downsampleMethod"] == "peak"
    assert curve.opts["clipToView"]


def test_the_theme_reaches_what_is_drawn(plots):
    plots.take(phase())
    plots.apply_theme(DARK)
    assert plots._loss.backgroundBrush().color().name() == DARK.panel
    assert plots._phases[0][1][0].pen.color().name() == DARK.muted


def test_stage_names_change_language(qapp, plots):
    plots.take(phase(0, "all"))
    language = Language(qapp)
    language.use("ko")
    try:
        plots._retranslate()
        assert plots.stage_names == ["전체 층"]
    finally:
        language.use("en")
