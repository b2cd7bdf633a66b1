"""The gate's histograms, and bounds that are only ever widened, with a reason."""

from __future__ import annotations

from contextlib import suppress

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from castinspect.gui.models.gate_dialog import GateDialog
from castinspect.models.metadata import Bounds, Gate

GATE = Gate(
    bounds={"level": Bounds(low=0.41234567, high=0.7), "levels": Bounds(low=100.0), "seam": Bounds(high=3.0)},
    pictures=50,
    parts=10,
)
SEEN = {"level": np.linspace(0.45, 0.65, 50, dtype=np.float32)}


@pytest.fixture
def dialog(qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    made = GateDialog("wheel", GATE, SEEN, owner)
    made.open()
    yield made
    with suppress(RuntimeError):  # one that was closed is gone
        made.close()


def bars(dialog):
    return [item for item in dialog._plot.getPlotItem().items if type(item).__name__ == "BarGraphItem"]


def lines(dialog):
    return sorted(
        item.value() for item in dialog._plot.getPlotItem().items if type(item).__name__ == "InfiniteLine"
    )  # fmt: skip


def test_each_statistic_shows_its_pictures_and_bounds(dialog):
    assert dialog.list.count() == 3
    assert sum(bars(dialog)[0].opts["height"]) == 50
    assert lines(dialog) == [pytest.approx(0.4123), 0.7]
    assert "0.45 to 0.65" in dialog._told.text()
    dialog.list.setCurrentRow(1)
    assert bars(dialog) == []
    assert lines(dialog) == [100.0]
    assert "does not keep" in dialog._told.text()
    assert not dialog.high.isEnabled()


@pytest.mark.parametrize(
    ("low", "high", "why", "possible"),
    [
        ("0.3", "0.7", "new lamp", True),
        ("0.4123", "0.9", "new lamp", True),
        ("0.3", "0.7", "  ", False),
        ("0.4123", "0.7", "new lamp", False),
        ("0.5", "0.6", "new lamp", False),
        ("", "", "new lamp", False),
        ("nan", "inf", "new lamp", False),
    ],
)
def test_only_wider_bounds_with_a_reason_can_be_set(dialog, low, high, why, possible):
    for line, text in ((dialog.low, low), (dialog.high, high), (dialog.why, why)):
        line.setText(text)
    assert dialog.go.isEnabled() is possible


def test_what_is_widened_is_told_and_the_other_bound_stays(dialog, qtbot):
    dialog.low.setText("0.2")
    dialog.why.setText(" new lamp ")
    with qtbot.waitSignal(dialog.widened) as told:
        dialog.go.click()
    assert told.args == [{"level": Bounds(low=0.2, high=0.7)}, "new lamp"]
