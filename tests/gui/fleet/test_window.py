"""The stations' table says what the server says; what cannot be reached is a sentence, and the last look stays."""

from __future__ import annotations

import pytest

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.fleet.window import FleetWindow
from castinspect.settings import Settings
from castinspect.station.fleet.server import Sign, give_sign
from tests.helpers.fleet import needs_server, postgres, server  # noqa: F401

pytest.importorskip("psycopg")


@pytest.fixture
def opened(qtbot):
    made = []

    def window(url):
        keeper = SettingsKeeper(Settings(record_server=url))
        dialog = FleetWindow(keeper)
        qtbot.addWidget(dialog)
        made.append(dialog)
        return dialog

    yield window
    for dialog in made:
        dialog.close()


def test_without_a_server_it_says_where_to_name_one(opened, qtbot):
    dialog = opened("")
    with qtbot.waitSignal(dialog.job.ended):
        dialog.show()
    assert "record_server" in dialog.told
    assert dialog.rows == []


@needs_server
def test_each_station_is_a_row_and_stays_when_the_server_goes_away(opened, qtbot, server, postgres):  # noqa: F811
    give_sign(server, Sign("cell-3", "1.0", "abc", "wheel", "ab" * 32, 4, ("disk-full",), 8, 5.0))
    dialog = opened(postgres.url)
    with qtbot.waitSignal(dialog.job.ended, timeout=20_000):
        dialog.show()
    (row,) = dialog.rows
    assert row[:6] == ["cell-3", "At work", "wheel", "4", "disk-full", "–"]
    assert row[7] == "8"
    assert dialog.told.startswith("1 of 1 stations")
    postgres.stop()
    with qtbot.waitSignal(dialog.job.ended, timeout=30_000):
        dialog._on_timeout()
    postgres.start()
    assert "cannot be reached" in dialog.told
    assert len(dialog.rows) == 1
