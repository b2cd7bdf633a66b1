"""What is written can be read: at least 4.5 to 1, in both looks, and verdicts never by colour alone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from castinspect.gui.common.theme import ALARM, DARK, LIGHT, VERDICT_COLOURS, apply_theme, verdict_ink
from castinspect.inspection.verdict import Verdict

LEAST = 4.5


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in QColor(colour).getRgbF()[:3]]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(first, second):
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ink", ["text", "muted", "accent"])
@pytest.mark.parametrize("ground", ["window", "panel"])
def test_words_stand_out_from_every_ground(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= LEAST


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_what_stands_on_coloured_grounds_is_read_too(theme):
    assert contrast(theme.panel, theme.accent) >= LEAST  # the primary button
    assert contrast(theme.text, theme.border) >= LEAST  # pressed buttons, notices
    assert contrast(theme.disabled, theme.window) >= LEAST  # buttons that cannot be used now
    assert contrast("white", ALARM) >= LEAST


@pytest.mark.parametrize("verdict", list(Verdict))
def test_verdicts_are_read_on_their_own_colour_and_as_writing(verdict):
    assert contrast("white", VERDICT_COLOURS[verdict]) >= LEAST
    for theme in (LIGHT, DARK):
        for ground in (theme.window, theme.panel):
            assert contrast(theme.verdict_ink(verdict), ground) >= LEAST


def test_the_ink_follows_the_look(qapp):
    apply_theme(qapp, DARK)
    dark = verdict_ink(Verdict.DEFECT)
    apply_theme(qapp, LIGHT)
    assert luminance(dark) > luminance(verdict_ink(Verdict.DEFECT))
