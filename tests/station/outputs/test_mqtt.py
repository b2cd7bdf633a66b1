"""A real broker and a real client: results are told, state and audit head are retained, silence is never OK."""

from __future__ import annotations

import json
import queue
import shutil
import socket
import subprocess

import pytest
from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion

from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.outputs.mqtt import Broker, MqttOutput
from castinspect.station.outputs.output import OutputDownError, Pulse
from tests.helpers.network import MOSQUITTO, Mosquitto, free_port
from tests.helpers.reports import WHEN, report

pytestmark = pytest.mark.skipif(not MOSQUITTO, reason="mosquitto is not installed")


@pytest.fixture
def broker(tmp_path):
    made = Mosquitto(tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def output(broker):
    made = MqttOutput(Broker("127.0.0.1", broker.port), "press/3", seconds=20)
    yield made
    made.close()


class Subscriber:
    """A client that keeps what it gets."""

    def __init__(self, port):
        self.got, subscribed = queue.Queue(), queue.Queue()
        self.client = Client(CallbackAPIVersion.VERSION2)
        self.client.on_message = lambda _client, _data, message: self.got.put(message)
        self.client.on_subscribe = lambda *_: subscribed.put(True)
        self.client.connect("127.0.0.1", port)
        self.client.loop_start()
        self.client.subscribe("castinspect/#", qos=1)
        subscribed.get(timeout=30)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.client.disconnect()
        self.client.loop_stop()

    def next(self):
        message = self.got.get(timeout=30)
        return message.topic, json.loads(message.payload), message.retain

    def until(self, topic):
        while True:
            at, told, _ = self.next()
            if at == topic:
                return told


def test_a_client_gets_each_result_with_what_counts(broker, output):
    with Subscriber(broker.port) as subscriber:
        output.send(report(7, Verdict.REVIEW))
        told = subscriber.until("castinspect/press_3/result")
    assert (told["verdict"], told["validity"], told["sequence"], told["heartbeat"]) == ("REVIEW", "UNDECIDED", 7, 47)
    assert (told["identity"]["part"], told["identity"]["lot"]) == ("0007", "L7")
    assert told["reasons"][0]["code"] == "between-cuts"


def test_who_comes_later_finds_state_and_audit_head_and_no_old_verdict(broker, output):
    output.beat(Pulse(5, WHEN, True))
    output.send(report(7))
    with Subscriber(broker.port) as subscriber:
        retained = {topic: told for topic, told, _ in (subscriber.next(), subscriber.next())}
        output.send(report(8))
        assert subscriber.next()[1]["sequence"] == 8  # no other retained message came before it
    assert retained["castinspect/press_3/state"]["heartbeat"] == 5
    assert retained["castinspect/press_3/audit"] == {"sequence": 97, "hash": "cd" * 32, "station": "press 3"}


def test_decisions_and_alarms_have_topics_of_their_own(broker, output):
    with Subscriber(broker.port) as subscriber:
        output.tell("alarm", {"code": "camera-frozen", "started": "2026-11-27T02:00:00.000+00:00"})
        topic, told, is_retained = subscriber.next()
    assert (topic, told["code"], is_retained) == ("castinspect/press_3/alarm", "camera-frozen", False)


def test_a_line_that_cannot_judge_says_so(broker, output):
    output.beat(Pulse(5, WHEN, False, Message("no-model")))
    with Subscriber(broker.port) as subscriber:
        told = subscriber.until("castinspect/press_3/state")
    assert (told["state"], told["ready"]) == ("not ready", False)
    assert "promoted" in told["reason"]


def test_closing_leaves_offline_behind(broker, output):
    output.beat(Pulse(5, WHEN, True))
    output.close()
    with Subscriber(broker.port) as subscriber:
        told = subscriber.until("castinspect/press_3/state")
    assert (told["state"], told["ready"]) == ("offline", False)


def test_the_broker_says_offline_for_a_station_that_is_gone(broker, output):
    output.beat(Pulse(5, WHEN, True))
    with Subscriber(broker.port) as subscriber:
        assert subscriber.until("castinspect/press_3/state")["ready"]
        output._client.socket().shutdown(socket.SHUT_RDWR)  # as a cut cable
        assert subscriber.until("castinspect/press_3/state")["state"] == "offline"


def test_a_broker_that_is_down_is_said_and_taken_up_again(broker, output):
    output.send(report(1))
    broker.stop()
    with pytest.raises(OutputDownError, match="broker"):
        MqttOutput(Broker("127.0.0.1", broker.port), "press 3", seconds=0.1).send(report(2))
    broker.start()
    with Subscriber(broker.port) as subscriber:
        output.send(report(3))
        assert subscriber.until("castinspect/press_3/result")["sequence"] == 3


def test_nobody_at_the_port_is_said():
    with pytest.raises(OutputDownError, match="takes nothing"):
        MqttOutput(Broker("127.0.0.1", free_port()), "s", seconds=5).send(report())


@pytest.mark.skipif(not shutil.which("mosquitto_passwd"), reason="mosquitto_passwd is not installed")
def test_a_password_comes_from_a_file_and_a_wrong_one_is_said(tmp_path):
    passwords = tmp_path / "passwords"
    subprocess.run(["mosquitto_passwd", "-b", "-c", passwords, "press", "right"], check=True, stderr=subprocess.DEVNULL)
    broker = Mosquitto(tmp_path, f"password_file {passwords}", anonymous=False)
    broker.start()
    secret = tmp_path / "secret"
    try:
        for password, fails in (("right\n", False), ("wrong\n", True)):
            secret.write_text(password)
            output = MqttOutput(
                Broker("127.0.0.1", broker.port, user="press", password_file=secret),
                "s",
                seconds=20 if not fails else 2,
            )
            if fails:
                with pytest.raises(OutputDownError, match="uthori"):
                    output.send(report())
            else:
                assert output.test("s").code == "mqtt-works"
            output.close()
    finally:
        broker.stop()
