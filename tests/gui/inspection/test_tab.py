"""The inspection tab: drop, watch, look, acknowledge."""

from __future__ import annotations

import shutil

import pytest
import torch
from PySide6.QtCore import Qt

from castinspect.gui.inspection.job import JobSize, Preparing
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.registry.promotion import Promoted, Promotion, PromotionFile
from castinspect.registry.registry import Registry
from tests.helpers.window import WAIT_MS, drop


@pytest.fixture
def tab(window, promoted):
    return window.inspection


def wait_for(qtbot, tab, count):
    qtbot.waitUntil(lambda: tab.total == count and not tab.is_running(), timeout=WAIT_MS)


def test_without_a_model_dropping_says_so_and_judges_nothing(qtbot, window, data_folder):
    drop(window.inspection, [data_folder])
    qtbot.waitUntil(lambda: "No model is promoted" in window.inspection.problem_text, timeout=WAIT_MS)
    assert window.inspection.total == 0
    assert window.inspection._banner.verdict is None


def test_dropped_folder_is_judged_and_counted(qtbot, tab, data_folder):
    drop(tab, [data_folder])
    wait_for(qtbot, tab, 16)
    counters = tab._counters
    assert sum(counters.count(verdict) for verdict in Verdict) == 16
    assert tab._strip.count() == 16
    assert tab._results.rowCount() == 16


def test_the_network_finds_the_dark_spots(qtbot, tab, data_folder):
    drop(tab, [data_folder / "def_front"])
    wait_for(qtbot, tab, 8)
    assert tab._counters.count(Verdict.OK) == 0


def test_an_unreadable_picture_is_held_with_its_reason(qtbot, tab, tmp_path):
    (tmp_path / "broken.png").write_text("no picture")
    drop(tab, [tmp_path / "broken.png"])
    wait_for(qtbot, tab, 1)
    assert tab._banner.verdict is Verdict.HOLD
    assert "broken.png" in tab._details._reasons.text()
    assert not tab._picture.has_picture


def test_what_needs_a_person_stays_until_it_was_seen(qtbot, tab, data_folder, tmp_path):
    (tmp_path / "a_broken.png").write_text("no picture")
    shutil.copy(next((data_folder / "ok_front").iterdir()), tmp_path / "b_good.png")
    (tmp_path / "c_broken.png").write_text("no picture")
    drop(tab, [tmp_path / name for name in ("a_broken.png", "b_good.png", "c_broken.png")])
    wait_for(qtbot, tab, 3)
    shown = []
    for _ in range(3):
        shown.append(tab._attention.current.inspection.path.name)
        qtbot.keyClick(tab, Qt.Key.Key_Space)
    assert shown[0] == "a_broken.png"
    assert shown[-1] == "c_broken.png"


def test_heat_map_is_toggled_by_its_button_and_kept_in_the_settings(qtbot, tab, settings, data_folder):
    drop(tab, [data_folder / "def_front"])
    wait_for(qtbot, tab, 8)
    assert tab._picture.has_heat
    before = tab._picture.grab().toImage()
    tab.toggle_overlay()
    tab._tools._opacity.setValue(90)
    assert settings.overlay_visible
    assert settings.overlay_opacity == 0.9
    assert tab._picture.grab().toImage() != before


def test_a_click_on_the_strip_shows_that_part_again(qtbot, tab, data_folder):
    drop(tab, [data_folder / "ok_front"])
    wait_for(qtbot, tab, 8)
    tab._strip.itemClicked.emit(tab._strip.item(7))
    assert tab._attention.current.inspection.path.name == "part_00.png"
    assert tab._details._name.text() == "part_00.png"


def test_table_sorts_by_probability(qtbot, tab, data_folder):
    drop(tab, [data_folder])
    wait_for(qtbot, tab, 16)
    tab._table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    model = tab._table.model()
    shown = [float(model.index(row, 3).data().rstrip("%")) for row in range(16)]
    assert shown == sorted(shown)


def test_disagreement_is_marked_in_the_table(qtbot, tab, data_folder):
    drop(tab, [next((data_folder / "ok_front").iterdir())])
    wait_for(qtbot, tab, 1)
    qtbot.keyClick(tab, Qt.Key.Key_D)
    assert "disagreed" in tab._results.index(0, 2).data()
    assert tab._details._disagree.isChecked()
    qtbot.keyClick(tab, Qt.Key.Key_D)
    assert "disagreed" not in tab._results.index(0, 2).data()
    assert not tab._details._disagree.isChecked()


