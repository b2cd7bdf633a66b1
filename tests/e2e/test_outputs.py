"""A running `watch`: a controller, a SCADA client and a broker are told what it judges, and that it is gone."""

from __future__ import annotations

import csv
import json
import os
import queue
import subprocess
import sys
from pathlib import Path

import pytest
from asyncua.sync import Client as OpcUaClient
from paho.mqtt.client import Client as MqttClient
from paho.mqtt.enums import CallbackAPIVersion
from pymodbus.client import ModbusTcpClient

from castinspect.cli import run
from castinspect.settings import Settings
from castinspect.station.outputs.opcua_space import NAMESPACE
from tests.helpers.network import MOSQUITTO, Mosquitto, free_port

PICTURES = 6
pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or not MOSQUITTO, reason="needs mosquitto, and signals that end a service"
)


@pytest.fixture
def broker(tmp_path):
    made = Mosquitto(tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def ports(broker, tmp_path):
    """Settings as an engineer makes them."""
    modbus, opcua = free_port(), free_port()
    for arguments in (
        ["plc", "modbus", f"port={modbus}"],
        ["scada", "opcua", f"port={opcua}"],
        ["broker", "mqtt", "host=127.0.0.1", f"port={broker.port}"],
        ["table", "csv", f"folder={tmp_path / 'csv'}"],
        ["beside", "json"],
    ):
        assert run(["outputs", "add", *arguments]) == 0
    (tmp_path / "routed").mkdir()
    settings = Settings.load()
    settings.routing = settings.routing.model_copy(update={"folder": tmp_path / "routed", "action": "move"})
    settings.identity = settings.identity.model_copy(update={"pattern": r"(?P<lot>[a-z]+)_(?P<part>\d+)"})
    settings.save()
    return modbus, opcua


@pytest.fixture
def camera(tmp_path):
    assert run(["synth", str(tmp_path / "parts"), "--count", str(PICTURES), "--seed", "7"]) == 0
    (tmp_path / "camera").mkdir()
    for number, picture in enumerate(sorted((tmp_path / "parts").rglob("*.png"))):
        picture.rename(tmp_path / "camera" / f"lot_{number:04}.png")
    return tmp_path / "camera"


@pytest.fixture
def station(camera, ports):
    command = [sys.executable, "-m", "castinspect", "watch", str(camera), "--model", "demo", "--station", "press-3"]
    with subprocess.Popen(
        [*command, "--scan-seconds", "0.1", "--json"], stdout=subprocess.PIPE, env=os.environ
    ) as child:
        yield child
        child.kill()


@pytest.fixture
def messages(broker):
    """What a subscriber gets, from the first on."""
    got, subscribed = queue.Queue(), queue.Queue()
    client = MqttClient(CallbackAPIVersion.VERSION2)
    client.on_message = lambda _client, _data, message: got.put((message.topic, json.loads(message.payload)))
    client.on_subscribe = lambda *_: subscribed.put(True)
    client.connect("127.0.0.1", broker.port)
    client.loop_start()
    client.subscribe("castinspect/#", qos=1)
    subscribed.get(timeout=60)
    yield got
    client.disconnect()
    client.loop_stop()


def test_machines_are_told_each_part_and_the_end(messages, station, ports, tmp_path):
    judged = [json.loads(station.stdout.readline()) for _ in range(PICTURES)]
    told = {}
    while len(told) < PICTURES:
        topic, message = messages.get(timeout=120)
        if topic == "castinspect/press-3/result":
            told[message["sequence"]] = message
    assert [told[row["sequence"]]["verdict"] for row in judged] == [row["verdict"] for row in judged]
    assert [told[row["sequence"]]["identity"]["part"] for row in judged] == [row["part"] for row in judged]

    newest = judged[-1]
    modbus, opcua = ports
    with ModbusTcpClient("127.0.0.1", port=modbus, timeout=30) as controller:
        while (read := controller.read_input_registers(0, count=9).registers)[5] < newest["sequence"] or not read[3]:
            assert station.poll() is None
        assert read[1] == {"OK": 1, "DEFECT": 2, "REVIEW": 3, "HOLD": 4}[newest["verdict"]]
    with OpcUaClient(f"opc.tcp://127.0.0.1:{opcua}/castinspect", timeout=30) as client:
        index = client.get_namespace_index(NAMESPACE)
        path = [f"{index}:{name}" for name in ("press-3", "ResultManagement", "Result", "ResultId")]
        while client.nodes.objects.get_child(path).read_value() != f"press-3-{newest['sequence']}":
            assert station.poll() is None

    station.terminate()
    assert station.wait(60) == 0
    state = {}
    while state.get("state") != "offline":
        topic, message = messages.get(timeout=60)
        state = message if topic.endswith("/state") else state
    assert not state["ready"]
    rows_stand_once_and_pictures_are_routed(tmp_path, judged)


def rows_stand_once_and_pictures_are_routed(folder: Path, judged):
    (table,) = (folder / "csv").iterdir()
    with table.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["sequence"]) for row in rows] == list(range(1, PICTURES + 1))
    routed = [path for path in (folder / "routed").rglob("*") if path.is_file()]
    assert len([path for path in routed if path.suffix == ".png"]) == PICTURES
    assert len([path for path in routed if path.suffix == ".json"]) == PICTURES
    verdicts = {path.name: path.relative_to(folder / "routed").parts[0] for path in routed if path.suffix == ".png"}
    assert verdicts == {Path(row["path"]).name: row["verdict"] for row in judged}
    assert list((folder / "camera").glob("[!.]*")) == []  # a claim to the folder may leave what it knows, hidden
