"""The inspection tab: drop, watch, look, acknowledge."""

from __future__ import annotations

import shutil
from contextlib import ExitStack

import pytest
import torch
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import text

from castinspect.gui.common.question import Question
from castinspect.gui.inspection.job import JobSize, Preparing
from castinspect.gui.inspection.results.rows import PLACES
from castinspect.gui.inspection.sounds import Tone
from castinspect.gui.inspection.tab import InspectionTab
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.paths import record_file
from castinspect.registry.promotion import Promoted, Promotion, PromotionFile
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station.events import FolderState
from castinspect.station.history.opening import open_record, open_store
from castinspect.station.history.recording import StationRecord
from castinspect.station.history.views.queries import decisions_on, every
from tests.helpers.window import WAIT_MS, answer, answer_line, drop, open_questions


@pytest.fixture
def tab(window, promoted):
    return window.inspection


def wait_for(qtbot, tab, count):
    qtbot.waitUntil(lambda: tab.total == count and not tab.is_running(), timeout=WAIT_MS)


def watch(qtbot, tab, folder):
    """Watch a folder; what lies there is to be judged, too, if that is asked."""
    tab.watch(folder)
    qtbot.waitUntil(lambda: tab._session.watched_folder == folder or bool(open_questions(Question)), timeout=WAIT_MS)
    if open_questions(Question):
        answer(0)
    qtbot.waitUntil(lambda: tab._side.source.has_looked, timeout=WAIT_MS)


def test_without_a_model_dropping_says_so_and_judges_nothing(qtbot, window, data_folder):
    drop(window.inspection, [data_folder])
    qtbot.waitUntil(lambda: "No model is promoted" in window.inspection.problem_text, timeout=WAIT_MS)
    assert window.inspection.total == 0
    assert window.inspection._side.banner.verdict is None


def test_dropped_folder_is_judged_and_counted(qtbot, tab, data_folder):
    drop(tab, [data_folder])
    wait_for(qtbot, tab, 16)
    counters = tab._side.counters
    assert sum(counters.count(verdict) for verdict in Verdict) == 16
    assert tab._column.strip.count() == 16
    assert tab._results.rowCount() == 16


def test_the_network_finds_the_dark_spots(qtbot, tab, data_folder):
    drop(tab, [data_folder / "def_front"])
    wait_for(qtbot, tab, 8)
    assert tab._side.counters.count(Verdict.OK) == 0


def test_an_unreadable_picture_is_held_with_its_reason(qtbot, tab, tmp_path):
    (tmp_path / "broken.png").write_text("no picture")
    drop(tab, [tmp_path / "broken.png"])
    wait_for(qtbot, tab, 1)
    assert tab._side.banner.verdict is Verdict.HOLD
    assert "broken.png" in tab._side.details.reasons_text
    assert not tab._column.picture.has_picture


def test_what_needs_a_person_stays_until_it_was_seen(qtbot, tab, data_folder, tmp_path):
    (tmp_path / "a_broken.png").write_text("no picture")
    shutil.copy(next((data_folder / "ok_front").iterdir()), tmp_path / "b_good.png")
    (tmp_path / "c_broken.png").write_text("no picture")
    drop(tab, [tmp_path / name for name in ("a_broken.png", "b_good.png", "c_broken.png")])
    wait_for(qtbot, tab, 3)
    shown = []
    for _ in range(3):
        shown.append(tab._presenter.attention.current.inspection.path.name)
        qtbot.keyClick(tab, Qt.Key.Key_F4)
    assert shown[0] == "a_broken.png"
    assert shown[-1] == "c_broken.png"


def test_heat_map_is_toggled_by_its_button_and_kept_in_the_settings(qtbot, tab, settings, data_folder):
    drop(tab, [data_folder / "def_front"])
    wait_for(qtbot, tab, 8)
    assert tab._column.picture.has_heat
    before = tab._column.picture.grab().toImage()
    tab.toggle_overlay()
    tab._column.tools.opacity.setValue(90)
    assert settings.overlay_visible
    assert settings.overlay_opacity == 0.9
    assert tab._column.picture.grab().toImage() != before


def test_a_click_on_the_strip_shows_that_part_again(qtbot, tab, data_folder):
    drop(tab, [data_folder / "ok_front"])
    wait_for(qtbot, tab, 8)
    tab._column.strip.itemClicked.emit(tab._column.strip.item(7))
    assert tab._presenter.attention.current.inspection.path.name == "part_00.png"
    assert tab._side.details.part_text == "part_00.png"


