"""Two versions side by side: figures with denominators, and the pictures that flip."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from castinspect.gui.models.comparison_panel import ComparisonPanel
from castinspect.gui.models.job import ComparisonShown, ShownFlip
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.models.metadata import Role
from castinspect.versions.comparison import Flip, VersionComparison
from tests.helpers.runs import EVALUATION


def flip(name, first, second):
    return Flip(
        Path(name), "def_front", Role.DEFECT, Inspection(Path(name), first), Inspection(Path(name), second)
    )  # fmt: skip


@pytest.fixture
def panel(qtbot):
    made = ComparisonPanel()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def shown():
    flips = (
        flip("a<b>.png", Verdict.OK, Verdict.DEFECT),
        flip("b.png", Verdict.DEFECT, Verdict.OK),
    )
    comparison = VersionComparison(EVALUATION, EVALUATION.model_copy(update={"held": 2}), flips, total=54, left_out=4)
    thumbnails = (np.zeros((8, 8), dtype=np.uint8), None)
    return ComparisonShown(
        "wheel-7", "wheel-8", comparison, tuple(ShownFlip(f, t) for f, t in zip(flips, thumbnails, strict=True))
    )


def test_before_a_comparison_it_says_how_to_make_one(panel):
    assert panel.summary.startswith("Choose a version")
    assert not panel.flips.isVisible()


def test_flips_are_counted_for_better_and_worse(panel, shown):
    panel.show_comparison(shown)
    assert panel.summary.startswith("2 of 50 pictures flip from A to B: 1 for the better, 1 for the worse.")
    assert "4 more are left out" in panel.summary


def test_each_flip_is_a_row_with_both_verdicts(panel, shown):
    panel.show_comparison(shown)
    texts = [[panel.flips.item(row, column).text() for column in range(5)] for row in range(panel.flips.rowCount())]
    assert texts == [
        ["a<b>.png", "def_front", "✓ OK", "✗ DEFECT", "better"],
        ["b.png", "def_front", "✗ DEFECT", "✓ OK", "worse"],
    ]
    assert not panel.flips.item(0, 0).icon().isNull()
    assert panel.flips.item(1, 0).icon().isNull()


def test_scores_carry_their_denominators(panel, shown):
    panel.show_comparison(shown)
    second = [label.text() for label in panel._grid[2]]
    assert second == ["B  wheel-8", "94.0%", "2 of 24", "1 of 30", "5 of 54", "2"]


def test_it_can_be_put_away(panel, shown):
    panel.show_comparison(shown)
    panel.show_comparison(None)
    assert not panel.flips.isVisible()
