"""Outputs are made of the settings, and a station that uses none loads no library for them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from castinspect.errors import StationError
from castinspect.sections import (
    CommandSection,
    CsvSection,
    JsonSection,
    ModbusSection,
    MqttSection,
    OpcUaSection,
    WebhookSection,
)
from castinspect.station.outputs import making
from castinspect.station.outputs.command import CommandOutput
from castinspect.station.outputs.json_files import JsonOutput
from castinspect.station.outputs.modbus import ModbusOutput
from castinspect.station.outputs.mqtt import MqttOutput
from castinspect.station.outputs.opcua import OpcUaOutput
from castinspect.station.outputs.shift_csv import ShiftCsvOutput
from castinspect.station.outputs.webhook import WebhookOutput
from castinspect.station.shift.counting import ShiftPlan
from tests.helpers.network import free_port

SECTIONS = {
    "csv": (CsvSection(folder="out"), ShiftCsvOutput),
    "json": (JsonSection(), JsonOutput),
    "mes": (WebhookSection(url="https://mes/x", hosts="mes"), WebhookOutput),
    "broker": (MqttSection(host="broker"), MqttOutput),
    "opcua": (OpcUaSection(), OpcUaOutput),
    "plc": (ModbusSection(), ModbusOutput),
    "lamp": (CommandSection(arguments="/bin/true"), CommandOutput),
}


def test_each_kind_is_made_and_one_that_is_off_is_not():
    sections = {name: section for name, (section, _) in SECTIONS.items()}
    made = making.make_outputs(sections | {"off": ModbusSection(enabled=False)}, "s", ShiftPlan())
    assert {name: type(output) for name, output in made.items()} == {n: kind for n, (_, kind) in SECTIONS.items()}


def test_what_is_set_reaches_the_output():
    port = free_port()
    output = making.make_output(ModbusSection(port=port, address=100), "s", ShiftPlan())
    assert f"port {port}, from register 100" in str(output.test("s"))
    output.close()


def test_a_missing_library_is_said_with_what_to_install(monkeypatch):
    monkeypatch.setitem(making._NEEDS, "opcua", "no_such_library.inner")
    with pytest.raises(StationError, match=r"castinspect\[line\]"):
        making.make_output(OpcUaSection(), "s", ShiftPlan())


def test_an_address_that_is_not_allowed_is_refused_when_it_is_made():
    with pytest.raises(StationError, match="not allowed"):
        making.make_output(WebhookSection(url="https://evil/x", hosts="mes"), "s", ShiftPlan())


def test_files_alone_load_no_library_of_the_network():
    code = (
        "import sys; from castinspect.settings import Settings; from castinspect.sections import CsvSection; "
        "from castinspect.station.configured import station_outputs; "
        "station_outputs(Settings(outputs={'csv': CsvSection(folder='x')})); "
        "heavy = {'asyncua', 'pymodbus', 'paho', 'httpx', 'torch'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
