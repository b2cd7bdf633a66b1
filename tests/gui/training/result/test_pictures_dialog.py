"""Pictures behind a figure: the worst first, with and without where the network looked."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt

from castinspect.evaluation.score import ScoredPicture
from castinspect.files import sha256_of
from castinspect.gui.training.result.panel import ResultPanel
from castinspect.gui.training.result.pictures_dialog import PicturesDialog
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from tests.helpers.runs import EVALUATION, finished
from tests.helpers.window import WAIT_MS


def scored(path, true_class, defect):
    prediction = Prediction({"def_front": defect, "ok_front": 1 - defect}, defect, np.ones((2, 2), np.float32))
    verdict = Verdict.DEFECT if defect > 0.5 else Verdict.OK
    sha256 = sha256_of(path) if path.exists() else "0" * 64
    inspection = Inspection(path=path, verdict=verdict, prediction=prediction, sha256=sha256)
    return ScoredPicture(inspection, true_class, str(path))


@pytest.fixture
def pictures(data_folder):
    paths = sorted(data_folder.rglob("*.png"))
    return [scored(p, p.parent.name, 0.1 + 0.8 * (index % 2)) for index, p in enumerate(paths)]


@pytest.fixture
def dialog(qtbot, pictures):
    made = PicturesDialog("title", [*pictures, scored(Path("gone.png"), "ok_front", 0.9)], Preprocessing(size=32))
    qtbot.addWidget(made, before_close_func=lambda dialog: dialog.reject())
    made.show()
    qtbot.waitUntil(lambda: made.loaded_count == made.count, timeout=WAIT_MS)
    return made


def test_each_picture_has_its_caption_and_is_loaded(dialog):
    assert dialog.count == 17
    assert dialog.captions[0].endswith("defect 10%")
    assert dialog._view.has_picture


def test_it_fits_its_screen(dialog):
    assert dialog.width() < dialog.screen().availableSize().width()


def test_h_takes_the_heat_map_away_and_brings_it_back(qtbot, dialog):
    heated = dialog._list.item(0).icon().pixmap(64, 64).toImage()
    dialog.activateWindow()
    qtbot.keyClick(dialog, Qt.Key.Key_H)
    assert not dialog._heat.isChecked()
    assert dialog._list.item(0).icon().pixmap(64, 64).toImage() != heated


def test_a_picture_that_is_gone_is_said_and_stops_nothing(dialog):
    dialog._list.setCurrentRow(dialog.count - 1)
    assert not dialog._view.has_picture
    assert dialog._name.text() == "gone.png"


def of(pictures):
    return dataclasses.replace(finished(evaluation=EVALUATION), scored=tuple(pictures))


@pytest.fixture
def panel(qtbot, pictures):
    made = ResultPanel()
    qtbot.addWidget(made, before_close_func=lambda panel: panel.stop_and_wait())
    made.show_result(of(pictures))
    made.show()
    return made


def close(panel):
    for dialog in panel.findChildren(PicturesDialog):
        dialog.reject()


def test_a_cell_opens_its_pictures(panel, pictures):
    panel.matrix.open_cell("def_front", "ok_front")
    (dialog,) = panel.findChildren(PicturesDialog)
    assert dialog.count == 4
    assert "def_front" in dialog.windowTitle()
    close(panel)


def test_all_mistakes_are_opened_together(panel):
    panel.show_mistakes()
    (dialog,) = panel.findChildren(PicturesDialog)
    assert dialog.count == 8
    close(panel)


def test_the_report_is_saved_in_a_thread(qtbot, panel, tmp_path):
    with qtbot.waitSignal(panel.report_saved, timeout=WAIT_MS):
        panel.save_report(tmp_path / "report.html")
    assert "worst first" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_saved_is_told(qtbot, panel, tmp_path):
    with qtbot.waitSignal(panel.failed, timeout=WAIT_MS) as told:
        panel.save_report(tmp_path)
    assert "cannot be written" in str(told.args[0])
