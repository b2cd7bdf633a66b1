"""A Modbus TCP server whose registers say the newest verdict. Clients read; whatever they write is refused.

Input and holding registers hold the same, from address 0 or what is configured; numbers of 32 bits have the high word
first. A controller acts on a part when `validity` is 1, `ready` is 1, `sequence` is the part's and `heartbeat` rises;
whatever else is true, the part is not OK.
"""

from __future__ import annotations

import logging
import socket
from datetime import UTC, datetime
from itertools import accumulate
from typing import TYPE_CHECKING

from castinspect.messages import Message
from castinspect.station.outputs.output import Output, OutputDownError, Pulse
from castinspect.station.outputs.present import SILENCE_SECONDS, Present, PresentState
from castinspect.station.outputs.report import Report
from castinspect.station.outputs.serving import ServingThread
from castinspect.station.sources.identity import PartFields

if TYPE_CHECKING:
    from pymodbus.constants import ExcCodes
    from pymodbus.server import ModbusTcpServer
    from pymodbus.simulator import SimDevice

LAYOUT = 1
_FIRST_TEXT = 9
_TEXT_REGISTERS = {"part": 16, "lot": 8, "cavity": 8, "heat": 8, "camera": 8}
"""How many registers each field of the part has; new ones come last, so that no controller's address moves."""

_NUMBERS = {
    "layout": 0, "verdict": 1, "validity": 2, "ready": 3, "sequence": 4, "heartbeat": 6, "flags": 7, "age": 8,
}  # fmt: skip
_READING = (2, 3, 4)  # function codes: discrete inputs, holding registers, input registers

REGISTERS = _NUMBERS | dict(
    zip(_TEXT_REGISTERS, accumulate(_TEXT_REGISTERS.values(), initial=_FIRST_TEXT), strict=False)
)
"""Offset of each field from the first register."""

REGISTER_COUNT = _FIRST_TEXT + sum(_TEXT_REGISTERS.values())
CUT_FLAG = 1
"""Bit of `flags`: a field of the part did not fit and was cut."""


def registers_of(present: Present, now: datetime) -> list[int]:
    """The registers (REGISTER_COUNT,) of 16 bits that say what is present."""
    report = present.report
    sequence = report.sequence if report else 0
    age = int((now - report.inspected).total_seconds()) if report else 0
    identity = report.identity if report else PartFields()
    texts = [_text_registers(getattr(identity, name), count) for name, count in _TEXT_REGISTERS.items()]
    return [
        LAYOUT,
        present.verdict_number,
        present.validity_number,
        int(present.is_ready),
        sequence >> 16 & 0xFFFF,
        sequence & 0xFFFF,
        present.heartbeat & 0xFFFF,
        CUT_FLAG if any(is_cut for _, is_cut in texts) else 0,
        min(max(age, 0), 0xFFFF),
        *(register for registers, _ in texts for register in registers),
    ]


def _text_registers(text: str, count: int) -> tuple[list[int], bool]:
    """UTF-8, two bytes a register, filled up with zeros; and whether it was cut, between two characters."""
    encoded = text.encode("utf-8", "replace")
    kept = encoded[: 2 * count].decode("utf-8", "ignore").encode()
    padded = kept.ljust(2 * count, b"\0")
    return [padded[place] << 8 | padded[place + 1] for place in range(0, 2 * count, 2)], len(kept) < len(encoded)


