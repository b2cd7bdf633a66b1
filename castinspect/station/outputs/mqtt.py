"""Results, state and audit head to an MQTT broker.

Topics below `<prefix>/<station>/`: `result` (each judged part, quality of service 1, never retained, so that nobody
takes an old OK for the present), `decision` and `alarm` (as the record has them), `state` (retained; the broker itself
sets it to offline when the station is gone) and `audit` (retained: sequence and hash of the newest entry, so that a
shortened or rewritten record is found).
"""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from castinspect.messages import Message
from castinspect.station.outputs.output import Output, OutputDownError, Pulse
from castinspect.station.outputs.report import Report, example_report, report_as_dict
from castinspect.station.outputs.secrets import read_secret

if TYPE_CHECKING:
    from paho.mqtt.client import Client

OFFLINE = {"state": "offline", "ready": False, "heartbeat": 0, "reason": "connection lost"}
_KEEP_ALIVE = 15  # seconds; the broker takes a silent station for gone after one and a half of them


@dataclass(frozen=True)
class Broker:
    """Where the broker is and how the station is known to it.

    Attributes:
        host: Its address.
        port: 1883, with TLS usually 8883.
        user: Empty for none.
        password_file: File that holds the password alone.
        tls: Whether the connection is encrypted and the broker's certificate checked.
        ca_file: Certificates to check it by; None for the system's.
    """

    host: str
    port: int = 1883
    user: str = ""
    password_file: Path | None = None
    tls: bool = False
    ca_file: Path | None = None


class MqttOutput(Output):
    """Publishes to a broker; the connection is kept and made again by the library's own thread.

    Args:
        broker: Where to.
        station: Becomes part of the topics; `/`, `+` and `#` in it become `_`.
        prefix: First part of the topics.
        seconds: How long the broker may take.
    """

    def __init__(self, broker: Broker, station: str, *, prefix: str = "castinspect", seconds: float = 10.0) -> None:
        self._broker = broker
        self._topic = f"{prefix}/{station.translate(str.maketrans('/+#', '___'))}"
        self._seconds = seconds
        self._client: Client | None = None
        self._connected = threading.Event()
        self._refusal = ""

    def send(self, report: Report) -> None:
        """Publish a result, then the audit head; both are with the broker when this returns."""
        self._publish("result", report_as_dict(report))
        if report.audit_head:
            head = {"sequence": report.audit_sequence, "hash": report.audit_head, "station": report.station}
            self._publish("audit", head, retain=True)

    def tell(self, subject: str, row: Mapping[str, Any]) -> None:
        """Publish a decision or an alarm under its own topic."""
        self._publish(subject, dict(row))

    def beat(self, pulse: Pulse) -> None:
        """Publish the state, retained."""
        state = {
            "state": "ready" if pulse.is_ready else "not ready",
            "ready": pulse.is_ready,
            "heartbeat": pulse.heartbeat,
            "reason": str(pulse.reason or ""),
            "at": pulse.at.isoformat(timespec="milliseconds"),
        }
        self._publish("state", state, retain=True)

    def test(self, station: str) -> Message:
        """Publish a HOLD of no part to `test`."""
        self._publish("test", report_as_dict(example_report(station)))
        values = {"host": self._broker.host, "port": self._broker.port, "topic": f"{self._topic}/test"}
        return Message("mqtt-works", values)

    def close(self) -> None:
        """Say "offline", then part from the broker."""
        client, self._client = self._client, None
        if client is None:
            return
        if self._connected.is_set():
            with suppress(ValueError, RuntimeError):
                told = client.publish(f"{self._topic}/state", _encoded(OFFLINE | {"reason": "stopped"}), 1, retain=True)
                told.wait_for_publish(self._seconds)
        client.disconnect()
        client.loop_stop()
        self._connected.clear()

    def _publish(self, below: str, values: dict[str, Any], *, retain: bool = False) -> None:
        client = self._connected_client()
        try:
            told = client.publish(f"{self._topic}/{below}", _encoded(values), qos=1, retain=retain)
            told.wait_for_publish(self._seconds)
        except (ValueError, RuntimeError) as error:
            raise self._down(str(error)) from error
        if not told.is_published():
            self._let_go()  # else the library sends it on its own later, beside the outbox
            raise self._down("no acknowledgement")

    def _connected_client(self) -> Client:
        if self._client is None:
            self._client = self._connect()
        if not self._connected.wait(self._seconds):
            refusal = self._refusal
            self._let_go()
            raise self._down(refusal or "no answer")
        return self._client

    def _connect(self) -> Client:
        from paho.mqtt.client import Client
        from paho.mqtt.enums import CallbackAPIVersion

        client = Client(CallbackAPIVersion.VERSION2)
        self._connected.clear()
        self._refusal = ""
        client.on_connect = self._on_connect
        client.on_disconnect = self._on_disconnect
        client.will_set(f"{self._topic}/state", _encoded(OFFLINE), qos=1, retain=True)
        client.connect_timeout = self._seconds
        if self._broker.user:
            client.username_pw_set(self._broker.user, read_secret(self._broker.password_file))
        try:
            if self._broker.tls:
                client.tls_set_context(ssl.create_default_context(cafile=self._broker.ca_file))
            client.connect(self._broker.host, self._broker.port, keepalive=_KEEP_ALIVE)
        except (OSError, ValueError) as error:
            raise self._down(getattr(error, "strerror", None) or str(error)) from error
        client.loop_start()
        return client

    def _let_go(self) -> None:
        client, self._client = self._client, None
        self._connected.clear()
        if client is not None:
            client.disconnect()
            client.loop_stop()

    def _down(self, detail: str) -> OutputDownError:
        return OutputDownError("mqtt-down", host=self._broker.host, port=self._broker.port, detail=detail)

    def _on_connect(self, _client: Client, _data: object, _flags: object, reason: Any, _properties: object) -> None:
        if reason.is_failure:
            self._refusal = str(reason)
        else:
            self._connected.set()

    def _on_disconnect(self, _client: Client, _data: object, _flags: object, _reason: Any, _properties: object) -> None:
        self._connected.clear()


def _encoded(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "backslashreplace")
