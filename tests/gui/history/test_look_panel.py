"""What stands beside a past inspection."""

from __future__ import annotations

from dataclasses import replace

import pytest

from castinspect.gui.history.look_panel import LookPanel
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.station.history.rows import JudgedBy, Judgement
from castinspect.station.history.views.queries import page
from tests.helpers.history import inspection_of, store_in


@pytest.fixture
def rows(tmp_path):
    """Two inspections, the newest first: one that was looked at twice, and one whose first look was clear."""
    looked = Prediction({"ok": 0.6, "pore": 0.4}, 0.4, None, 0.25, first_look=0.7249)
    with store_in(tmp_path) as store:
        store.record(Judgement(inspection_of(1, Verdict.DEFECT)))
        store.record(Judgement(replace(inspection_of(2, Verdict.REVIEW), prediction=looked)))
        return page(store.database)


def test_the_first_look_is_told_where_a_second_one_decided(qtbot, rows):
    panel = LookPanel()
    qtbot.addWidget(panel)
    panel.show_row(rows[0])
    assert "first look: defect probability 72.5%; by the second look 40.0%" in panel.facts_text
    panel.show_row(rows[1])
    assert "first look" not in panel.facts_text
    panel.show_row(None)
    assert panel.facts_text == ""


def test_cuts_are_told_as_shares_and_a_part_that_no_version_judged_has_none(qtbot, tmp_path):
    by = JudgedBy(cut_ok=0.29411764705882354, cut_defect=0.87999999999999)
    with store_in(tmp_path) as store:
        store.record(Judgement(inspection_of(1, Verdict.DEFECT), judged_by=by))
        store.record(Judgement(inspection_of(2, Verdict.HOLD)))
        held, judged = page(store.database)
    panel = LookPanel()
    qtbot.addWidget(panel)
    panel.show_row(judged)
    assert "OK up to 29.4%, DEFECT from 88.0%" in panel.facts_text
    panel.show_row(held)
    assert "OK up to –, DEFECT from –" in panel.facts_text
