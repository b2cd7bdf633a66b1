"""A controller reads verdicts over Modbus TCP, and never an OK that is not one."""

from __future__ import annotations

import socket
from datetime import timedelta

import pytest
from pymodbus.client import ModbusTcpClient

from castinspect.errors import StationError
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.outputs.modbus import (
    CUT_FLAG,
    REGISTER_COUNT,
    REGISTERS,
    ModbusOutput,
    registers_of,
)
from castinspect.station.outputs.output import OutputDownError, Pulse
from castinspect.station.outputs.present import Present
from castinspect.station.outputs.report import Validity
from castinspect.station.sources.identity import FIELDS, PartFields
from tests.helpers.network import free_port
from tests.helpers.reports import WHEN, report

ADDRESS = 100


def fields_of(registers):
    named = {name: registers[offset] for name, offset in REGISTERS.items()}
    named["sequence"] = registers[4] << 16 | registers[5]
    ends = [*(REGISTERS[name] for name in FIELDS[1:]), REGISTER_COUNT]
    for name, end in zip(FIELDS, ends, strict=True):
        text = b"".join(word.to_bytes(2, "big") for word in registers[REGISTERS[name] : end])
        named[name] = text.rstrip(b"\0").decode()
    return named


@pytest.fixture
def served():
    port = free_port()
    output = ModbusOutput("127.0.0.1", port, address=ADDRESS)
    output.open()
    with ModbusTcpClient("127.0.0.1", port=port, timeout=5) as client:
        yield output, client
    output.close()


def read(client, kind="input"):
    answer = getattr(client, f"read_{kind}_registers")(ADDRESS, count=REGISTER_COUNT)
    assert not answer.isError(), answer
    return fields_of(answer.registers)


def beat(output, number, *, ready=True):
    output.beat(Pulse(number, WHEN, ready, None if ready else Message("no-model")))


def test_before_the_line_lives_it_says_not_ready(served):
    output, client = served
    output.send(report(7))
    told = read(client)
    assert (told["layout"], told["verdict"], told["validity"], told["ready"]) == (1, 0, 0, 0)


@pytest.mark.parametrize("kind", ["input", "holding"])
def test_a_controller_reads_verdict_part_sequence_and_heartbeat(served, kind):
    output, client = served
    beat(output, 70_000)
    identity = PartFields(part="휠-12", lot="L7", cavity="4", heat="H-31", camera="left")
    output.send(report(70_001, Verdict.DEFECT, identity=identity))
    told = read(client, kind)
    assert (told["verdict"], told["validity"], told["ready"]) == (2, 1, 1)
    assert (told["sequence"], told["heartbeat"]) == (70_001, 70_000 - 65_536)
    assert PartFields(**{name: told[name] for name in FIELDS}) == identity
    assert told["flags"] == 0


def test_what_came_later_stands_behind_what_controllers_read_already():
    assert {name: REGISTERS[name] for name in ("verdict", "sequence", "heartbeat", "part", "lot", "cavity")} == {
        "verdict": 1, "sequence": 4, "heartbeat": 6, "part": 9, "lot": 25, "cavity": 33,
    }  # fmt: skip


@pytest.mark.parametrize(("verdict", "numbers"), [("OK", (1, 1)), ("REVIEW", (3, 2)), ("HOLD", (4, 3))])
def test_only_ok_is_one_and_valid(served, verdict, numbers):
    output, client = served
    beat(output, 1)
    output.send(report(1, Verdict(verdict)))
    told = read(client)
    assert (told["verdict"], told["validity"]) == numbers


def test_a_line_that_cannot_judge_takes_its_ok_back(served):
    output, client = served
    beat(output, 1)
    output.send(report(1))
    beat(output, 2, ready=False)
    told = read(client)
    assert (told["verdict"], told["validity"], told["ready"], told["sequence"]) == (0, 0, 0, 1)


def test_a_heartbeat_that_stands_still_takes_ok_back_although_nobody_writes():
    port = free_port()
    output = ModbusOutput("127.0.0.1", port, silence_seconds=0)
    beat(output, 1)
    output.send(report(1))
    try:
        with ModbusTcpClient("127.0.0.1", port=port, timeout=5) as client:
            told = fields_of(client.read_input_registers(0, count=REGISTER_COUNT).registers)
    finally:
        output.close()
    assert (told["verdict"], told["ready"]) == (0, 0)


def test_a_client_can_write_nothing(served):
    output, client = served
    beat(output, 1)
    output.send(report(1, Verdict.DEFECT))
    assert client.write_register(ADDRESS + 1, 1).isError()
    assert client.write_registers(ADDRESS, [1, 1, 1]).isError()
    assert client.write_coil(ADDRESS, True).isError()
    assert read(client)["verdict"] == 2


def test_other_registers_are_refused(served):
    _, client = served
    assert client.read_input_registers(0, count=1).isError()
    assert client.read_input_registers(ADDRESS, count=REGISTER_COUNT + 1).isError()


def test_its_test_reads_it_back_also_from_another_program(served):
    output, client = served
    another = ModbusOutput("127.0.0.1", client.comm_params.port, address=ADDRESS)
    for tested in (output, another):
        assert tested.test("press 3").code == "modbus-works"
    another.close()
    assert read(client)["layout"] == 1


def test_a_foreign_program_at_the_port_is_no_success():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        output = ModbusOutput("127.0.0.1", taken.getsockname()[1])
        with pytest.raises(OutputDownError):
            output.test("press 3")


def test_a_port_that_is_taken_is_said():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        output = ModbusOutput("127.0.0.1", taken.getsockname()[1])
        with pytest.raises(OutputDownError, match="Modbus"):
            output.open()
        output.close()


def test_it_opens_again_after_closing():
    port = free_port()
    output = ModbusOutput("127.0.0.1", port)
    for _ in range(2):
        output.open()
        output.close()
    with pytest.raises(StationError):
        ModbusOutput("203.0.113.1", port).open()  # no address of this machine


def test_a_long_part_is_cut_between_characters_and_says_so():
    present = Present(
        report(1, identity=PartFields(part="부" * 20)), Verdict.OK, Validity.VALID, is_ready=True, heartbeat=1
    )
    told = fields_of(registers_of(present, WHEN))
    assert told["part"] == "부" * 10
    assert told["flags"] == CUT_FLAG


@pytest.mark.parametrize(("seconds", "age"), [(0, 0), (90, 90), (10**6, 65_535), (-5, 0)])
def test_the_age_of_a_verdict_is_told(seconds, age):
    present = Present(report(1), Verdict.OK, Validity.VALID, is_ready=True, heartbeat=1)
    assert fields_of(registers_of(present, WHEN + timedelta(seconds=seconds)))["age"] == age
