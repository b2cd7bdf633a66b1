"""The version's word and the map bring pictures into the labelling window; all of it can be undone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget

from castinspect.curation.feature_map import FeatureMap
from castinspect.curation.labelling import Labelling
from castinspect.curation.opinions import Opinion
from castinspect.gui.labelling import advice as module
from castinspect.gui.labelling.window import LabellingWindow
from castinspect.registry.registry import Registry


@pytest.fixture
def window(qtbot, data_folder):
    owner = QWidget()
    qtbot.addWidget(owner)
    made = LabellingWindow(Labelling(data_folder), parent=owner)
    made.show()
    yield made
    made.close()


def lies(folder, name):
    return sorted(path.name for path in (folder / name).iterdir())


def wait(qtbot, window):
    qtbot.waitUntil(lambda: not window._advice.is_running)


def saying(opinions):
    def say(_pictures):
        yield from ()
        return tuple(opinions)

    return say


def test_the_surest_disagreement_comes_first_and_is_taken_over_in_one_step(qtbot, window, data_folder, monkeypatch):
    names = lies(data_folder, "ok_front")
    said = [Opinion(data_folder / "ok_front" / name, "ok_front", "def_front", sure, 1 - sure)
            for name, sure in zip(names[:3], (0.7, 0.99, 0.8), strict=True)]  # fmt: skip
    monkeypatch.setattr(module, "_opinions", saying(said))
    before = lies(data_folder, "def_front")
    window._advice.ask.click()
    wait(qtbot, window)
    assert [path.name for path in window._grid.paths()] == [names[1], names[2], names[0]]
    assert window._grid.item(0).text() == "ok_front\n→ def_front 99%"
    assert "3 elsewhere" in window._advice.told.text()
    window._grid.selectAll()
    window.accept()
    assert len(lies(data_folder, "def_front")) == len(before) + 3
    assert len(window._grid.paths()) == 3  # they stay at hand, under their new names, and are doubted no more
    assert "→" not in window._grid.item(0).text()
    window.undo()
    assert (lies(data_folder, "ok_front"), lies(data_folder, "def_front")) == (names, before)


def test_without_a_promoted_version_it_says_so(qtbot, window):
    window._advice.ask.click()
    wait(qtbot, window)
    assert "promote" in window._advice.told.text().lower()
    assert window._advice.ask.isEnabled()


def test_the_promoted_version_is_asked(qtbot, window, checkpoint):
    Registry().promote(checkpoint)
    window._advice.ask.click()
    wait(qtbot, window)
    assert window._advice.told.text().startswith("Of 16 pictures")


def test_a_line_on_the_map_chooses_pictures_that_a_key_moves(qtbot, window, data_folder, monkeypatch):
    pictures = window._pictures()
    places = np.array([[number, 0.0] for number in range(len(pictures))])
    found = FeatureMap(tuple(path for path, _ in pictures), tuple(name for _, name in pictures), places)

    def drawn(_pictures):
        yield from ()
        return found

    monkeypatch.setattr(module, "_map", drawn)
    window._advice.map.click()
    wait(qtbot, window)
    view = window._advice.window
    view.choose([(-0.5, -1), (2.5, -1), (2.5, 1), (-0.5, 1)])
    assert set(window._grid.selected_paths()) == {path for path, _ in pictures[:3]}
    before = len(lies(data_folder, "ok_front"))
    window.label(2)
    assert len(lies(data_folder, "ok_front")) == before + 3
    window.undo()
    assert len(lies(data_folder, "ok_front")) == before
    assert all(Path(path).is_file() for path, _ in pictures)
