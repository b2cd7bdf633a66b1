"""Ports and servers on the loopback interface."""

from __future__ import annotations

import shutil
import socket
import subprocess
from pathlib import Path


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return found.getsockname()[1]


class Mosquitto:
    """A real MQTT broker on the loopback interface, which can be stopped and started.

    Args:
        folder: For its configuration.
        options: More lines of the configuration.
    """

    def __init__(self, folder: Path, *options: str, anonymous: bool = True) -> None:
        self.port = free_port()
        self._configuration = folder / "mosquitto.conf"
        lines = [f"listener {self.port} 127.0.0.1", f"allow_anonymous {str(anonymous).lower()}", "user root"]
        self._configuration.write_text("\n".join([*lines, "persistence false", *options]) + "\n")
        self._program: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it and wait until it says that it runs."""
        self._program = subprocess.Popen([MOSQUITTO, "-c", str(self._configuration)], stderr=subprocess.PIPE, text=True)
        for line in self._program.stderr:
            if line.rstrip().endswith("running"):
                return
        raise RuntimeError("mosquitto did not start")

    def stop(self) -> None:
        """End it as a power cut would."""
        if self._program:
            self._program.kill()
            self._program.communicate()
            self._program = None


def find_mosquitto() -> str | None:
    """Debian puts servers where a person's path does not lead."""
    return shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin")


MOSQUITTO = find_mosquitto()