def test_table_sorts_by_probability(qtbot, tab, data_folder):
    drop(tab, [data_folder])
    wait_for(qtbot, tab, 16)
    tab._column.table.sortByColumn(PLACES["probability"], Qt.SortOrder.AscendingOrder)
    model = tab._column.table.model()
    shown = [float(model.index(row, PLACES["probability"]).data().rstrip("%")) for row in range(16)]
    assert shown == sorted(shown)


def test_after_a_power_cut_the_counters_and_what_waits_are_those_of_the_record(qtbot, tab, data_folder, settings):
    watch(qtbot, tab, data_folder)
    qtbot.waitUntil(lambda: tab.total == 16)
    stood, yielded = tab._side.counters.summary, {verdict: tab._side.counters.count(verdict) for verdict in Verdict}
    asked = [part for part in tab._results.inspections if part.verdict in {Verdict.REVIEW, Verdict.HOLD}]
    tab.stop()
    wait_for(qtbot, tab, 16)
    after = InspectionTab(tab._keeper, tab._session._make_inspector)
    qtbot.addWidget(after)
    assert after.total == 0
    after.resume(data_folder)
    after.recall()
    qtbot.waitUntil(lambda: after.total == 16 and not after.is_recalling())
    assert after._side.counters.summary == stood
    assert {verdict: after._side.counters.count(verdict) for verdict in Verdict} == yielded
    waiting = {part.sequence for part in after._presenter.attention.unseen}
    assert {part.sequence for part in asked} <= waiting
    assert after._column.strip.count() == 16
    after.stop_and_wait()


def held(tmp_path):
    (tmp_path / "held.png").write_text("no picture")
    return tmp_path / "held.png"