class ModbusOutput(Output):
    """Serves the registers; what they say is computed at the moment a client reads them.

    Args:
        host: Address to listen at.
        port: 502 needs rights that a station should not have; any free one otherwise.
        address: Of the first register.
        unit: Number of the device; 0 answers to every one.
        silence_seconds: How long the line's heartbeat may stand still before no verdict is shown.
    """

    def __init__(
        self, host: str, port: int, *, address: int = 0, unit: int = 0, silence_seconds: float = SILENCE_SECONDS
    ) -> None:
        self._host, self._port = host, port
        self._address, self._unit = address, unit
        self._present = PresentState(silence_seconds)
        self._serving: ServingThread | None = None
        self._server: ModbusTcpServer | None = None

    def open(self) -> None:
        """Listen; before the first sign of life the registers say "not ready"."""
        if self._serving is not None:
            return
        self._require_free_port()
        serving = ServingThread("modbus")
        try:
            self._server = serving.run(self._start())
        except Exception as error:
            serving.close()
            raise self._not_opened(error) from error
        self._serving = serving

    def send(self, report: Report) -> None:
        """Show a report, unless a newer one is shown already."""
        self.open()
        self._present.show(report)

    def beat(self, pulse: Pulse) -> None:
        """Show the line's sign of life."""
        self.open()
        self._present.beat(pulse)

    def test(self, station: str) -> Message:  # noqa: ARG002 (the registers hold no name)
        """Read the registers as a controller would: of the station that serves them, or of this one."""
        if not self._is_answering():
            self.open()
            if not self._is_answering():
                raise OutputDownError("modbus-not-answering", host=self._host, port=self._port)
        return Message("modbus-works", {"host": self._host, "port": self._port, "address": self._address})

    def close(self) -> None:
        """Say "not ready", then stop listening."""
        self._present.stop()
        serving, self._serving = self._serving, None
        if serving is None:
            return
        if self._server is not None:
            serving.run(self._server.shutdown())  # type: ignore[no-untyped-call]
        serving.close()

    def _is_answering(self) -> bool:
        logging.getLogger("pymodbus").setLevel(
            logging.CRITICAL
        )  # nobody there is an answer here, not a line on a terminal
        from pymodbus.client import ModbusTcpClient
        from pymodbus.exceptions import ModbusException

        client = ModbusTcpClient(_reachable(self._host), port=self._port, timeout=3, retries=0)
        try:
            if not client.connect():  # type: ignore[no-untyped-call]
                return False
            answer = client.read_input_registers(self._address, count=REGISTER_COUNT, device_id=self._unit or 1)
        except ModbusException:
            return False
        finally:
            client.close()  # type: ignore[no-untyped-call]
        return not answer.isError() and answer.registers[0] == LAYOUT

    def _require_free_port(self) -> None:
        """The library listens beside another program without a word; ask first."""
        try:
            with socket.create_server((self._host, self._port)):
                pass
        except OSError as error:
            raise self._not_opened(error) from error

    def _not_opened(self, error: Exception) -> OutputDownError:
        detail = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return OutputDownError("server-not-opened", kind="Modbus", host=self._host, port=self._port, detail=detail)

    async def _start(self) -> ModbusTcpServer:
        from pymodbus.server import ModbusTcpServer

        server = ModbusTcpServer(self._device(), address=(self._host, self._port))
        await server.serve_forever(background=True)
        return server

    def _device(self) -> SimDevice:
        from pymodbus.simulator import DataType, SimData, SimDevice

        blank = [0] * REGISTER_COUNT
        block = SimData(self._address, values=blank, datatype=DataType.REGISTERS)
        return SimDevice(self._unit, simdata=[block], action=self._answer)

    async def _answer(
        self,
        function_code: int,
        _start: int,
        _address: int,
        _count: int,
        registers: list[int],
        _values: list[int] | list[bool] | None,
    ) -> ExcCodes | None:
        """Fill the registers in as a client reads them, in one step; refuse to be written."""
        from pymodbus.constants import ExcCodes

        if function_code not in _READING:
            return ExcCodes.ILLEGAL_FUNCTION
        registers[:] = registers_of(self._present.now(), datetime.now(UTC))
        return None


def _reachable(host: str) -> str:
    """The address under which a client of this machine finds a server that listens everywhere."""
    return "127.0.0.1" if host in {"", "0.0.0.0", "::"} else host
