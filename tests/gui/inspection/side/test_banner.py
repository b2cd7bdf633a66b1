"""The verdict is as large as the window allows, and never stands beside nothing."""

from __future__ import annotations

import pytest

from castinspect.gui.inspection.side.banner import VerdictBanner
from castinspect.gui.shell.fonts import ensure_hangul
from castinspect.gui.shell.language import Language
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


def test_korean_letters_are_as_bold_in_a_small_window_as_in_a_large_one(qapp, banner):
    """Share of white in the right half, where the word stands: a thin word leaves less, a clotted one more."""
    ensure_hangul(qapp)
    language = Language(qapp)
    language.use("ko")
    try:
        banner.show_verdict(Verdict.DEFECT)
        shares = []
        for width, height in ((400, 700), (1200, 2100)):
            banner.fit(height)
            banner.resize(width, banner.height())
            picture = banner.grab().toImage()
            places = [(x, y) for x in range(picture.width() // 2, picture.width(), 2) for y in range(picture.height())]
            white = sum(picture.pixelColor(x, y).lightness() > 200 for x, y in places)
            shares.append(white / len(places))
        assert 0.08 < shares[0] < 0.3
        assert shares[1] == pytest.approx(shares[0], rel=0.2)
    finally:
        language.use("en")
