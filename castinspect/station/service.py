"""Tells the system's service manager (systemd) that the line judges, lives, or stops."""

from __future__ import annotations

import os
import socket
from contextlib import suppress

from castinspect.station.events import FolderState, LineEvent, ModelReady

_VARIABLE = "NOTIFY_SOCKET"


class ServiceNotifier:
    """Sends what systemd's `sd_notify` does; where no service manager listens, nothing.

    Each event of the line counts as a sign of life, and no timer does: a line that hangs is started anew after the
    unit's `WatchdogSec`.
    """

    def __init__(self) -> None:
        self._address = os.environ.get(_VARIABLE, "")
        self._status = ""

    def follow(self, event: LineEvent) -> None:
        """Take an event of the line."""
        if isinstance(event, ModelReady):
            self._send("READY=1")
        elif isinstance(event, FolderState):
            self._tell(str(event.alarms[0]) if event.alarms else f"watching, {event.waiting} waiting")
        self._send("WATCHDOG=1")

    def stop(self) -> None:
        """Say that the station ends because it was asked to."""
        self._send("STOPPING=1")

    def _tell(self, status: str) -> None:
        status = " ".join(status.encode("utf-8", "replace").decode().split())
        if status != self._status:
            self._status = status
            self._send(f"STATUS={status}")

    def _send(self, text: str) -> None:
        if not self._address or not hasattr(socket, "AF_UNIX"):
            return
        address = f"\0{self._address[1:]}" if self._address.startswith("@") else self._address
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
            channel.connect(address)
            channel.send(text.encode())
