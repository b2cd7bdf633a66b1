"""A class with its count; its meaning is guessed and can be corrected."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from castinspect.data.folders import ClassFolder
from castinspect.gui.training.data.class_row import ClassRow
from castinspect.gui.training.data.scan import ClassLook
from castinspect.models.metadata import Role


@pytest.fixture
def made(qtbot):
    def make(name, **pictures):
        paths = {split: tuple(Path(f"{index}.png") for index in range(count)) for split, count in pictures.items()}
        row = ClassRow(ClassLook(ClassFolder(name, paths), (np.zeros((8, 8), dtype=np.uint8),)))
        qtbot.addWidget(row)
        return row

    return make


@pytest.mark.parametrize(("name", "role"), [("ok", Role.OK), ("def", Role.DEFECT), ("front", None)])
def test_a_known_name_is_taken_for_what_it_means(made, name, role):
    assert made(name, train=3).role == role


def test_pictures_are_counted_and_those_for_the_score_apart(made):
    assert made("ok", train=3).count_text == "3 pictures"
    assert made("ok", train=3, test=2).count_text == "3 + 2 test"


def test_a_correction_is_told(made, qtbot):
    row = made("front", train=3)
    with qtbot.waitSignal(row.role_changed):
        row.set_role(Role.DEFECT)
    assert row.role == Role.DEFECT


def test_while_a_run_goes_on_nothing_can_be_changed(made):
    row = made("ok", train=3)
    row.set_editable(False)
    assert not row._combo.isEnabled()
    row.set_editable(True)
    assert row._combo.isEnabled()
