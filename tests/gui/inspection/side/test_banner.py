"""The verdict is as large as the window allows, and never stands beside nothing."""

from __future__ import annotations

import pytest

from castinspect.gui.inspection.side.banner import VerdictBanner
from castinspect.inspection.verdict import Verdict


@pytest.fixture
def banner(qtbot):
    made = VerdictBanner()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("verdict", list(Verdict))
def test_each_verdict_has_a_ground_of_its_own(banner, verdict):
    banner.resize(400, 120)
    banner.show_verdict(None)
    empty = banner.grab().toImage().pixelColor(200, 8)
    banner.show_verdict(verdict)
    assert banner.grab().toImage().pixelColor(200, 8) != empty
    assert banner.accessibleDescription()


def test_letters_grow_with_the_window_and_fit_its_width(banner):
    banner.show_verdict(Verdict.DEFECT)
    sizes = []
    for width, height in ((320, 600), (600, 1300), (900, 2100)):
        banner.fit(height)
        banner.resize(width, banner.height())
        sizes.append(banner.letters)
    assert sizes == sorted(sizes)
    assert sizes[-1] > 2 * sizes[0]
    banner.resize(120, banner.height())
    assert banner.letters < sizes[-1]


def test_none_clears(banner):
    banner.show_verdict(Verdict.OK)
    banner.show_verdict(None)
    assert banner.verdict is None
    assert banner.accessibleDescription() == ""
