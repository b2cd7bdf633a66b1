"""What a keyboard wedge types fills the fields of the part that comes next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from castinspect.gui.inspection.side.scanner_field import ScannerField
from castinspect.station.sources.scanner import Scanner


@pytest.fixture
def scanner():
    return Scanner(clock=lambda: 1.0)


@pytest.fixture
def field(qtbot, scanner):
    made = ScannerField()
    qtbot.addWidget(made)
    made.use(scanner)
    made.show()
    return made


def test_it_is_there_only_while_the_station_watches(field):
    assert not field.isHidden()
    field.use(None)
    assert field.isHidden()


def test_a_scan_ends_with_enter_and_holds_for_the_next_picture(qtbot, field, scanner):
    qtbot.keyClicks(field.line, "lot=L7;part=0012")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == ""
    assert field.standing_text == "next: part 0012  ·  lot L7"
    assert scanner.take(2.0).part == "0012"
    field.show_standing()
    assert field.standing_text == "next: lot L7"


def test_nothing_scanned_says_so_and_what_was_scanned_can_be_forgotten(qtbot, field, scanner):
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert "scan" in field.standing_text.lower()
    qtbot.keyClicks(field.line, "0013")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.standing_text == "next: part 0013"
    field._clear.click()
    assert field.standing_text == ""
    assert scanner.standing.part == ""
