"""The record's server and the broker go and come back while the window watches: it says so, judges on, catches up."""

from __future__ import annotations

import shutil

import pytest
from sqlalchemy import func, select

from castinspect.sections import MqttSection
from castinspect.station.history.opening import open_server, open_store
from castinspect.station.history.outbox import Outbox
from castinspect.station.history.tables import alarms, inspections
from tests.helpers.network import MOSQUITTO, Mosquitto
from tests.helpers.postgres import emptied, needs_server, postgres  # noqa: F401

pytest.importorskip("psycopg")
pytestmark = [needs_server, pytest.mark.skipif(not MOSQUITTO, reason="mosquitto is not installed")]

CODES = {"store-away", "mqtt-down"}


@pytest.fixture
def broker(tmp_path):
    made = Mosquitto(tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def database(postgres):  # noqa: F811
    with emptied(open_server(postgres.url)) as opened:
        yield opened


@pytest.fixture
def settings(settings, postgres, database, broker):  # noqa: F811
    settings.record_server = postgres.url
    settings.outputs = {"broker": MqttSection(host="127.0.0.1", port=broker.port, seconds=2)}
    settings.station_name = "press-3"
    settings.save()
    return settings


class Station:
    """The window at work, and what is known of it from outside."""

    def __init__(self, tab, folder, pictures):
        self.tab, self._folder, self._pictures = tab, folder, sorted(pictures.rglob("*.png"))
        folder.mkdir()
        tab.resume(folder)

    def take(self, count):
        """The camera takes so many pictures."""
        for _ in range(count):
            picture = self._pictures.pop()
            shutil.copy(picture, self._folder / f"{picture.parent.name}-{picture.name}")

    def alarms(self):
        """Which of the two are on record, and whether they are over."""
        columns = select(alarms.c.code, alarms.c.ended).where(alarms.c.code.in_(CODES))
        with open_store(station="press-3") as store, store.database.reading() as connection:
            return {code: ended is not None for code, ended in connection.execute(columns)}

    def untold(self):
        """How many results the broker has not taken."""
        with open_store(station="press-3") as store:
            return Outbox(store).state("broker").waiting

    def listed(self, *words):
        """Whether the list of alarms has each of these words."""
        return all(any(word in text for text in self.tab._side.alarms.texts) for word in words)


def rows_at(database):
    with database.reading() as connection:
        counts = select(func.count(), func.count(inspections.c.sequence.distinct())).select_from(inspections)
        return tuple(connection.execute(counts).one())


@pytest.mark.usefixtures("promoted")
def test_the_window_says_so_judges_on_catches_up_and_tells_the_end(
    qtbot, window, postgres, database, broker, pictures, tmp_path,  # noqa: F811
):  # fmt: skip
    tab = window.inspection
    station = Station(tab, tmp_path / "camera", pictures)
    station.take(2)
    qtbot.waitUntil(lambda: tab.total == 2 and rows_at(database) == (2, 2) and not station.untold())
    assert tab.problem_text == ""

    postgres.stop()
    broker.stop()
    station.take(3)
    qtbot.waitUntil(lambda: tab.total == 5)  # nothing waits for a server
    qtbot.waitUntil(lambda: station.listed("postgresql+psycopg://", "MQTT broker"))
    assert station.alarms() == dict.fromkeys(CODES, False)
    assert "cannot be reached" in tab.problem_text
    assert "takes nothing" in tab.problem_text
    station.take(1)
    qtbot.waitUntil(lambda: tab.total == 6)

    postgres.start()
    broker.start()
    qtbot.waitUntil(lambda: tab.problem_text == "")
    assert tab._column.alarm.text.startswith("This is over: ")
    assert station.alarms() == dict.fromkeys(CODES, True)
    qtbot.waitUntil(lambda: rows_at(database) == (6, 6) and not station.untold())
