"""A small program that starts another one and tells what it took: `python -m castinspect.bench.launcher COMMAND…`.

It is small because a child's peak memory counts what its parent held when it was started.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def main(command: list[str]) -> None:
    """Run a command to its end and print JSON: seconds to its first line, and its peak memory in megabytes."""
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        seconds = time.perf_counter() - started
        for _ in process.stdout:
            pass
        assert process.stderr is not None
        problem = process.stderr.read().strip()
        peak = _wait(process)
    has_failed = not first or process.returncode != 0
    problem = (problem.splitlines() or ["it wrote nothing"])[-1] if has_failed else ""
    sys.stdout.write(json.dumps({"first_line_seconds": seconds, "peak_megabytes": peak, "problem": problem}))


def _wait(process: subprocess.Popen[str]) -> float | None:
    """Wait for the end; the memory it had resident at most, None where the system does not tell."""
    if not hasattr(os, "wait4"):
        process.wait()
        return None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    per_megabyte = 2**20 if sys.platform == "darwin" else 2**10
    return usage.ru_maxrss / per_megabyte


if __name__ == "__main__":
    main(sys.argv[1:])
