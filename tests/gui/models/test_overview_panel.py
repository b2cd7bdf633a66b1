"""The page shows what the core found, with the promoted version marked."""

from __future__ import annotations

from pathlib import Path

from castinspect.evaluation.risk import Share
from castinspect.gui.models.overview_panel import OverviewPanel
from castinspect.registry.registry import Registry
from castinspect.versions.facts import Difference
from castinspect.versions.overview import OnSuite, Overview, OverviewRow


def test_versions_are_rows_and_facts_that_differ_stand_below(qtbot):
    panel = OverviewPanel(Registry())
    qtbot.addWidget(panel)
    on = OnSuite(Share(0, 59), Share(1, 60), Share(3, 119), 4.25, "openvino cpu")
    rows = (OverviewRow("new <b>", Path("new"), False, 16.0, {"line": None}),
            OverviewRow("old", Path("old"), True, 17.25, {"line": on}))  # fmt: skip
    panel._on_produced(Overview(("line",), rows, (Difference("seed", ("1", "")),)))
    cells = [panel.versions.item(1, column).text() for column in range(6)]
    assert cells == ["▶ old", "17.2", "0 of 59 (≤ 5.0 %)", "1 of 60 (≤ 7.7 %)", "3 of 119", "4.2 (openvino cpu)"]
    assert panel.versions.item(0, 2).text() == "not replayed"
    assert [panel.facts.item(0, column).text() for column in range(3)] == ["seed", "1", "–"]


def test_an_empty_station_says_how_to_get_a_suite(qtbot):
    panel = OverviewPanel(Registry())
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: not panel.is_running, timeout=30_000)
    assert "No suite yet" in panel._hint.text()
    panel.stop_and_wait()