def test_a_hold_is_decided_counted_apart_and_taken_back(qtbot, tab, tmp_path):
    drop(tab, [held(tmp_path)])
    wait_for(qtbot, tab, 1)
    assert tab._side.details.todo_text == "Not judged: look at the part and decide."
    with qtbot.waitSignal(tab._deciding.decided):
        qtbot.keyClick(tab, Qt.Key.Key_F6)
    assert "yield 100.0%" in tab._side.counters.summary
    assert tab._side.counters.count(Verdict.HOLD) == 1
    assert tab._results.index(0, PLACES["verdict"]).data() == "HOLD  →  OK"
    assert tab._side.details.todo_text == "Decided: OK"
    with qtbot.waitSignal(tab._deciding.decided):
        qtbot.keyClick(tab, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "yield –" in tab._side.counters.summary
    assert tab._results.index(0, PLACES["verdict"]).data() == "HOLD"
    database = open_record(record_file())
    (row,) = every(database)
    said = decisions_on(database, row.place.station, row.place.sequence)
    database.close()
    assert [(decided.kind, decided.outcome) for decided in said] == [("decided", "OK"), ("withdrawn", "")]
    assert row.decision is None


def test_disagreeing_asks_why_and_is_a_decision(qtbot, tab, data_folder):
    drop(tab, [data_folder / "def_front"])
    wait_for(qtbot, tab, 8)
    parts = (tab._column.strip.part(row) for row in range(8))
    part = next(part for part in parts if part.inspection.verdict is Verdict.DEFECT)
    tab._presenter.look_again(part)
    assert not tab._side.buttons.button("good").isEnabled()
    qtbot.keyClick(tab, Qt.Key.Key_D)
    with qtbot.waitSignal(tab._deciding.decided):
        answer_line("only dust")
    assert tab._deciding.of(part.inspection).outcome is Verdict.OK
    assert tab._deciding.of(part.inspection).why == "only dust"
    qtbot.waitUntil(lambda: tab._side.buttons.button("disagree").isEnabled())
    tab._side.buttons.button("disagree").click()
    answer_line(None)


def test_a_decision_that_cannot_be_kept_does_not_count(qtbot, tab, tmp_path):
    drop(tab, [held(tmp_path)])
    wait_for(qtbot, tab, 1)
    qtbot.waitUntil(lambda: not tab.is_running())
    record_file().write_bytes(b"no database" * 100)
    with qtbot.waitSignal(tab._deciding.failed):
        qtbot.keyClick(tab, Qt.Key.Key_F6)
    assert tab.problem_text
    assert tab._deciding.of(tab._presenter.attention.current.inspection) is None


def test_space_presses_the_button_that_has_the_focus_and_acknowledges_nothing(qtbot, tab, tmp_path):
    drop(tab, [held(tmp_path)])
    wait_for(qtbot, tab, 1)
    button = tab._column.tools.button("table")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert button.isChecked()
    assert tab._presenter.attention.needs_person


def test_everything_is_reached_by_tab(qtbot, tab, tmp_path):
    drop(tab, [held(tmp_path)])
    wait_for(qtbot, tab, 1)
    wanted = [w for w in tab.findChildren(QPushButton) if w.isVisible() and w.isEnabled()] + [tab._column.strip]
    reached = set()
    first = widget = tab._column.tools.button("open")
    while True:
        reached.add(widget)
        widget = widget.nextInFocusChain()
        if widget is first:
            break
    assert [w for w in wanted if w not in reached or not w.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


def test_the_buttons_never_move_between_parts(qtbot, tab, data_folder, tmp_path):
    drop(tab, [held(tmp_path), data_folder / "ok_front"])
    wait_for(qtbot, tab, 9)
    places = set()
    for _ in range(4):
        QApplication.processEvents()
        button = tab._side.buttons.button("next")
        places.add((button.mapTo(tab, QPoint(0, 0)).toTuple(), button.size().toTuple()))
        qtbot.keyClick(tab, Qt.Key.Key_F4)
    assert len(places) == 1
    assert tab._side.buttons.button("good").height() >= 56


def test_after_looking_at_an_earlier_part_next_returns_to_the_one_that_waits(qtbot, tab, data_folder):
    drop(tab, [data_folder])
    wait_for(qtbot, tab, 16)
    earlier, latest = tab._column.strip.part(15), tab._column.strip.part(0)
    for _ in range(16):
        qtbot.keyClick(tab, Qt.Key.Key_F4)
    assert not tab._side.buttons.button("next").isEnabled()
    tab._presenter.look_again(earlier)
    assert tab._side.buttons.button("next").isEnabled()
    qtbot.mouseClick(tab._side.buttons.button("next"), Qt.MouseButton.LeftButton)
    assert tab._presenter.attention.current is latest
    assert not tab._side.buttons.button("next").isEnabled()


def test_watched_folder_is_judged_as_pictures_arrive_until_stopped(qtbot, tab, data_folder, tmp_path):
    folder = tmp_path / "camera"
    folder.mkdir()
    watch(qtbot, tab, folder)
    assert "camera" in tab._side.source.text
    for source in sorted((data_folder / "ok_front").iterdir())[:2]:
        shutil.copy(source, folder)
    qtbot.waitUntil(lambda: tab.total == 2, timeout=WAIT_MS)
    tab.stop()
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert "not watching" in tab._side.source.text


def test_dropping_while_watching_interrupts_the_watch_and_it_goes_on(qtbot, tab, data_folder, tmp_path):
    folder = tmp_path / "camera"
    folder.mkdir()
    watch(qtbot, tab, folder)
    drop(tab, [data_folder / "ok_front"])
    qtbot.waitUntil(lambda: tab.total == 8, timeout=WAIT_MS)
    shutil.copy(next((data_folder / "def_front").iterdir()), folder / "late.png")
    qtbot.waitUntil(lambda: tab.total == 9, timeout=WAIT_MS)
    tab.stop_and_wait()


def test_a_lost_folder_is_an_alarm_and_its_return_is_announced(qtbot, tab, tmp_path, monkeypatch):
    heard = []
    monkeypatch.setattr(tab._sounds, "play", heard.append)
    folder = tmp_path / "camera"
    folder.mkdir()
    watch(qtbot, tab, folder)
    assert tab._column.empty.title == "Waiting for pictures"
    shutil.rmtree(folder)
    qtbot.waitUntil(lambda: "cannot be read" in tab._column.alarm.text, timeout=WAIT_MS)
    assert "cannot watch" in tab._side.source.text
    assert not tab._side.source._queue.isVisible()
    assert tab.is_running()
    folder.mkdir()
    qtbot.waitUntil(lambda: tab._column.alarm.text == "The watched folder is there again.", timeout=WAIT_MS)
    assert heard == [Tone.ALARM, Tone.WELL_AGAIN]
    tab.stop_and_wait()


@pytest.mark.parametrize(
    "trouble",
    [Message("store-full", {"store": "/record"}), Message("camera-frozen", {"count": 3}),
     Message("folder-elsewhere", {"folder": "/camera", "station": "cell-4", "host": "pc-4", "seconds": 60})],
)  # fmt: skip
def test_the_end_of_another_trouble_is_told_as_its_own_and_not_as_the_folders(tab, tmp_path, trouble):
    tab._side.source.show_folder(tmp_path)
    tab._side.source.show_state(FolderState(tmp_path, 0, (trouble,)))
    assert tab._column.alarm.text == str(trouble)
    tab._side.source.show_state(FolderState(tmp_path, 0))
    assert tab._column.alarm.text == f"This is over: {trouble}"
    assert not tab._column.alarm.is_alarming


def test_an_alarm_of_a_folder_that_is_not_watched_any_more_goes_and_nothing_is_said_to_be_well(tab, tmp_path):
    tab._side.source.show_folder(tmp_path)
    tab._side.source.show_state(FolderState(tmp_path, 0, (Message("folder-missing", {"folder": tmp_path}),)))
    assert tab._column.alarm.is_alarming
    tab._side.source.show_folder(None)
    assert tab._column.alarm.text == ""


def test_a_folder_that_is_not_there_yet_is_tried_again(qtbot, tab, tmp_path):
    tab._session._retry.setInterval(50)
    tab.watch(tmp_path / "share")
    qtbot.waitUntil(lambda: tab._column.alarm.is_alarming, timeout=WAIT_MS)
    (tmp_path / "share").mkdir()
    qtbot.waitUntil(lambda: not tab._column.alarm.is_alarming, timeout=WAIT_MS)
    tab.stop_and_wait()


def spoil(folder):
    record_file().parent.mkdir(parents=True, exist_ok=True)
    record_file().write_bytes(b"no database" * 100)
    return "is damaged"


def make_newer(folder):
    with open_store() as store, store.database.writing() as connection:
        connection.execute(text("UPDATE meta SET value = '999' WHERE key IN ('schema', 'min_reader')"))
    return "newer"


def watch_it_elsewhere(folder):
    stack = ExitStack()
    store = stack.enter_context(open_store(station="other"))
    stack.enter_context(StationRecord(store).watching(folder))
    make_elsewhere_end.append(stack)
    return "already"


make_elsewhere_end = []


@pytest.mark.parametrize("go_wrong", [spoil, make_newer, watch_it_elsewhere])
def test_what_is_wrong_with_the_record_is_an_alarm_in_words_and_watching_goes_on_once_it_is_well(
    qtbot, tab, tmp_path, go_wrong
):
    tab._session._retry.setInterval(50)
    folder = tmp_path / "camera"
    folder.mkdir()
    words = go_wrong(folder)
    tab.resume(folder)
    qtbot.waitUntil(lambda: words in tab._column.alarm.text, timeout=WAIT_MS)
    assert tab._column.alarm.is_alarming
    assert Settings.load().watching or tab._keeper.values.watching
    while make_elsewhere_end:
        make_elsewhere_end.pop().close()
    if go_wrong is not watch_it_elsewhere:
        record_file().unlink()
    qtbot.waitUntil(lambda: not tab._column.alarm.is_alarming, timeout=WAIT_MS)
    tab.stop_and_wait()


def test_watching_is_kept_over_a_kill_and_forgotten_after_stop(qtbot, tab, settings, tmp_path):
    folder = tmp_path / "camera"
    folder.mkdir()
    tab.watch(folder)
    qtbot.waitUntil(lambda: Settings.load().watching, timeout=WAIT_MS)
    assert Settings.load().watched_folder == folder
    tab.stop()
    qtbot.waitUntil(lambda: not Settings.load().watching, timeout=WAIT_MS)


def test_what_came_while_the_station_was_down_is_judged_at_once_and_not_asked_about(qtbot, tab, data_folder, tmp_path):
    source = next((data_folder / "ok_front").iterdir())
    (tmp_path / "camera").mkdir()
    shutil.copy(source, tmp_path / "camera")
    tab.resume(tmp_path / "camera")
    qtbot.waitUntil(lambda: tab.total == 1, timeout=WAIT_MS)
    assert open_questions(Question) == []
    tab.stop_and_wait()


def test_only_new_pictures_are_judged_where_the_person_says_so(qtbot, tab, data_folder, tmp_path):
    first, second = sorted((data_folder / "ok_front").iterdir())[:2]
    (tmp_path / "camera").mkdir()
    shutil.copy(first, tmp_path / "camera" / "old.png")
    tab.watch(tmp_path / "camera")
    qtbot.waitUntil(lambda: bool(open_questions(Question)), timeout=WAIT_MS)
    shutil.copy(second, tmp_path / "camera" / "new.png")
    answer(1)
    qtbot.waitUntil(lambda: tab.total == 1, timeout=WAIT_MS)
    assert [inspection.path.name for inspection in tab._results.inspections] == ["new.png"]
    tab.stop_and_wait()


def test_counters_reset(qtbot, tab, data_folder):
    drop(tab, [data_folder])
    wait_for(qtbot, tab, 16)
    tab._side.counters._reset.click()
    assert tab.total == 16
    answer(0)
    qtbot.waitUntil(lambda: tab.total == 0)


def test_table_is_exported_as_csv(qtbot, tab, data_folder, tmp_path):
    drop(tab, [data_folder])
    wait_for(qtbot, tab, 16)
    tab.export(tmp_path / "verdicts.csv")
    assert len((tmp_path / "verdicts.csv").read_text().splitlines()) == 17


def test_cancel_ends_a_large_drop(qtbot, tab, data_folder, tmp_path):
    many = tmp_path / "many"
    many.mkdir()
    source = next((data_folder / "ok_front").iterdir())
    for index in range(400):
        shutil.copy(source, many / f"{index}.png")
    drop(tab, [many])
    qtbot.waitUntil(lambda: tab.total > 0, timeout=WAIT_MS)
    tab._column.batch._cancel.click()
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert tab.total < 400


def test_a_model_promoted_meanwhile_takes_over_between_two_pictures(
    qtbot, tab, window, checkpoint, data_folder, tmp_path
):
    drop(tab, [data_folder])
    wait_for(qtbot, tab, 16)
    loaded = load_checkpoint(checkpoint)
    state = {name: torch.from_numpy(array) for name, array in loaded.tensors.items()}
    save_checkpoint(
        tmp_path / "new.safetensors",
        state,
        loaded.metadata.model_copy(update={"id": "new", "name": "new"}),
        loaded.extra,
    )
    watch(qtbot, tab, data_folder / "ok_front")
    qtbot.waitUntil(lambda: tab.total == 24, timeout=WAIT_MS)
    Registry().promote(tmp_path / "new.safetensors")  # as the command line does
    qtbot.waitUntil(lambda: "model new" in window.model_line.text, timeout=WAIT_MS)
    shutil.copy(data_folder / "def_front" / "part_00.png", data_folder / "ok_front" / "late.png")
    qtbot.waitUntil(lambda: tab.total == 25, timeout=WAIT_MS)
    used = [inspection.checkpoint for inspection in tab._results.inspections]
    assert used == [loaded.metadata.id] * 24 + ["new"]


def test_a_promoted_model_that_was_spoilt_is_refused_and_the_old_one_keeps_judging(
    qtbot, tab, window, checkpoint, data_folder
):
    watch(qtbot, tab, data_folder / "ok_front")
    qtbot.waitUntil(lambda: tab.total == 8, timeout=WAIT_MS)
    registry = Registry()
    (registry.folder / "broken.safetensors").write_text("nothing")
    PromotionFile(registry.folder / "promoted.toml").write(Promotion(Promoted("broken.safetensors", "0")))
    qtbot.waitUntil(lambda: "refused" in window.model_line.note, timeout=WAIT_MS)
    assert "broken.safetensors" in window.model_line.note
    qtbot.waitUntil(lambda: any("broken.safetensors" in text for text in tab._side.alarms.texts), timeout=WAIT_MS)
    shutil.copy(data_folder / "def_front" / "part_00.png", data_folder / "ok_front" / "late.png")
    qtbot.waitUntil(lambda: tab.total == 9, timeout=WAIT_MS)
    assert tab._results.inspections[-1].checkpoint == load_checkpoint(checkpoint).metadata.id


def test_while_the_model_is_made_ready_the_window_says_so(window):
    window.inspection._session._on_produced(Preparing())
    assert window.inspection._column.batch.text == "making the model ready…"
    window.inspection._session._on_produced(JobSize(7))
    assert window.inspection._column.batch.text == "judging 0 of 7"


def test_the_same_verdicts_come_through_openvino(window, qtbot, settings, promoted, data_folder):
    settings.engine = "openvino"
    window.inspection.judge([data_folder])
    qtbot.waitUntil(lambda: not window.inspection.is_running(), timeout=WAIT_MS)
    found = {i.path: i for i in window.inspection._results.inspections}
    assert {i.engine for i in found.values()} == {"openvino"}
    reference = Inspector.from_checkpoint(load_checkpoint(promoted), "cpu")
    assert all(found[i.path].verdict is i.verdict for i in reference.inspect(list(found)))
