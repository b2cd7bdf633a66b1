"""The stations' table says what the server says; what cannot be reached is a sentence, and the last look stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.fleet.window import FleetWindow
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station.fleet.server import Sign, all_pushes, give_sign
from castinspect.station.fleet.signing import make_key
from tests.helpers.fleet import needs_server, postgres, server  # noqa: F401
from tests.helpers.window import answer

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


def test_escape_ends_looking_too(opened, qtbot):
    dialog = opened("")
    with qtbot.waitSignal(dialog.job.ended):
        dialog.show()
    assert dialog._timer.isActive()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not dialog._timer.isActive()


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


@needs_server
def test_chosen_stations_are_pushed_to_and_stay_chosen_by_name(  # fixtures
    opened,
    qtbot,
    server,  # noqa: F811
    postgres,  # noqa: F811
    random_checkpoint,
    tmp_path,
):
    for name in ("cell-3", "cell-4"):
        give_sign(server, Sign(name, "1.0", "abc", "wheel", "ab" * 32, 0, (), 0, 5.0))
    version = Registry().add(random_checkpoint("resnet18").path, Action.IMPORTED)
    make_key(tmp_path / "admin.key")
    dialog = opened(postgres.url)
    with qtbot.waitSignal(dialog.job.ended, timeout=30_000):
        dialog.show()
    dialog.choose(["cell-4"])
    give_sign(server, Sign("cell-1", "1.0", "abc", "wheel", "ab" * 32, 0, (), 0, 5.0))
    with qtbot.waitSignal(dialog.job.ended, timeout=30_000):
        dialog._on_timeout()
    assert [row[0] for row in dialog.rows] == ["cell-1", "cell-3", "cell-4"]
    assert dialog.chosen == ["cell-4"]  # though another row stands in its place now

    dialog.pushing.set_key(tmp_path / "admin.key")
    dialog.pushing.why.setText("fewer escapes")
    dialog.pushing.push_button.click()
    answer(0)
    qtbot.waitUntil(lambda: bool(dialog.orders.rows), timeout=30_000)
    assert [row[1:3] + row[4:] for row in dialog.orders.rows] == [[version.stem, "cell-4", "Waiting", ""]]
    (found,) = all_pushes(server)
    assert (found.order.station, found.order.why) == ("cell-4", "fewer escapes")
