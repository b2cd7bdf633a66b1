"""A real X11 screen without a monitor: the window stands on it, keys and mouse reach it, and it is photographed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

NEEDED = ("Xvfb", "openbox", "xdotool", "import")
IS_POSSIBLE = sys.platform.startswith("linux") and all(shutil.which(name) for name in NEEDED)
PATIENCE = 120  # seconds for anything to happen on a busy machine
_LOOKS = 0.2  # seconds between two of them


def wait_until(happened: Callable[[], object], what: str) -> None:
    """Look again and again until something has happened; fails with its name if it does not."""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, f"did not happen: {what}"
        time.sleep(_LOOKS)


class Screen:
    """An X server with a window manager.

    Args:
        size: Such as `1024x768`.
        shots: A folder for photographs.
    """

    def __init__(self, size: str, shots: Path) -> None:
        self._shots, self._count = shots, 0
        shots.mkdir(parents=True, exist_ok=True)
        reading, writing = os.pipe()
        command = ["Xvfb", "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-displayfd", str(writing)]
        self._server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as numbers:
            self.display = f":{numbers.readline().strip()}"
        self._manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)

    @property
    def environment(self) -> dict[str, str]:
        """For programs that are to stand on it."""
        return os.environ | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def press(self, *keys: str) -> None:
        """Press keys in the window that has the focus, such as `F4` or `ctrl+q`."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        self._xdotool("type", text)

    def hold_left_button(self, seconds: float) -> None:
        """Press the mouse's left button where it is, and let it go after a while."""
        self._xdotool("mousedown", "1", "sleep", str(seconds), "mouseup", "1")

    def move_to(self, x: int, y: int) -> None:
        self._xdotool("mousemove", str(x), str(y))

    def point_at(self, x: float, y: float) -> None:
        """Move the mouse to a place in the active window, in shares of its width and height."""
        command = ["xdotool", "getactivewindow", "getwindowgeometry", "--shell"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        place = dict(line.split("=") for line in done.stdout.split())
        left, top, width, height = (int(place[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        self.move_to(round(left + x * width), round(top + y * height))

    def click(self, x: int, y: int) -> None:
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def titles(self) -> list[str]:
        """Titles of the windows that are seen."""
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", ".", "getwindowname", "%@"],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.stdout.splitlines()

    def shoot(self, name: str) -> Path:
        """Photograph the screen."""
        self._count += 1
        file = self._shots / f"{self._count:02}-{name}.png"
        subprocess.run(["import", "-window", "root", str(file)], env=self.environment, check=True)
        return file

    def close(self) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(PATIENCE)

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True)