def test_after_looking_at_an_earlier_part_next_returns_to_the_one_that_waits(qtbot, tab, data_folder):
    drop(tab, [data_folder])
    wait_for(qtbot, tab, 16)
    earlier, latest = tab._strip.part(15), tab._strip.part(0)
    for _ in range(16):
        qtbot.keyClick(tab, Qt.Key.Key_Space)
    assert not tab._details._next.isEnabled()
    tab._on_part_chosen(earlier)
    assert tab._details._next.isEnabled()
    qtbot.mouseClick(tab._details._next, Qt.MouseButton.LeftButton)
    assert tab._attention.current is latest
    assert not tab._details._next.isEnabled()


def test_watched_folder_is_judged_as_pictures_arrive_until_stopped(qtbot, tab, data_folder, tmp_path):
    folder = tmp_path / "camera"
    folder.mkdir()
    tab.watch(folder)
    assert "camera" in tab._source._title.text()
    for source in sorted((data_folder / "ok_front").iterdir())[:2]:
        shutil.copy(source, folder)
    qtbot.waitUntil(lambda: tab.total == 2, timeout=WAIT_MS)
    tab.stop()
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)
    assert "not watching" in tab._source._title.text()


def test_dropping_while_watching_interrupts_the_watch_and_it_goes_on(qtbot, tab, data_folder, tmp_path):
    folder = tmp_path / "camera"
    folder.mkdir()
    tab.watch(folder)
    drop(tab, [data_folder / "ok_front"])
    qtbot.waitUntil(lambda: tab.total == 8, timeout=WAIT_MS)
    shutil.copy(next((data_folder / "def_front").iterdir()), folder / "late.png")
    qtbot.waitUntil(lambda: tab.total == 9, timeout=WAIT_MS)
    tab.stop_and_wait()


def test_a_lost_folder_is_an_alarm_and_not_the_end(qtbot, tab, tmp_path):
    folder = tmp_path / "camera"
    folder.mkdir()
    tab.watch(folder)
    qtbot.waitUntil(tab.is_running, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: tab._source._state is not None, timeout=WAIT_MS)
    folder.rmdir()
    qtbot.waitUntil(lambda: "cannot be read" in tab._source._alarm.text(), timeout=WAIT_MS)
    assert tab.is_running()
    folder.mkdir()
    qtbot.waitUntil(lambda: tab._source._alarm.isHidden(), timeout=WAIT_MS)
    tab.stop_and_wait()


def test_counters_reset(qtbot, tab, data_folder):
    drop(tab, [data_folder])
    wait_for(qtbot, tab, 16)
    tab._counters._reset.click()
    assert tab.total == 0


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
    tab._batch._cancel.click()
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
    tab.watch(data_folder / "ok_front")
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
    tab.watch(data_folder / "ok_front")
    qtbot.waitUntil(lambda: tab.total == 8, timeout=WAIT_MS)
    registry = Registry()
    (registry.folder / "broken.safetensors").write_text("nothing")
    PromotionFile(registry.folder / "promoted.toml").write(Promotion(Promoted("broken.safetensors", "0")))
    qtbot.waitUntil(lambda: "refused" in tab.problem_text, timeout=WAIT_MS)
    assert "broken.safetensors" in window.model_line.note
    shutil.copy(data_folder / "def_front" / "part_00.png", data_folder / "ok_front" / "late.png")
    qtbot.waitUntil(lambda: tab.total == 9, timeout=WAIT_MS)
    assert tab._results.inspections[-1].checkpoint == load_checkpoint(checkpoint).metadata.id


def test_while_the_model_is_made_ready_the_window_says_so(window):
    window.inspection._session._on_produced(Preparing())
    assert window.inspection._batch.text == "making the model ready…"
    window.inspection._session._on_produced(JobSize(7))
    assert window.inspection._batch.text == "judging 0 of 7"


def test_the_same_verdicts_come_through_openvino(window, qtbot, settings, promoted, data_folder):
    settings.engine = "openvino"
    window.inspection.judge([data_folder])
    qtbot.waitUntil(lambda: not window.inspection.is_running(), timeout=WAIT_MS)
    found = {i.path: i for i in window.inspection._results.inspections}
    assert {i.engine for i in found.values()} == {"openvino"}
    reference = Inspector.from_checkpoint(load_checkpoint(promoted), "cpu")
    assert all(found[i.path].verdict is i.verdict for i in reference.inspect(list(found)))
