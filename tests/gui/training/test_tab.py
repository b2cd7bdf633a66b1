"""The training tab: choose, start, pause, stop, take into use."""

from __future__ import annotations

import pytest

from castinspect.models.registry import Registry
from tests.gui.conftest import WAIT_MS, drop


@pytest.fixture
def tab(qtbot, window, data_folder):
    window.tabs.setCurrentWidget(window.training)
    drop(window.training._data, [data_folder])
    qtbot.waitUntil(window.training.can_start, timeout=WAIT_MS)
    window.training.set_options(backbone="resnet18", weights="none", strategy="scratch", epochs=2, size=32)
    return window.training


def wait_until_done(qtbot, tab):
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)


def test_classes_counts_and_guessed_roles_appear(tab):
    assert {name: role.value for name, role in tab._data.roles().items()} == {"def_front": "defect", "ok_front": "ok"}
    assert ["8" in row.count_text for row in tab._data.rows] == [True, True]


def test_a_run_plots_its_epochs_and_shows_its_result(qtbot, tab):
    tab.start()
    wait_until_done(qtbot, tab)
    assert tab._curves.plots.points["train_loss"] == 2
    assert tab._curves.plots.points["validation_accuracy"] == 2
    assert tab._curves.plots.points["batch"] >= 2
    assert tab._curves.plots.stage_names == ["all layers"]
    assert tab._result.matrix.cell_text("def_front", "def_front")
    assert " of " in tab._result.figure("escapes")
    assert len(Registry().checkpoints()) == 1


def test_the_result_is_taken_into_use(qtbot, tab, window):
    tab.start()
    wait_until_done(qtbot, tab)
    tab._result._use.click()
    assert Registry().promoted() is not None
    assert not tab._result._use.isEnabled()


def test_a_paused_run_takes_no_step_until_resumed(qtbot, tab):
    tab.set_options(epochs=300)
    tab.start()
    qtbot.waitUntil(lambda: tab._curves.plots.points["batch"] > 0, timeout=WAIT_MS)
    tab._pause.click()
    assert tab._pause.text() == "Resume"
    qtbot.wait(300)  # what was under way arrives
    before = tab._curves.plots.points["batch"]
    qtbot.wait(300)
    assert tab._curves.plots.points["batch"] == before
    tab._pause.click()
    qtbot.waitUntil(lambda: tab._curves.plots.points["batch"] > before, timeout=WAIT_MS)
    tab.discard()
    wait_until_done(qtbot, tab)


def test_finishing_now_keeps_the_best_epoch(qtbot, tab):
    tab.set_options(epochs=500)
    tab.start()
    qtbot.waitUntil(lambda: tab._curves.plots.points["train_loss"] >= 1, timeout=WAIT_MS)
    tab.finish()
    wait_until_done(qtbot, tab)
    assert tab._curves.plots.points["train_loss"] < 500
    assert [entry.problem for entry in Registry().checkpoints()] == [None]
    assert "stopped" in tab._log.toPlainText()


def test_discarding_leaves_nothing(qtbot, tab):
    tab.set_options(epochs=500)
    tab.start()
    qtbot.waitUntil(lambda: tab._curves.plots.points["train_loss"] >= 1, timeout=WAIT_MS)
    tab.discard()
    wait_until_done(qtbot, tab)
    assert Registry().checkpoints() == []


def test_a_folder_with_one_class_is_told_in_a_sentence(qtbot, window, data_folder, tmp_path):
    only = tmp_path / "only"
    only.mkdir()
    (data_folder / "ok_front").rename(only / "ok_front")
    tab = window.training
    tab.choose_data(only)
    qtbot.waitUntil(lambda: "only one class" in tab._data.problem_text, timeout=WAIT_MS)
    assert not tab.can_start()


def test_an_empty_folder_is_told_when_it_is_chosen(qtbot, window, tmp_path):
    window.training.choose_data(tmp_path)
    qtbot.waitUntil(lambda: "no folders with pictures" in window.training._data.problem_text, timeout=WAIT_MS)
    assert not window.training.can_start()


def test_imagenet_weights_without_a_network_are_told_with_the_file_to_get(qtbot, tab, monkeypatch):
    import httpx

    def no_network(*_arguments, **_options):
        raise httpx.ConnectError("no network")

    monkeypatch.setattr(httpx, "stream", no_network)
    tab.set_options(weights="imagenet", strategy="head")
    tab.start()
    wait_until_done(qtbot, tab)
    assert "resnet18-f37072fd.pth" in tab._problem.text()


def test_starter_cannot_be_chosen_for_a_backbone_without_one(tab):
    assert not tab._options._weights.is_offered("starter")
