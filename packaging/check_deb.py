"""Install the Debian package, start it on a virtual screen, photograph it, remove it. Needs root.

python packaging/check_deb.py dist/castinspect_*.deb [--photograph FILE]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMimeDatabase
from steps import require, run, step

from castinspect.paths import demo_checkpoint

_PROGRAM = Path("/usr/bin/castinspect")
_DESKTOP_ENTRY = Path("/usr/share/applications/castinspect.desktop")
_TYPE = "application/x-castinspect-checkpoint"
_SCREEN = "1440x960x24"
_ENDING = 20  # seconds


def main() -> int:
    options = _parser().parse_args()
    with step("the package is installed"):
        run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", options.package.resolve()])
        require(_PROGRAM.exists(), f"{_PROGRAM} is not there")
        files = [Path(line) for line in run(["dpkg-query", "-L", "castinspect"]).splitlines()]
    try:
        with step("desktop entry and file association"):
            run(["desktop-file-validate", _DESKTOP_ENTRY])
            found = QMimeDatabase().mimeTypeForFile(str(demo_checkpoint())).name()
            require(found == _TYPE, f"a checkpoint is taken for {found}")
        with step("the installed app is started on a virtual screen and photographed"):
            photograph_on_virtual_screen(options.photograph)
    finally:
        with step("the package is removed"):
            run(["apt-get", "purge", "-y", "-qq", "castinspect"])
    left = [file for file in files if file.exists() and "castinspect" in file.name]
    require(not left, f"left behind: {left}")
    print("Debian package check passed")
    return 0


def photograph_on_virtual_screen(target: Path) -> None:
    """Start the installed app as its desktop entry does, wait until it stands there, and photograph the screen."""
    with virtual_screen() as display, tempfile.TemporaryDirectory(prefix="home-", ignore_cleanup_errors=True) as home:
        environment = {"HOME": home, "PATH": "/usr/bin:/bin", "DISPLAY": display, "LANG": "C.UTF-8"}
        app = subprocess.Popen([str(_PROGRAM), "window"], env=environment, cwd=home)
        try:
            script = Path(__file__).parent / "photograph.py"
            print(
                run([sys.executable, script, target], env=os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"})
            )
            require(app.poll() is None, f"the app ended by itself with {app.returncode}")
        finally:
            app.terminate()
            app.wait(_ENDING)


@contextmanager
def virtual_screen() -> Iterator[str]:
    """An X server without a screen; gives its display's name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-screen", "0", _SCREEN, "-nolisten", "tcp", "-displayfd", str(writing)]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        server.terminate()
        server.wait(_ENDING)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Install, start, photograph and remove the Debian package.")
    parser.add_argument("package", type=Path)
    parser.add_argument("--photograph", type=Path, default=Path("dist/photograph.png"), metavar="FILE")
    return parser


if __name__ == "__main__":
    sys.exit(main())
