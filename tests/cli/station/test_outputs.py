"""`castinspect outputs …`, as IT types them."""

from __future__ import annotations

import pytest

from castinspect.cli import run
from castinspect.sections import CommandSection, ModbusSection, WebhookSection
from castinspect.settings import Settings
from tests.helpers.network import free_port


def told(capsys):
    captured = capsys.readouterr()
    return " ".join((captured.out + captured.err).split())


def test_without_outputs_it_says_how_to_add_one(capsys):
    assert run(["outputs"]) == 0
    assert "outputs add" in told(capsys)


def test_an_output_is_added_listed_tried_and_removed(capsys):
    port = free_port()
    assert run(["outputs", "add", "plc", "modbus", f"port={port}", "address=100"]) == 0
    assert Settings.load().outputs == {"plc": ModbusSection(port=port, address=100)}
    assert run(["outputs", "list"]) == 0
    assert f"plc modbus port={port} address=100" in told(capsys)
    assert run(["outputs", "test", "plc"]) == 0
    assert "answers" in told(capsys)
    assert run(["outputs", "remove", "plc"]) == 0
    assert Settings.load().outputs == {}


def test_a_key_again_makes_a_list():
    assert run(["outputs", "add", "lamp", "command", "arguments=/bin/echo", "arguments=a=b"]) == 0
    assert run(["outputs", "add", "mes", "webhook", "url=https://mes/x", "hosts=mes"]) == 0
    assert Settings.load().outputs == {
        "lamp": CommandSection(arguments=("/bin/echo", "a=b")),
        "mes": WebhookSection(url="https://mes/x", hosts=("mes",)),
    }


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["add", "x", "fax"], "no output of the kind fax"),
        (["add", "x", "modbus", "port=high"], "port:"),
        (["add", "x", "modbus", "prot=5"], "knows: host, port, address, unit"),
        (["add", "x", "modbus", "port"], "KEY=VALUE"),
        (["add", "X y", "modbus"], "X y"),
        (["add", "x", "webhook", "url=https://evil/", "hosts=mes"], "not allowed"),
        (["test", "x"], "no output called x"),
        (["remove", "x"], "no output called x"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_changed(arguments, sentence, capsys):
    assert run(["outputs", *arguments]) == 1
    assert sentence in told(capsys)
    assert Settings.load().outputs == {}


def test_an_output_is_replaced_only_when_that_is_said(capsys):
    assert run(["outputs", "add", "plc", "modbus", "port=5021"]) == 0
    assert run(["outputs", "add", "plc", "modbus", "port=5022"]) == 1
    assert "--replace" in told(capsys)
    assert run(["outputs", "add", "plc", "modbus", "port=5022", "--replace"]) == 0
    assert Settings.load().outputs["plc"].port == 5022


def test_an_output_that_does_not_work_is_an_exit_code(capsys):
    assert run(["outputs", "add", "lamp", "command", "arguments=/no/such/program"]) == 0
    assert run(["outputs", "test", "lamp"]) == 1
    assert "cannot be started" in told(capsys)
