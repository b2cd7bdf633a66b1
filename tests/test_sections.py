"""Sections of the settings are checked before anything is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from castinspect.sections import (
    OUTPUT_KINDS,
    AnyOutput,
    IdentitySection,
    ModbusSection,
    RoutingSection,
    ShiftSection,
    WebhookSection,
)

ANY = TypeAdapter(AnyOutput)
LEAST = {
    "csv": {"folder": "/out"},
    "json": {},
    "webhook": {"url": "https://mes/x", "hosts": "mes"},
    "mqtt": {"host": "broker"},
    "opcua": {},
    "modbus": {},
    "command": {"arguments": ["/bin/true"]},
}


@pytest.mark.parametrize("kind", OUTPUT_KINDS)
def test_each_kind_is_told_by_its_name(kind):
    section = ANY.validate_python({"kind": kind, **LEAST[kind]})
    assert type(section) is OUTPUT_KINDS[kind]
    assert section.enabled


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "fax"},
        {"kind": "modbus", "port": 0},
        {"kind": "modbus", "prot": 5020},
        {"kind": "webhook", "url": "https://mes/x"},
        {"kind": "webhook", "url": "https://mes/x", "hosts": []},
        {"kind": "command", "arguments": []},
        {"kind": "csv"},
        {"kind": "mqtt", "host": "b", "seconds": 0},
    ],
)
def test_what_cannot_be_meant_is_refused(values):
    with pytest.raises(ValidationError):
        ANY.validate_python(values)


def test_one_text_is_a_list_of_one():
    assert WebhookSection(url="https://mes/x", hosts="mes").hosts == ("mes",)


def test_servers_listen_to_this_computer_alone_unless_told_otherwise():
    assert ModbusSection().host == ANY.validate_python({"kind": "opcua"}).host == "127.0.0.1"


@pytest.mark.parametrize("keep", [{"GREAT": 3}, {"OK": 0}])
def test_only_verdicts_are_kept_for_days(keep):
    with pytest.raises(ValidationError):
        RoutingSection(folder=Path("/x"), keep_days=keep)


def test_times_and_masters_are_checked():
    section = ShiftSection.model_validate({"starts": {"early": "06:00"}, "masters": {"M1": "DEFECT"}})
    assert section.starts["early"].hour == 6
    for wrong in ({"starts": {"early": "25:00"}}, {"masters": {"M1": "BAD"}}):
        with pytest.raises(ValidationError):
            ShiftSection.model_validate(wrong)
    assert IdentitySection().pattern == ""
