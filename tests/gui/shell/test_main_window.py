"""The window as a whole, driven as its users would."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from castinspect.gui.common.theme import DARK, LIGHT
from castinspect.gui.shell.app import build_window
from castinspect.progress import PicturesRead
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from tests.helpers.window import WAIT_MS, answer, drop, open_questions


def visible_texts(window):
    widgets = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    return [widget.text() for widget in widgets if widget.text()]


def test_language_switches_live_and_back(window):
    english = visible_texts(window)
    window.appearance.use_language("ko")
    QApplication.processEvents()
    korean = visible_texts(window)
    assert window.tabs.tabText(0) == "검사"
    assert not [text for text in korean if re.search(r"[A-Za-z]{4,}", text) and text in english and " " in text]
    window.appearance.use_language("en")
    QApplication.processEvents()
    assert visible_texts(window) == english


def test_language_is_chosen_from_the_menu(window):
    window.menus.language_action("ko").trigger()
    QApplication.processEvents()
    assert window.tabs.tabText(1) == "학습"


def test_dark_look_is_really_dark(window):
    window.appearance.use_theme(DARK)
    QApplication.processEvents()
    image = window.grab().toImage()
    assert image.pixelColor(4, image.height() // 2).lightness() < 60
    window.appearance.use_theme(LIGHT)


def test_the_trained_model_is_taken_into_use(qtbot, window, checkpoint):
    window.training.checkpoint_chosen.emit(checkpoint)
    if open_questions():  # two test pictures prove little, which is asked about
        answer(0)
    assert Registry().promoted().name == checkpoint.name
    assert "spots" in window.model_line.text


def test_a_broken_checkpoint_is_refused_and_the_old_one_stays(window, promoted, tmp_path):
    (tmp_path / "broken.safetensors").write_text("nothing")
    window.promoter.promote(tmp_path / "broken.safetensors")
    assert "broken.safetensors" in answer(0)
    assert Registry().promoted() == promoted


@pytest.mark.parametrize("choice", [0, -1])
def test_the_demo_model_is_taken_only_by_whom_understands_what_it_is_not_for(window, choice):
    window.menus.action("demo").trigger()
    assert "must never judge real parts" in answer(choice)
    taken = Registry().promoted()
    assert bool(taken) == (choice == 0)
    assert ("synthetic-castings-only" in window.model_line.text) == bool(taken)


def test_closing_while_training_asks_once_and_ends_cleanly(qtbot, window, data_folder):
    window.training.choose_data(data_folder)
    qtbot.waitUntil(window.training.can_start, timeout=WAIT_MS)
    window.training.set_options(backbone="resnet18", weights="none", strategy="scratch", epochs=500, size=32)
    window.training.start()
    assert not window.close()
    assert "Training is under way" in answer(-1)
    assert window.isVisible()
    assert not window.close()
    answer(0)
    assert not window.isVisible()
    qtbot.waitUntil(lambda: not window.training.is_running())
    assert list(Registry().folder.glob("*")) == []


def test_closing_while_a_study_is_at_work_asks(window):
    window.studies.backtest._start(lambda: itertools.repeat(PicturesRead(1, 2)), "replaying")
    assert not window.close()
    assert "A study or a backtest is under way" in answer(-1)
    assert window.studies.is_running()
    assert not window.close()
    answer(0)
    assert not window.isVisible()


def test_closing_when_idle_asks_nothing_and_saves_the_settings(window):
    window.appearance.use_language("ko")
    assert window.close()
    assert Settings.load().language == "ko"


def test_full_screen_hides_the_menus(window, qtbot):
    window.kiosk.toggle_full_screen()
    qtbot.waitUntil(window.isFullScreen)
    assert not window.menuBar().isVisible()
    window.kiosk.toggle_full_screen()
    qtbot.waitUntil(lambda: not window.isFullScreen())
    assert window.menuBar().isVisible()


def test_inspection_goes_on_while_a_network_learns(qtbot, window, promoted, data_folder, monkeypatch):
    window.training.choose_data(data_folder)
    qtbot.waitUntil(window.training.can_start, timeout=WAIT_MS)
    window.training.set_options(backbone="resnet18", weights="none", strategy="scratch", epochs=500, size=32)
    window.training.start()
    drop(window.inspection, [data_folder])
    qtbot.waitUntil(lambda: window.inspection.total == 16, timeout=WAIT_MS)
    assert window.training.is_running()
    window.training.discard()
    qtbot.waitUntil(lambda: not window.training.is_running(), timeout=WAIT_MS)


def test_a_file_named_like_html_is_shown_as_it_is(qtbot, window, promoted, data_folder, tmp_path):
    odd = tmp_path / "<b>bold<b>.png"
    odd.write_bytes(next((data_folder / "ok_front").iterdir()).read_bytes())
    drop(window.inspection, [odd])
    qtbot.waitUntil(lambda: window.inspection.total == 1, timeout=WAIT_MS)
    labels = [label for label in window.findChildren(QLabel) if "<b>" in label.text()]
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_the_window_paints_before_what_judges_reads_and_records_is_loaded():
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from castinspect.gui.shell.app import build_window; from castinspect.settings import Settings\n"
        "window = build_window(app, Settings()); window.show(); app.processEvents()\n"
        "assert not window.grab().isNull()\n"
        "heavy = {'torch', 'torchvision', 'sklearn', 'scipy', 'pyqtgraph', 'numpy', 'PIL', 'openvino', 'sqlalchemy',"
        "         'alembic', 'typer', 'rich', 'castinspect.station.line', 'castinspect.gui.help.guide'}\n"
        "heavy &= set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_screenshots_are_taken_on_a_station_of_their_own(tmp_path):
    code = (
        "import castinspect.gui.proof.screenshots as screenshots; from castinspect import paths\n"
        "from pathlib import Path; from castinspect.gui.shell.app import open_window\n"
        "screenshots.take_screenshots = lambda window, folder: print(paths.models_dir()) or 0\n"
        f"raise SystemExit(open_window(screenshots=Path({str(tmp_path)!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    (models,) = done.stdout.splitlines()
    assert not Path(models).is_relative_to(os.environ["CASTINSPECT_HOME"])
    assert not Path(models).exists()


def test_a_window_can_be_made_twice(qapp, settings, window):
    other = build_window(qapp, settings)
    assert other.windowTitle() == window.windowTitle()
    other.close()
    other.deleteLater()
