"""The record through the window: found, looked at as it was judged, traced, exported."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from castinspect.files import sha256_of
from castinspect.gui.common.question import LineQuestion, Question
from castinspect.gui.history.tab import HistoryTab
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import read_metadata
from castinspect.models.metadata import Role
from castinspect.registry.registry import Registry
from castinspect.station.history.opening import open_store
from castinspect.station.history.rows import Judgement
from castinspect.station.sources.identity import PartFields
from castinspect.studies.evidence.check import check_pack
from castinspect.versions.suites import load_suite
from tests.helpers.history import filled, inspection_of


@pytest.fixture
def recorded(promoted, pictures):
    """Eight inspections of pictures that never were, and one of a real picture by the promoted version."""
    with open_store(station="cell-3") as store:
        filled(store, 8, part=PartFields(part="9", lot="A7"))
        picture = sorted(pictures.rglob("*.png"))[0]
        judged = replace(
            inspection_of(9, Verdict.DEFECT),
            path=picture,
            sha256=sha256_of(picture),
            checkpoint=read_metadata(promoted).id,
        )
        store.record(Judgement(judged, part=PartFields(part="<b>9</b>", lot="B1")))
        store.decide(8, "DEFECT", Attribution("kim", "pore"))
    return picture


@pytest.fixture
def tab(qtbot, settings):
    made = HistoryTab(settings, Registry())
    qtbot.addWidget(made)
    made.resize(1200, 800)
    yield made
    made.stop_and_wait()


def settled(qtbot, tab):
    qtbot.waitUntil(lambda: not tab._search.is_running and not tab._look.is_running and not tab._work.is_running)


def numbers(tab):
    return [row.place.sequence for row in tab.model.rows]


def test_the_newest_are_there_when_the_tab_is_first_shown(qtbot, recorded, tab):
    tab.show()
    settled(qtbot, tab)
    assert numbers(tab) == [9, 8, 7, 6, 5, 4, 3, 2, 1]
    qtbot.waitUntil(lambda: tab.model.data(tab.model.index(0, 0), Qt.ItemDataRole.DecorationRole) is not None)
    assert tab.model.data(tab.model.index(1, 0), Qt.ItemDataRole.DecorationRole) is None


def test_fields_narrow_it_down_and_clear_widens_it(qtbot, recorded, tab):
    tab.show()
    settled(qtbot, tab)
    tab.form.fields["text"].setText("PORE")
    qtbot.keyClick(tab.form.fields["text"], Qt.Key.Key_Return)
    settled(qtbot, tab)
    assert numbers(tab) == [8]
    qtbot.mouseClick(tab.form.clear, Qt.MouseButton.LeftButton)
    settled(qtbot, tab)
    assert len(numbers(tab)) == 9


def test_what_makes_no_sense_is_told(qtbot, recorded, tab):
    tab.form.fields["since"].setText("yesterday")
    tab.search()
    settled(qtbot, tab)
    assert "yesterday" in tab.problem_text


def test_an_empty_station_says_so(qtbot, tab):
    tab.search()
    settled(qtbot, tab)
    assert tab.problem_text == ""  # nothing is wrong
    assert tab.empty_text == "Nothing is on record yet."


def test_the_picture_is_shown_as_judged_with_the_map(qtbot, recorded, tab):
    tab.show()
    settled(qtbot, tab)
    tab.panel.overlay.setChecked(True)
    tab.table.selectRow(0)
    settled(qtbot, tab)
    assert tab.panel.picture.has_picture
    assert tab.panel.picture.has_heat
    assert tab.panel.note_text == ""
    assert "<b>9</b>" in tab.panel.facts_text


def test_a_picture_that_is_gone_is_told(qtbot, recorded, tab):
    tab.show()
    settled(qtbot, tab)
    tab.table.selectRow(1)
    settled(qtbot, tab)
    assert not tab.panel.picture.has_picture
    assert "not there any more" in tab.panel.note_text
    assert "kim" in tab.panel.facts_text


def test_a_lot_is_traced(qtbot, recorded, tab):
    tab.show()
    settled(qtbot, tab)
    tab.table.selectRow(0)
    tab.panel.trace.click()
    settled(qtbot, tab)
    assert numbers(tab) == [9]
    told = tab.findChild(Question)
    assert "1 inspections of 1 known parts" in told.text()
    told.close()


def test_a_lot_is_read_and_traced_while_the_server_of_all_stations_is_away(qtbot, recorded, settings):
    away = settings.model_copy(update={"record_server": "postgresql+psycopg://station@127.0.0.1:1/nobody"})
    away.save()
    made = HistoryTab(away, Registry())
    qtbot.addWidget(made)
    made.trace("A7")
    settled(qtbot, made)
    assert numbers(made) == [8, 7, 6, 5, 4, 3, 2, 1]
    assert made.problem_text == ""
    told = made.findChild(Question)
    assert "8 inspections of 1 known parts" in told.text()
    told.close()
    made.stop_and_wait()


def test_a_decided_part_goes_into_the_suite_by_one_click_and_others_say_why_not(qtbot, recorded, tab):
    with open_store(station="cell-3") as store:
        store.decide(9, "DEFECT", Attribution("lee"))
    tab.show()
    settled(qtbot, tab)
    tab.table.selectRow(2)
    assert not tab.panel.suite.isEnabled()
    assert "no person has decided" in tab.panel.suite.toolTip()
    tab.table.selectRow(0)
    tab.panel.suite.click()
    settled(qtbot, tab)
    assert "The suite decisions holds 1 pictures" in tab._count.text()
    (picture,) = load_suite(Registry(), "decisions").pictures
    assert (picture.role, picture.sha256) == (Role.DEFECT, sha256_of(recorded))


def test_a_selection_is_exported(qtbot, recorded, tab, tmp_path):
    tab.form.fields["lot"].setText("A7")
    tab.search()
    settled(qtbot, tab)
    tab.write(tmp_path / "lot.pdf")
    settled(qtbot, tab)
    assert (tmp_path / "lot.pdf").read_bytes().startswith(b"%PDF")
    tab.write(tmp_path / "lot.doc")
    settled(qtbot, tab)
    assert "lot.doc" in tab.problem_text


def test_the_evidence_of_a_lot_is_packed_and_proven(qtbot, recorded, tab, tmp_path):
    tab.search()
    settled(qtbot, tab)
    assert not tab.pack.isEnabled()
    assert "no lot" in tab.pack.toolTip()
    tab.form.fields["lot"].setText("B1")
    tab.search()
    settled(qtbot, tab)
    assert tab.pack.isEnabled()
    tab.write_pack(tmp_path / "b1.zip")
    settled(qtbot, tab)
    checked = check_pack(tmp_path / "b1.zip")
    assert checked.faults == ()
    assert checked.manifest.lot == "B1"


def test_a_part_of_the_past_is_decided_and_goes_into_the_suite(qtbot, recorded, tab):
    tab.show()
    settled(qtbot, tab)
    tab.table.selectRow(numbers(tab).index(9))
    settled(qtbot, tab)
    assert not tab.panel.suite.isEnabled()
    tab.panel.good.click()
    question = tab.findChild(LineQuestion)
    question.line.setText("cold shut was a scratch")
    question.accept()
    settled(qtbot, tab)
    row = tab.model.rows[numbers(tab).index(9)]
    assert (row.decision.outcome, row.decision.why, row.outcome) == ("OK", "cold shut was a scratch", "OK")
    assert "cold shut was a scratch" in tab.panel.facts_text
    assert tab.table.row is row
    tab.panel.suite.click()
    settled(qtbot, tab)
    assert [picture.role for picture in load_suite(Registry(), "decisions").pictures] == [Role.OK]


def test_a_verdict_is_not_overruled_without_a_reason(qtbot, recorded, tab):
    tab.show()
    settled(qtbot, tab)
    tab.decide(tab.model.rows[0], Verdict.OK, "")
    settled(qtbot, tab)
    assert tab.problem_text
    assert tab.model.rows[0].decision is None
