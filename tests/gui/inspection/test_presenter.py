"""The presenter: what arrives together comes to the screen together, one tone for all, the right part in front."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QWidget

from castinspect.files import sha256_of
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.deciding import Deciding
from castinspect.gui.inspection.decisions import Decision
from castinspect.gui.inspection.job import ShownInspection
from castinspect.gui.inspection.picture.column import PictureColumn
from castinspect.gui.inspection.presenter import Presenter
from castinspect.gui.inspection.recalling import Recalled
from castinspect.gui.inspection.results.table import ResultsModel
from castinspect.gui.inspection.side.column import SideColumn
from castinspect.gui.inspection.sounds import Sounds
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.verdict import Verdict
from castinspect.station.history.opening import open_store
from castinspect.station.history.rows import Judgement
from tests.helpers.history import inspection_of


class Screen:
    """A presenter with its columns, and the tones that it told."""

    def __init__(self, window, settings):
        self.results = ResultsModel()
        self.column, self.side = PictureColumn(SettingsKeeper(settings), self.results, window), SideColumn(window)
        self.sounds, self.heard = Sounds(lambda _sound: None, window), []
        self.sounds.tell_verdict = self.heard.append
        self.deciding = Deciding(window)
        self.presenter = Presenter(self.column, self.side, self.results, self.deciding, self.sounds, window)

    def arrive(self, *verdicts):
        for number, verdict in enumerate(verdicts, start=self.results.rowCount() + 1):
            inspection = inspection_of(number, verdict)
            with open_store() as store:
                inspection = replace(inspection, sequence=store.record(Judgement(inspection)).sequence)
            self.presenter.arrive(ShownInspection(inspection, None, None, Preprocessing(size=32)))
        self.presenter.show_arrived()

    @property
    def verdict(self):
        return self.side.banner.verdict


@pytest.fixture
def screen(qtbot, settings):
    window = QWidget()
    qtbot.addWidget(window)
    made = Screen(window, settings)
    yield made
    made.deciding.stop_and_wait()
    made.presenter.stop_and_wait()


def test_what_arrived_together_is_counted_shown_and_told_by_the_gravest_tone(screen):
    screen.arrive(Verdict.OK, Verdict.REVIEW, Verdict.DEFECT)
    assert screen.side.counters.total == screen.column.strip.count() == screen.results.rowCount() == 3
    assert screen.heard == [Verdict.DEFECT]
    assert screen.verdict is Verdict.REVIEW


def test_ok_is_silent(screen):
    screen.arrive(Verdict.OK)
    assert screen.heard == []
    assert screen.verdict is Verdict.OK


def test_the_screen_follows_by_itself_soon(qtbot, screen):
    screen.presenter.arrive(ShownInspection(inspection_of(1, Verdict.HOLD), None, None, Preprocessing(size=32)))
    qtbot.waitUntil(lambda: screen.verdict is Verdict.HOLD)


def test_acknowledging_goes_through_what_waits_to_the_latest(screen):
    screen.arrive(Verdict.DEFECT, Verdict.REVIEW, Verdict.OK)
    seen = [screen.verdict]
    for _ in range(2):
        screen.presenter.acknowledge()
        seen.append(screen.verdict)
    assert seen == [Verdict.DEFECT, Verdict.REVIEW, Verdict.OK]


def test_a_part_is_found_by_its_verdict(screen):
    screen.arrive(Verdict.OK, Verdict.DEFECT)
    screen.presenter.look_at(Verdict.OK)
    assert screen.verdict is Verdict.OK
    screen.presenter.look_at(Verdict.HOLD)  # there is none
    assert screen.verdict is Verdict.OK


def test_a_decision_counts_and_the_part_waits_no_more(qtbot, screen):
    screen.arrive(Verdict.HOLD, Verdict.REVIEW)
    with qtbot.waitSignal(screen.deciding.decided):
        screen.side.buttons.good.emit()
    assert screen.verdict is Verdict.REVIEW
    assert screen.results.index(0, 2).data() == "HOLD  →  OK"
    with qtbot.waitSignal(screen.deciding.decided):
        screen.side.buttons.undo.emit()
    assert screen.results.index(0, 2).data() == "HOLD"


def before_the_start(tmp_path):
    """A REVIEW that nobody has decided, with its picture, and a DEFECT that somebody called good; on record."""
    picture = tmp_path / "part.png"
    Image.new("L", (40, 30), 90).save(picture)
    with open_store() as store:
        judged = replace(inspection_of(1, Verdict.REVIEW), path=picture, sha256=sha256_of(picture))
        review = replace(judged, sequence=store.record(Judgement(judged)).sequence)
        defect = inspection_of(2, Verdict.DEFECT)
        defect = replace(defect, sequence=store.record(Judgement(defect)).sequence)
    shown = [ShownInspection(i, None, None, Preprocessing(size=32), is_let_go=True) for i in (review, defect)]
    return Recalled(tuple(shown), tuple(shown[:1]), (Decision(defect, Verdict.OK, "a shadow"),))


def test_what_waited_before_the_start_waits_again_with_its_picture(qtbot, screen, tmp_path):
    screen.presenter.recall(before_the_start(tmp_path))
    assert screen.verdict is Verdict.REVIEW
    qtbot.waitUntil(lambda: screen.column.picture.has_picture)
    assert screen.column.strip.count() == 2
    assert screen.column.strip.is_unseen(1)
    screen.presenter.look_again(screen.column.strip.part(0))
    assert screen.side.details.todo_text == "Decided: OK  (a shadow)"
    screen.presenter.acknowledge()
    with qtbot.waitSignal(screen.deciding.decided):
        screen.side.buttons.defect.emit()
    assert not screen.presenter.attention.needs_person


def test_no_pixels_are_read_again_once_the_window_closes(screen, tmp_path):
    screen.presenter.recall(before_the_start(tmp_path))
    assert screen.presenter._reading.is_running
    screen.presenter.stop_and_wait()
    QApplication.processEvents()
    assert not screen.presenter._reading.is_running
    assert screen.presenter.attention.current.is_let_go


def test_what_arrived_while_the_record_was_read_is_shown_once(screen, tmp_path):
    found = before_the_start(tmp_path)
    screen.presenter.arrive(replace(found.waiting[0], is_let_go=False))
    screen.presenter.show_arrived()
    screen.presenter.recall(found)
    assert len(screen.presenter.attention.unseen) == 1
    assert screen.column.strip.count() == 2


def test_a_decision_that_is_taken_back_leaves_the_part_waiting_again(qtbot, screen):
    screen.arrive(Verdict.HOLD, Verdict.OK)
    with qtbot.waitSignal(screen.deciding.decided):
        screen.side.buttons.good.emit()
    assert screen.verdict is Verdict.OK
    with qtbot.waitSignal(screen.deciding.decided):
        screen.side.buttons.undo.emit()
    assert screen.verdict is Verdict.HOLD
    assert screen.presenter.attention.needs_person
    screen.arrive(Verdict.OK)
    assert screen.verdict is Verdict.HOLD
