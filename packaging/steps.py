"""What the checks of packages share: each step is told with its time, and a failed one ends the check."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_TIMEOUT = 900
_NOBODY = 65534
_SHOWN = 4000  # characters of a failed command's output


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is checked, and how long it took."""
    print(f"- {title} ...", flush=True)
    started = time.perf_counter()
    yield
    print(f"  {time.perf_counter() - started:.1f} s", flush=True)


def require(condition: object, problem: str) -> None:
    """End the check with a sentence if something does not hold.

    Raises:
        SystemExit: It does not.
    """
    if not condition:
        raise SystemExit(f"FAILED: {problem}")


def run(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    """Run a command and return what it printed.

    Raises:
        SystemExit: It failed; its output is told.
    """
    words = [str(word) for word in command]
    done = subprocess.run(
        words, env=None if env is None else dict(env), cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, errors="replace", timeout=_TIMEOUT, check=False,
    )  # fmt: skip
    require(done.returncode == 0, f"{' '.join(words)} ended with {done.returncode}\n{done.stdout[-_SHOWN:]}")
    return done.stdout


class StrangersShell:
    """Runs the packaged app as a workstation would: another user and home, no Python on the path, no network.

    What this machine does not allow (another user without root, a network namespace) is told and left out.

    Args:
        program: The app's program.
        home: Of the other user; made, and given to them.
    """

    def __init__(self, program: Path, home: Path) -> None:
        self._program = program
        self.home = home
        home.mkdir(parents=True)
        self._prefix = [*_without_network(), *self._as_another_user()]

    def run(self, *arguments: str | Path) -> str:
        """Run the app in its home with an environment that names nothing of this one, and return what it printed."""
        environment = {"HOME": str(self.home), "PATH": "/nowhere", "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        if os.name == "nt":  # a process without these does not start
            environment |= {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
            environment |= {name: str(self.home) for name in ("USERPROFILE", "APPDATA", "LOCALAPPDATA")}
        return run([*self._prefix, self._program, *arguments], env=environment, cwd=self.home)

    def _as_another_user(self) -> list[str]:
        setpriv = shutil.which("setpriv")
        if os.name != "posix" or os.geteuid() != 0 or setpriv is None:
            print("  note: only root can start the app as another user; it runs with another home")
            return []
        os.chown(self.home, _NOBODY, _NOBODY)
        return [setpriv, "--reuid", str(_NOBODY), "--regid", str(_NOBODY), "--clear-groups"]


def _without_network() -> list[str]:
    unshare = shutil.which("unshare")
    if unshare:
        for options in (["-n"], ["-rn"]):  # as root; else in a namespace of one's own
            if subprocess.run([unshare, *options, "true"], capture_output=True, check=False).returncode == 0:
                return [unshare, *options]
    print("  note: this machine cannot cut a process off the network")
    return []
