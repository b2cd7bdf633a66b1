"""How long the packaged app takes from its start to its first painting, read from the disk and from memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

_TIMEOUT = 300


def seconds_to_first_painting(program: Path) -> float:
    """Start the app, with a home of its own, until its window has painted."""
    with tempfile.TemporaryDirectory(prefix="castinspect-") as home:
        environment = os.environ | {"CASTINSPECT_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
        started = time.perf_counter()
        with subprocess.Popen(
            [str(program), "window", "--until-painted"], env=environment, text=True, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            seconds = time.perf_counter() - started
            process.communicate(timeout=_TIMEOUT)  # it ends once torch, which loads behind the window, has loaded
    if line.strip() != "painted":
        raise RuntimeError(f"the window did not paint; it said: {line}")
    return seconds


def forget(folder: Path) -> bool:
    """Drop a folder's files from the system's memory, so that the next start reads the disk; False if unsupported."""
    if not hasattr(os, "posix_fadvise"):
        return False
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            handle = os.open(file, os.O_RDONLY)
            try:
                os.fsync(handle)
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(handle)
    return True
