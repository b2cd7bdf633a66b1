"""Beside the line pictures are carried and outputs told; the heartbeat is the line's."""

from __future__ import annotations

import json
import queue
from pathlib import Path

import pytest
from pymodbus.client import ModbusTcpClient

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.sections import JsonSection, ModbusSection, RoutingSection
from castinspect.settings import Settings
from castinspect.station.delivery import AfterRouting, Delivery
from castinspect.station.events import ArrivalJudged, FolderState, Preparing
from castinspect.station.outputs.runner import OutputState
from castinspect.station.sources.arrival import Arrival
from tests.helpers.memory_outbox import MemoryOutbox
from tests.helpers.network import free_port
from tests.helpers.reports import WHEN, report
from tests.station.routing.test_carrying import Routes, put

JUDGED = ArrivalJudged(Arrival(Path("a.png")), Inspection(Path("a.png"), Verdict.OK), Preprocessing())
WELL, LOST = FolderState(Path("/c"), 0), FolderState(Path("/c"), 0, (Message("no-model"),))


class Told(MemoryOutbox):
    """Says when something was taken."""

    def __init__(self):
        super().__init__()
        self.taken = queue.Queue()

    def sent(self, intents):
        super().sent(intents)
        self.taken.put(intents)


class Placed(Routes):
    """Says when something was carried."""

    def __init__(self):
        super().__init__()
        self.carried = queue.Queue()

    def routed(self, placed):
        super().routed(placed)
        for place in placed.values():
            self.carried.put(place)


@pytest.fixture
def outbox():
    return Told()


def test_a_controller_reads_what_is_on_record_while_the_line_is_well(outbox):
    port = free_port()
    settings = Settings(outputs={"plc": ModbusSection(port=port)})
    with Delivery(settings, outbox, Routes()) as delivery:
        delivery.follow(Preparing())
        delivery.follow(WELL)
        outbox.put(report(1), ("plc",), WHEN)
        delivery.follow(JUDGED)
        outbox.taken.get(timeout=60)
        with ModbusTcpClient("127.0.0.1", port=port, timeout=10) as client:
            while (told := client.read_input_registers(0, count=7).registers)[6] < 3:
                pass  # the next beat brings the newest number
            assert told[1:4] == [1, 1, 1]
            delivery.follow(LOST)
            while client.read_input_registers(0, count=7).registers[6] < 4:
                pass
            assert client.read_input_registers(0, count=7).registers[1:4] == [0, 0, 0]
        assert [health.state for health in delivery.health()] == [OutputState.WORKING]
        assert delivery.test("plc", "press 3").code == "modbus-works"
        with pytest.raises(KeyError):
            delivery.test("other", "press 3")


def test_an_alarm_of_the_server_alone_leaves_the_station_ready(outbox):
    delivery = Delivery(Settings(), outbox, Routes())
    delivery.follow(FolderState(Path("/c"), 0, (Message("store-away", {"store": "s", "detail": "d"}),)))
    assert delivery.heartbeat.pulse.is_ready
    delivery.follow(LOST)
    assert not delivery.heartbeat.pulse.is_ready
    delivery.follow(JUDGED)
    assert not delivery.heartbeat.pulse.is_ready
    assert delivery.heartbeat.pulse.heartbeat == 3


def test_a_picture_is_carried_and_its_json_follows_it(outbox, tmp_path):
    (tmp_path / "routed").mkdir()
    (tmp_path / "camera").mkdir()
    routes = Placed()
    source = put(routes, tmp_path / "routed", 1)
    settings = Settings(outputs={"json": JsonSection()}, routing=RoutingSection(folder=tmp_path / "routed"))
    outbox.put(report(1, picture=str(source)), ("json",), WHEN)
    with Delivery(settings, outbox, routes) as delivery:
        placed = routes.carried.get(timeout=60)
        assert not source.exists()
        assert outbox.state("json").waiting == 1  # it does not know yet where the picture is
        outbox.put(report(2, picture=str(source), kept_at=str(placed)), ("json",), WHEN)
        delivery.follow(JUDGED)
        outbox.taken.get(timeout=60)
        assert delivery.problems() == ()
    assert json.loads((placed.parent / f"{placed.name}.json").read_text())["sequence"] == 2


def test_all_that_is_due_is_carried_before_it_ends(outbox, tmp_path):
    for name in ("routed", "camera"):
        (tmp_path / name).mkdir()
    routes = Routes()
    with Delivery(Settings(routing=RoutingSection(folder=tmp_path / "routed")), outbox, routes):
        for sequence in range(200):
            put(routes, tmp_path / "routed", sequence)
    assert len(routes.placed) == 200


def test_what_cannot_be_carried_or_told_is_said_by_name(outbox, tmp_path):
    settings = Settings(
        outputs={"json": JsonSection(folder=tmp_path / "file" / "below")},
        routing=RoutingSection(folder=tmp_path / "share"),
    )
    (tmp_path / "file").write_text("")
    outbox.put(report(1), ("json",), WHEN)
    failed = queue.Queue()
    real = outbox.failed
    outbox.failed = lambda *arguments: (real(*arguments), failed.put(True))
    with Delivery(settings, outbox, Routes()) as delivery:
        failed.get(timeout=60)
    assert {name for name, _ in delivery.problems()} == {"json", "routing"}


def test_only_what_was_routed_or_cannot_be_is_told_after_routing():
    outbox = MemoryOutbox()
    for sequence, changes in enumerate([{}, {"kept_at": "/r/a.png"}, {"sha256": ""}]):
        outbox.put(report(sequence, **changes), ("json",), WHEN)
    view = AfterRouting(outbox)
    assert [due.row["sequence"] for due in view.due("json", WHEN)] == [1, 2]
    assert view.state("json").waiting == 3
    view.sent([view.due("json", WHEN)[0].id])
    assert outbox.state("json").waiting == 2
