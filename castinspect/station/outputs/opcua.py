"""An OPC UA server that shows the station as a vision system, read-only.

Objects, states, result and recipe ids have the names of OPC 40100-1 (Machine Vision); its nodeset is not used. A client
acts on a part when `Validity` is VALID, `IsReady` is true, `Sequence` is the part's and `Heartbeat` rises.
"""

from __future__ import annotations

from contextlib import suppress

from castinspect.messages import Message
from castinspect.station.outputs.opcua_space import AddressSpace, state_at
from castinspect.station.outputs.output import Output, OutputDownError, Pulse
from castinspect.station.outputs.present import SILENCE_SECONDS, PresentState
from castinspect.station.outputs.report import Report
from castinspect.station.outputs.serving import ServingThread


class OpcUaOutput(Output):
    """Serves the station's state and newest result, and an event for each result.

    Args:
        host: Address to listen at.
        port: 4840 is OPC UA's own.
        station: Name of the vision system.
        silence_seconds: How long the line's heartbeat may stand still before no verdict is shown.
    """

    def __init__(self, host: str, port: int, station: str, *, silence_seconds: float = SILENCE_SECONDS) -> None:
        self._host, self._port, self._station = host, port, station
        self._present = PresentState(silence_seconds)
        self._serving: ServingThread | None = None
        self._space: AddressSpace | None = None

    @property
    def endpoint(self) -> str:
        """The address at which OPC UA clients find this server."""
        return f"opc.tcp://{self._host}:{self._port}/castinspect"

    @property
    def _reachable(self) -> str:
        host = "127.0.0.1" if self._host in {"0.0.0.0", "::"} else self._host
        return f"opc.tcp://{host}:{self._port}/castinspect"

    def open(self) -> None:
        """Listen; before the first sign of life the state is "Preoperational"."""
        if self._serving is not None:
            return
        serving = ServingThread("opcua")
        try:
            self._space = serving.run(AddressSpace.started(self.endpoint, self._station, self._present))
        except Exception as error:
            serving.close()
            detail = getattr(error, "strerror", None) or str(error) or type(error).__name__
            values = {"kind": "OPC UA", "host": self._host, "port": self._port, "detail": detail}
            raise OutputDownError("server-not-opened", **values) from error
        self._serving = serving

    def send(self, report: Report) -> None:
        """Show a report, unless a newer one is shown already, and tell it as an event."""
        self.open()
        self._present.show(report)
        self._in_server(report)

    def beat(self, pulse: Pulse) -> None:
        """Show the line's sign of life."""
        self.open()
        self._present.beat(pulse)
        self._in_server()

    def test(self, station: str) -> Message:  # noqa: ARG002 (it has its name)
        """Read the state through the network, as a client would; of the station that serves it, or of this."""
        state = self._state()
        if state is None:
            self.open()
            state = self._state()
        if state is None:
            raise OutputDownError("opcua-not-answering", endpoint=self.endpoint)
        return Message("opcua-works", {"endpoint": self.endpoint, "state": state})

    def close(self) -> None:
        """Say "Halted", then stop listening."""
        self._present.stop()
        serving, self._serving = self._serving, None
        if serving is None:
            return
        if self._space is not None:
            with suppress(TimeoutError):
                serving.run(self._space.stop())
        serving.close()

    def _state(self) -> str | None:
        """What a client reads; None where nothing of ours answers."""
        asking = ServingThread("opcua client")
        try:
            return asking.run(state_at(self._reachable))
        except Exception:  # whatever a client may run into
            return None
        finally:
            asking.close()

    def _in_server(self, told: Report | None = None) -> None:
        assert self._serving is not None
        assert self._space is not None
        try:
            self._serving.run(self._space.refresh(told))
        except TimeoutError as error:
            raise OutputDownError("opcua-not-answering", endpoint=self.endpoint) from error
