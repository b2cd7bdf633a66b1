"""Programs with records, settings and temporary folders of their own, as on several computers at one share."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

from castinspect.station.claim.folder_claim import Terms
from castinspect.station.history.opening import open_record
from castinspect.station.history.views.queries import every

PATIENCE = 300
"""Seconds in which something must have happened."""

HASTE = Terms(beat=1.0, lease=4.0, stale=9.0, settle=2.5)
"""With these a folder changes hands within seconds."""

_HASTY = """
import sys
from castinspect.station.claim.folder_claim import Terms
Terms.__init__.__defaults__ = (%r, %r, %r, %r, %r)
from castinspect.__main__ import main
sys.exit(main())
"""

_READ_ONLY = ("unshare", "--map-root-user", "--mount", "sh", "-c")


def can_mount_read_only() -> bool:
    """Whether a program may see a folder as a share that it can only read."""
    try:
        with tempfile.TemporaryDirectory() as folder:  # one with nothing mounted below it, unlike /tmp perhaps
            mount = f"mount --bind {shlex.quote(folder)} {shlex.quote(folder)}"
            tried = subprocess.run([*_READ_ONLY, mount], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return tried.returncode == 0


def start(
    home: Path, camera: Path, name: str, *options: str, is_read_only: bool = False, terms: Terms | None = None
) -> subprocess.Popen[bytes]:
    """A station on a computer of its own; what it says goes into a file."""
    (home / name / "tmp").mkdir(parents=True, exist_ok=True)
    own = {"CASTINSPECT_HOME": str(home / name / "app"), "TMPDIR": str(home / name / "tmp")}
    program = ["-m", "castinspect"] if terms is None else ["-c", _HASTY % astuple(terms)]
    command = [sys.executable, *program, "watch", str(camera), "--station", name, "--model", "demo",
               "--existing", "--scan-seconds", "0.3", *options]  # fmt: skip
    if is_read_only:
        share = shlex.quote(str(camera))
        mounted = f"mount --bind {share} {share} && mount -o remount,ro,bind {share}"
        command = [*_READ_ONLY, f"{mounted} && exec {shlex.join(command)}"]
    with (home / name / "said.txt").open("ab") as said:
        return subprocess.Popen(
            command, env={**os.environ, **own}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said
        )


def said_by(home: Path, name: str) -> str:
    """What it said."""
    return (home / name / "said.txt").read_text(errors="replace")


def record_of(home: Path, name: str) -> Path:
    """Its record."""
    return home / name / "app" / "data" / "record" / "history.db"


def judged(home: Path, name: str) -> Counter[str]:
    """How often it has each picture on its record."""
    file = record_of(home, name)
    if not file.exists():
        return Counter()
    with closing(open_record(file)) as database:
        return Counter(Path(row.values["picture"]).name for row in every(database))


def until(condition: Callable[[], bool]) -> None:
    """Wait for something."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.5)
