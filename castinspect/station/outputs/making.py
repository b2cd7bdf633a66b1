"""Outputs as the settings name them; only the libraries of those that are used are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec

from castinspect.errors import StationError
from castinspect.sections import (
    CommandSection,
    CsvSection,
    JsonSection,
    ModbusSection,
    MqttSection,
    OpcUaSection,
    OutputSection,
    WebhookSection,
)
from castinspect.station.outputs.output import Output
from castinspect.station.shift.counting import ShiftPlan

_NEEDS = {"opcua": "asyncua", "modbus": "pymodbus", "mqtt": "paho.mqtt"}


def make_outputs(sections: Mapping[str, OutputSection], station: str, shifts: ShiftPlan) -> dict[str, Output]:
    """The outputs that are switched on, by name; none is opened.

    Raises:
        StationError: One cannot work as it is set: its library is missing, or its address is not allowed.
    """
    return {name: make_output(section, station, shifts) for name, section in sections.items() if section.enabled}


def make_output(section: OutputSection, station: str, shifts: ShiftPlan) -> Output:
    """One output.

    Raises:
        StationError: It cannot work as it is set.
    """
    _require_library(section)
    if isinstance(section, ModbusSection | OpcUaSection | MqttSection | WebhookSection):
        return _on_network(section, station)
    if isinstance(section, CsvSection):
        from castinspect.station.outputs.shift_csv import ShiftCsvOutput

        return ShiftCsvOutput(section.folder, shifts)
    if isinstance(section, JsonSection):
        from castinspect.station.outputs.json_files import JsonOutput

        return JsonOutput(section.folder)
    assert isinstance(section, CommandSection)
    from castinspect.station.outputs.command import CommandOutput

    return CommandOutput(section.arguments, seconds=section.seconds)


def _on_network(section: ModbusSection | OpcUaSection | MqttSection | WebhookSection, station: str) -> Output:
    if isinstance(section, ModbusSection):
        from castinspect.station.outputs.modbus import ModbusOutput

        return ModbusOutput(section.host, section.port, address=section.address, unit=section.unit)
    if isinstance(section, OpcUaSection):
        from castinspect.station.outputs.opcua import OpcUaOutput

        return OpcUaOutput(section.host, section.port, station)
    if isinstance(section, MqttSection):
        from castinspect.station.outputs.mqtt import Broker, MqttOutput

        broker = Broker(section.host, section.port, section.user, section.password_file, section.tls, section.ca_file)
        return MqttOutput(broker, station, prefix=section.prefix, seconds=section.seconds)
    from castinspect.station.outputs.webhook import WebhookOutput

    return WebhookOutput(section.url, section.hosts, token_file=section.token_file, seconds=section.seconds)


def _require_library(section: OutputSection) -> None:
    kind = str(getattr(section, "kind", ""))
    library = _NEEDS.get(kind)
    if library is None:
        return
    try:
        is_there = find_spec(library) is not None
    except ModuleNotFoundError:
        is_there = False
    if not is_there:
        raise StationError("output-library-missing", kind=kind, library=library.split(".")[0])
