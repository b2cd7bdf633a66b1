"""The training tab: choose, start, pause, stop, take into use."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton

from castinspect.errors import DataError, TrainingError
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.theme import LIGHT
from castinspect.gui.training.data.regroup_question import RegroupQuestion
from castinspect.gui.training.tab import TrainingTab
from castinspect.registry.registry import Registry
from castinspect.training.config import TrainingConfig
from castinspect.training.events import BatchFinished, EpochFinished
from castinspect.training.run.state import InterruptedRun
from tests.helpers.runs import HeldRun, epoch, phase, started
from tests.helpers.window import WAIT_MS, answer as answer_window, drop


@pytest.fixture
def tab(qtbot, window, data_folder):
    window.tabs.setCurrentWidget(window.training)
    drop(window.training, [data_folder])
    qtbot.waitUntil(window.training.can_start, timeout=WAIT_MS)
    window.training.set_options(backbone="resnet18", weights="none", strategy="scratch", epochs=2, size=32)
    return window.training


def wait_until_done(qtbot, tab):
    qtbot.waitUntil(lambda: not tab.is_running(), timeout=WAIT_MS)


def wait_for(qtbot, tab, kind):
    """Wait until the run has told an event of a kind."""
    arrived = lambda event: isinstance(event, kind)  # noqa: E731
    with qtbot.waitSignal(tab._control.job.event_arrived, timeout=WAIT_MS, check_params_cb=arrived):
        pass


def answer(tab, text):
    """Press a button of the question that Stop asks."""
    button = next(button for button in tab._control.question.findChildren(QPushButton) if button.text() == text)
    button.click()


# --- real runs ---


def test_a_run_plots_its_epochs_and_shows_its_result(qtbot, tab):
    tab._buttons.start.click()
    assert tab.is_running()
    assert not tab.can_start()
    wait_until_done(qtbot, tab)
    points = tab._learning.curves.plots.points
    assert points["train_loss"] == points["validation_loss"] == points["validation_accuracy"] == 2
    assert points["batch"] >= 2
    assert tab._learning.curves.plots.stage_names == ["all layers"]
    assert tab._pages.currentWidget() is tab._pages.result
    assert tab._pages.result.matrix.cell_text("ok_front", "ok_front")
    assert "finished" in tab._learning.progress.text
    assert len(Registry().versions()) == 1
    assert tab.can_start()


def test_the_result_is_taken_into_use(qtbot, tab, window):
    tab.start()
    wait_until_done(qtbot, tab)
    tab._pages.result._use.click()
    assert "proves" in answer_window(0)  # so few parts prove little
    assert Registry().promoted() is not None
    assert not tab._pages.result._use.isEnabled()


def test_finishing_now_keeps_the_best_epoch(qtbot, tab):
    tab.set_options(epochs=500)
    tab.start()
    wait_for(qtbot, tab, EpochFinished)
    tab._buttons.stop.click()
    answer(tab, "Finish now, keep the best")
    wait_until_done(qtbot, tab)
    assert tab._learning.curves.plots.points["train_loss"] < 500
    assert [entry.problem for entry in Registry().versions()] == [None]
    assert "stopped" in tab._pages.log.toPlainText()
    assert tab._control.question is None


def test_discarding_leaves_nothing(qtbot, tab):
    tab.set_options(epochs=500)
    tab.start()
    wait_for(qtbot, tab, EpochFinished)
    tab._buttons.stop.click()
    answer(tab, "Discard")
    wait_until_done(qtbot, tab)
    assert Registry().versions() == []
    assert "discarded" in tab._learning.progress.text
    assert not tab._pages.result.use()


def test_a_real_run_stands_still_while_paused(qtbot, tab):
    tab.set_options(epochs=500)
    tab.start()
    wait_for(qtbot, tab, BatchFinished)
    tab._buttons.pause.click()
    before = tab._learning.curves.plots.points["batch"]
    with qtbot.waitSignals([tab._control.job.event_arrived] * 2, timeout=500, raising=False) as told:
        pass
    assert not told.signal_triggered  # one event may have been under way, not two
    assert tab._learning.curves.plots.points["batch"] <= before + 1
    tab._buttons.pause.click()
    wait_for(qtbot, tab, BatchFinished)
    tab.discard()
    wait_until_done(qtbot, tab)


def test_imagenet_weights_without_a_network_are_told_with_the_file_to_get(qtbot, tab, monkeypatch):
    import httpx

    def no_network(*_arguments, **_options):
        raise httpx.ConnectError("no network")

    monkeypatch.setattr(httpx, "stream", no_network)
    tab.set_options(weights="imagenet", strategy="head")
    tab.start()
    wait_until_done(qtbot, tab)
    assert "resnet18-f37072fd.pth" in tab._learning._problem.text()
    assert tab._learning._problem.isVisible()
    assert "could not go on" in tab._learning.progress.text
    assert tab.can_start()


# --- runs that the test holds ---


def test_a_paused_run_says_so_and_goes_on_where_it_stood(qtbot, held_tab, many_batches):
    tab, hold = held_tab
    run = HeldRun(many_batches)
    hold(run)
    tab.start()
    run.let(3)
    qtbot.waitUntil(lambda: tab._learning.curves.plots.points["batch"] == 1)
    tab._buttons.pause.click()
    assert tab._buttons.pause.text() == "Resume"
    assert tab._learning.progress.time_left == "paused"
    run.let(9)
    qtbot.waitUntil(lambda: tab._learning.curves.plots.points["batch"] == 2)
    with qtbot.assertNotEmitted(tab._control.job.event_arrived, wait=50):
        pass
    tab._buttons.pause.click()
    assert tab._buttons.pause.text() == "Pause"
    qtbot.waitUntil(lambda: tab._learning.curves.plots.points["batch"] == 10)


def test_before_the_first_epoch_there_is_nothing_to_keep(qtbot, held_tab, many_batches):
    tab, hold = held_tab
    run = HeldRun([*many_batches[:3], epoch(1), *many_batches[3:]])
    hold(run)
    tab.start()
    run.let(3)
    qtbot.waitUntil(lambda: tab._learning.curves.plots.points["batch"] == 1)
    tab._buttons.stop.click()
    assert not tab._control.question.keep.isEnabled()
    assert "nothing to keep" in tab._control.question.informativeText()
    run.let(1)
    qtbot.waitUntil(lambda: tab._control.question.keep.isEnabled())
    answer(tab, "Go on training")
    assert tab.is_running()
    assert not run.finish_asked.is_set()


def test_the_question_goes_when_the_run_ends_under_it(qtbot, held_tab, many_batches, tmp_path):
    tab, hold = held_tab
    run = HeldRun(many_batches[:3], checkpoint=tmp_path / "done.safetensors")
    hold(run)
    tab.start()
    tab._buttons.stop.click()
    assert tab._control.question.findChildren(QDialogButtonBox)
    run.let(3)
    wait_until_done(qtbot, tab)
    assert tab._control.question is None
    assert tab._pages.currentWidget() is tab._pages.result


def test_an_error_is_shown_until_something_is_changed(qtbot, held_tab, one_class_error, data_folder):
    tab, hold = held_tab
    hold(HeldRun(error=one_class_error))
    tab.start()
    wait_until_done(qtbot, tab)
    assert "only one class" in tab._learning._problem.text()
    assert "only one class" in tab._pages.log.toPlainText()
    tab.choose_data(data_folder)
    assert tab._learning._problem.text() == ""


def test_an_unexpected_error_is_a_sentence_too(qtbot, held_tab):
    tab, hold = held_tab
    hold(HeldRun(error=RuntimeError("out of memory")))
    tab.start()
    wait_until_done(qtbot, tab)
    assert "out of memory" in tab._learning._problem.text()
    assert tab.can_start()


def test_running_is_told_and_settings_rest_meanwhile(qtbot, held_tab, many_batches):
    tab, hold = held_tab
    run = HeldRun(many_batches)
    hold(run)
    told = []
    tab.running_changed.connect(told.append)
    tab.start()
    assert not tab._options.isEnabled()
    assert tab._buttons.pause.isEnabled()
    tab.discard()
    run.let(1)
    wait_until_done(qtbot, tab)
    assert told == [True, False]
    assert tab._options.isEnabled()
    assert not tab._buttons.pause.isEnabled()


def test_a_folder_that_cannot_be_trained_on_cannot_be_started(qtbot, window, tmp_path):
    window.training.choose_data(tmp_path)
    qtbot.waitUntil(lambda: "no folders with pictures" in window.training._data.problem_text, timeout=WAIT_MS)
    assert not window.training.can_start()


def test_the_whole_tab_changes_language_even_in_a_run(qtbot, tab, window):
    tab.set_options(epochs=500)
    tab.start()
    wait_for(qtbot, tab, EpochFinished)
    tab._buttons.pause.click()
    window.appearance.use_language("ko")
    QApplication.processEvents()
    assert tab._buttons.start.text() == "시작"
    assert tab._buttons.pause.text() == "계속"
    assert tab._learning.progress.text.startswith("에포크")
    assert "ResNet-18, 시작 가중치 무작위 가중치" in tab._pages.log.toPlainText().splitlines()[1]
    assert tab._learning.curves.plots.stage_names == ["전체 층"]
    assert tab._data.classes.rows[0].count_text == "8장"
    tab.discard()
    wait_until_done(qtbot, tab)


def test_no_heavy_library_is_loaded_with_the_tab():
    code = (
        "import sys; import castinspect.gui.shell.main_window; "
        "print({'torch', 'torchvision', 'sklearn', 'pyqtgraph'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "set()\n"


def test_parts_on_both_sides_are_asked_about_and_regrouped(qtbot, held_tab, many_batches):
    tab, hold = held_tab
    hold(HeldRun(error=DataError("data-crosses", parts=2, example="a.png, b.png")))
    tab.start()
    wait_until_done(qtbot, tab)
    (question,) = tab.findChildren(RegroupQuestion)
    assert "both sides of the split: 2" in question.text()
    configs = []
    run = HeldRun(many_batches)
    tab._train = lambda config: configs.append(config) or run
    question.regroup.click()
    assert tab.is_running()
    assert configs[0].regroup
    run.let(1000)
    tab.discard()
    wait_until_done(qtbot, tab)


def test_a_part_pattern_goes_into_the_run_and_one_of_no_use_keeps_it_from_starting(qtbot, held_tab, many_batches):
    tab, _ = held_tab
    tab._data.part_numbers.line.setText(r"wheel_(\d+)")
    tab._data.part_numbers.line.editingFinished.emit()
    assert not tab.can_start()
    assert "matches no file name" in tab._data.problem_text
    tab._data.part_numbers.line.setText(r"part_(\d+)")
    tab._data.part_numbers.line.editingFinished.emit()
    configs = []
    run = HeldRun(many_batches)
    tab._train = lambda config: configs.append(config) or run
    tab.start()
    assert configs[0].part_pattern == r"part_(\d+)"
    tab.discard()
    run.let(1000)
    wait_until_done(qtbot, tab)


def test_changed_labels_are_looked_at_again(qtbot, held_tab, data_folder):
    tab, _ = held_tab
    tab._pages.dataset._label.click()
    window = tab._labelling.window
    window._grid.setCurrentRow(0)
    window.exclude()
    window.close()
    qtbot.waitUntil(tab.can_start)
    assert [row.count_text for row in tab._data.classes.rows] == ["7 pictures", "8 pictures"]


def test_interrupted_run_goes_on_when_asked_to(qtbot, settings, tmp_path):
    run = HeldRun([started(), phase()], checkpoint=tmp_path / "wheel.safetensors")
    resumed = []
    tab = TrainingTab(SettingsKeeper(settings), None, LIGHT, lambda file: resumed.append(file) or run)
    qtbot.addWidget(tab, before_close_func=lambda _tab: (run.let(100), tab.stop_and_wait()))
    interrupted = InterruptedRun(tmp_path / "state", TrainingConfig(data=tmp_path), 2)
    tab.offer_interrupted(interrupted)
    tab._learning.interrupted.go_on.click()
    assert resumed == [interrupted.file]
    assert tab.is_running()
    run.let(100)
    qtbot.waitUntil(lambda: not tab.is_running())


def test_run_that_cannot_go_on_is_said(qtbot, settings, tmp_path):
    def unreadable(file):
        raise TrainingError("resume-unreadable", path=file)

    tab = TrainingTab(SettingsKeeper(settings), None, LIGHT, unreadable)
    qtbot.addWidget(tab)
    tab.offer_interrupted(InterruptedRun(tmp_path / "state", TrainingConfig(data=tmp_path), 2))
    tab._learning.interrupted.go_on.click()
    assert not tab.is_running()
    assert "cannot be read" in tab._learning._problem.text()
