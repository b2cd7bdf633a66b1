"""How far the run is, in words and on the bar."""

from __future__ import annotations

import pytest

from castinspect.gui.training.run.progress_panel import Ending, ProgressPanel
from castinspect.progress import BackbonePass, PicturesDescribed, PicturesRead, PicturesScored, WeightsDownloading
from tests.helpers.runs import batch, epoch, phase, started


@pytest.fixture
def panel(qtbot):
    made = ProgressPanel()
    qtbot.addWidget(made)
    made.begin()
    return made


@pytest.mark.parametrize(
    ("event", "words", "share"),
    [
        (WeightsDownloading(5_000_000, 20_000_000), "5.0 of 20.0 MB", 0.25),
        (PicturesRead(30, 40), "30 of 40", 0.75),
        (BackbonePass(1, 2), "1 of 2 batches", 0.5),
        (PicturesDescribed(3, 4), "3 of 4", 0.75),
        (PicturesScored(9, 10), "9 of 10 pictures", 0.9),
    ],
)
def test_each_preparation_says_how_far_it_is(panel, event, words, share):
    panel.take(event)
    assert words in panel.text
    assert panel.share_done == pytest.approx(share)


def test_a_download_of_unknown_size_shows_a_busy_bar(panel):
    panel.take(WeightsDownloading(5_000_000, 0))
    assert panel._bar.maximum() == 0
    assert panel.text.endswith("5.0 MB so far")


def test_the_bar_runs_over_all_epochs_and_the_line_names_epoch_and_phase(panel):
    panel.take(started(epochs=4))
    panel.take(phase(1, "all", 3))
    panel.take(batch(3, 2, of=4))
    assert panel.text == "Epoch 3 of 4  ·  phase 2 of 2: all layers"
    assert panel.share_done == pytest.approx(2.5 / 4)


def test_time_left_shrinks_within_an_epoch(panel):
    panel.take(started(epochs=4))
    assert panel.time_left == ""
    panel.take(epoch(1, 4, left=90))
    assert panel.time_left == "1 min 30 s left"
    panel.take(batch(2, 2, of=4))
    assert panel.time_left == "1 min 15 s left"


def test_a_pause_is_said_instead_of_the_time(panel):
    panel.take(started())
    panel.take(epoch(1, left=90))
    panel.show_paused(paused=True)
    assert panel.time_left == "paused"
    panel.show_paused(paused=False)
    assert panel.time_left == "1 min 30 s left"


@pytest.mark.parametrize(
    ("ending", "words", "share"),
    [(Ending.FINISHED, "finished", 1), (Ending.DISCARDED, "discarded", 0), (Ending.FAILED, "could not go on", 0)],
)
def test_the_ending_is_said(panel, ending, words, share):
    panel.take(PicturesRead(1, 2))
    panel.end(ending)
    assert words in panel.text
    assert panel.share_done == share
