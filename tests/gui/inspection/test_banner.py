"""The verdict is read from afar, by word, shape and colour, and never stays when it no longer holds."""

from __future__ import annotations

import pytest

from castinspect.gui.common.theme import VERDICT_COLOURS
from castinspect.gui.inspection.banner import VerdictBanner
from castinspect.inspection.verdict import Verdict


@pytest.fixture
def banner(qtbot):
    made = VerdictBanner()
    qtbot.addWidget(made)
    made.resize(900, 200)
    yield made
    made.close()


def colour_of(banner):
    return banner.grab().toImage().pixelColor(banner.width() // 2, 3).name()


@pytest.mark.parametrize("verdict", Verdict)
def test_each_verdict_has_its_word_and_colour(banner, verdict):
    banner.show_verdict(verdict)
    assert banner.verdict is verdict
    assert banner.accessibleDescription() == str(verdict)
    assert colour_of(banner) == VERDICT_COLOURS[verdict].name()


def test_shapes_differ_so_that_no_colour_is_needed(banner):
    pictures = set()
    for verdict in Verdict:
        banner.show_verdict(verdict)
        image = banner.grab().toImage()
        white = [(x, y) for x in range(0, 250, 4) for y in range(0, 200, 4) if image.pixelColor(x, y).lightness() > 240]
        pictures.add(tuple(white))
    assert len(pictures) == len(Verdict)


def test_cleared_it_shows_no_verdict_at_all(banner):
    banner.show_verdict(Verdict.OK)
    banner.show_verdict(None)
    assert banner.verdict is None
    assert banner.accessibleDescription() == ""
    assert colour_of(banner) not in {colour.name() for colour in VERDICT_COLOURS.values()}


def test_it_grows_with_the_window_within_bounds(banner):
    heights = []
    for window in (0, 700, 1080, 10_000):
        banner.fit(window)
        heights.append(banner.height())
    assert heights == sorted(heights)
    assert heights[0] > 50
    assert heights[2] > 150
    assert heights[3] < 500


def test_the_word_fits_a_narrow_window(banner):
    banner.show_verdict(Verdict.DEFECT)
    banner.fit(1080)
    wide = banner.letters
    banner.resize(260, banner.height())
    assert 20 <= banner.letters < wide
