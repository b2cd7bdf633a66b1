"""A client reads the station over OPC UA, and never an OK that is not one."""

from __future__ import annotations

import json
import queue
import socket

import pytest
from asyncua import ua
from asyncua.sync import Client

from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.outputs.opcua import OpcUaOutput
from castinspect.station.outputs.opcua_space import NAMESPACE
from castinspect.station.outputs.output import OutputDownError, Pulse
from castinspect.station.outputs.report import example_report
from tests.helpers.network import free_port
from tests.helpers.reports import WHEN, report

RESULT = "ResultManagement/Result/"


class Reader:
    """A client that finds variables by their browse names."""

    def __init__(self, client):
        self.client = client
        self.index = client.get_namespace_index(NAMESPACE)

    def node(self, path):
        steps = [f"{self.index}:{name}" for name in ("press 3", *path.split("/"))]
        return self.client.nodes.objects.get_child(steps)

    def __getitem__(self, path):
        return self.node(path).read_value()


@pytest.fixture(scope="module")
def served():
    """One server for the module: its address space takes a second to build. Sequences rise from test to test."""
    output = OpcUaOutput("127.0.0.1", free_port(), "press 3")
    output.open()
    with Client(output.endpoint, timeout=20) as client:
        yield output, Reader(client)
    output.close()


_sequence = iter(range(1, 1000))


@pytest.fixture
def number():
    return next(_sequence)


def beat(output, number, *, ready=True):
    output.beat(Pulse(number, WHEN, ready, None if ready else Message("no-model")))


def test_before_the_line_lives_it_is_not_operational(served, number):
    output, station = served
    output.send(report(number))
    assert station["VisionStateMachine/CurrentState"] == "Halted"
    assert station["IsReady"] is False
    assert (station[RESULT + "Verdict"], station[RESULT + "VerdictNumber"]) == ("", 0)
    assert station[RESULT + "Validity"] == "NOT_READY"
    assert station[RESULT + "ResultContent"] == ""


def test_a_client_reads_result_part_recipe_and_heartbeat(served, number):
    output, station = served
    beat(output, 500)
    told = report(number, Verdict.DEFECT)
    output.send(told)
    assert (station["Heartbeat"], station["IsReady"]) == (500, True)
    assert station["VisionStateMachine/CurrentState"] == "Operational"
    assert station["VisionStateMachine/AutomaticModeStateMachine/CurrentState"] == "ContinuousExecution"
    assert (station[RESULT + "Verdict"], station[RESULT + "Validity"]) == ("DEFECT", "VALID")
    assert (station[RESULT + "Sequence"], station[RESULT + "ResultId"]) == (number, f"press 3-{number}")
    assert (station[RESULT + "PartId"], station[RESULT + "JobId"]) == (told.identity.part, "L7")
    assert [station[RESULT + name] for name in ("Cavity", "Heat", "Camera")] == ["c2", "H-31", "left"]
    assert station[RESULT + "InternalRecipeId"] == station["RecipeManagement/InternalRecipeId"] == "wheel-1"
    content = json.loads(station[RESULT + "ResultContent"])
    assert (content["verdict"], content["sequence"]) == ("DEFECT", number)


@pytest.mark.parametrize(
    ("verdict", "shown"), [("OK", ("VALID", 1)), ("REVIEW", ("UNDECIDED", 3)), ("HOLD", ("INVALID", 4))]
)
def test_only_ok_is_one_and_valid(served, number, verdict, shown):
    output, station = served
    beat(output, 501)
    output.send(report(number, Verdict(verdict), defect_probability=None))
    assert (station[RESULT + "Validity"], station[RESULT + "VerdictNumber"]) == shown


def test_a_line_that_cannot_judge_takes_its_ok_back(served, number):
    output, station = served
    beat(output, 510)
    output.send(report(number))
    beat(output, 511, ready=False)
    assert (station[RESULT + "Verdict"], station[RESULT + "Validity"]) == ("", "NOT_READY")
    assert "promoted" in station["Reason"]


def test_a_client_can_change_nothing(served):
    _, station = served
    with pytest.raises(ua.UaError):
        station.node(RESULT + "Verdict").write_value("OK")
    with pytest.raises(ua.UaError):
        station.client.nodes.objects.add_variable(station.index, "mine", 1)


def test_nobody_logs_in_as_administrator(served):
    output, _ = served
    client = Client(output.endpoint, timeout=20)
    client.set_user("admin")
    with pytest.raises(ua.UaError), client:
        pass


def test_each_result_comes_as_an_event(served, number):
    output, station = served
    told = queue.Queue()

    class Handler:
        def event_notification(self, event):
            told.put(event)

    kinds = station.client.nodes.base_event_type
    (kind,) = [node for node in kinds.get_children() if node.read_browse_name().Name == "ResultReadyEventType"]
    subscription = station.client.create_subscription(20, Handler())
    system = station.client.nodes.objects.get_child([f"{station.index}:press 3"])
    subscription.subscribe_events(system, kind)
    output.send(report(number, Verdict.REVIEW))
    event = told.get(timeout=30)
    subscription.delete()
    assert (event.Verdict, event.Validity, event.ResultId) == ("REVIEW", "UNDECIDED", f"press 3-{number}")


def test_a_test_shows_no_part(served):
    output, station = served
    before = station[RESULT + "ResultId"]
    output.send(example_report("press 3"))
    assert station[RESULT + "ResultId"] == before
    host, port = output.endpoint.removeprefix("opc.tcp://").removesuffix("/castinspect").split(":")
    for tested in (output, OpcUaOutput(host, int(port), "press 3")):  # also from another program
        assert tested.test("press 3").code == "opcua-works"


def test_silence_takes_ok_back_although_nobody_writes():
    output = OpcUaOutput("127.0.0.1", free_port(), "press 3", silence_seconds=0.3)
    taken_back = queue.Queue()

    class Handler:
        def datachange_notification(self, _node, value, _data):
            taken_back.put(value)

    beat(output, 1)
    output.send(report(1))
    try:
        with Client(output.endpoint, timeout=20) as client:
            subscription = client.create_subscription(20, Handler())
            subscription.subscribe_data_change(Reader(client).node(RESULT + "Validity"))
            while taken_back.get(timeout=30) != "NOT_READY":
                pass
            subscription.delete()
            assert Reader(client)[RESULT + "Verdict"] == ""
    finally:
        output.close()


def test_a_port_that_is_taken_is_said():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        output = OpcUaOutput("127.0.0.1", taken.getsockname()[1], "press 3")
        with pytest.raises(OutputDownError, match="OPC UA"):
            output.open()
        output.close()
