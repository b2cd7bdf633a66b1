"""How soon the window stands there and judges, beside an empty Qt window, and what memory it takes meanwhile."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from castinspect.bench.processes import compile_beforehand
from castinspect.errors import DeviceError
from castinspect.paths import HOME_VARIABLE
from castinspect.process import own_command
from castinspect.progress import BenchStep

OURS, EMPTY = "castinspect", "empty Qt window"
_PATIENCE = 120  # seconds for one start, to its end


@dataclass(frozen=True)
class JudgingWindow:
    """One start of the window that judged pictures and closed.

    Attributes:
        painted: Seconds from the start to the first painting.
        first_verdict: Seconds from the painting to the first verdict.
        verdicts: How many pictures it judged.
        memory: Megabytes of its process when all were judged, as `castinspect.process.memory_of_this_process` has them.
    """

    painted: float
    first_verdict: float
    verdicts: int
    memory: Mapping[str, float]


@dataclass(frozen=True)
class WindowBench:
    """What was measured.

    Attributes:
        painted: Seconds to the first painting, of each window, start by start.
        judging: Starts that judged, each at once after the one before had closed.
    """

    painted: Mapping[str, tuple[float, ...]]
    judging: tuple[JudgingWindow, ...]


def measure_window(home: Path, pictures: Path, times: int) -> Generator[BenchStep, None, WindowBench]:
    """Start the window and an empty one in turns; then start it to judge, again and again without a pause.

    Args:
        home: Of a station of its own, where a model is promoted and made ready.
        pictures: A folder of pictures to judge.
        times: Starts of each kind.

    Yields:
        How many starts have ended.

    Returns:
        The figures.

    Raises:
        DeviceError: A window did not paint, or did not judge.
    """
    compile_beforehand()
    environment = os.environ | {HOME_VARIABLE: str(home)}
    commands = {OURS: ["window", "--until-painted"], EMPTY: ["window", "--empty"]}
    painted: dict[str, list[float]] = {name: [] for name in commands}
    judging: list[JudgingWindow] = []
    done, total = 0, times * (len(commands) + 1)
    for _ in range(times):
        for name, arguments in commands.items():
            told, _lines = _told([*own_command(), *arguments], environment)
            painted[name].append(_first(told, "painted"))
            yield BenchStep(done := done + 1, total)
    for _ in range(times):
        judging.append(_judged([*own_command(), "window", "--until-judged", str(pictures)], environment))
        yield BenchStep(done := done + 1, total)
    return WindowBench({name: tuple(seconds) for name, seconds in painted.items()}, tuple(judging))


def _judged(command: list[str], environment: Mapping[str, str]) -> JudgingWindow:
    told, lines = _told(command, environment)
    painted, verdicts = _first(told, "painted"), sum(line.startswith("judged") for line in lines)
    memory = json.loads(next((line.partition(" ")[2] for line in lines if line.startswith("memory")), "{}"))
    return JudgingWindow(painted, _first(told, "judged") - painted, verdicts, memory)


def _told(command: list[str], environment: Mapping[str, str]) -> tuple[dict[str, float], list[str]]:
    """When a program first said each word, in seconds from its start, and all that it said; it has `_PATIENCE`."""
    started, lines = time.perf_counter(), []
    when: dict[str, float] = {}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=dict(environment)
    ) as process:
        assert process.stdout is not None
        patience = threading.Timer(_PATIENCE, process.kill)
        patience.start()
        try:
            for line in process.stdout:
                when.setdefault(line.split()[0] if line.strip() else "", time.perf_counter() - started)
                lines.append(line.strip())
            process.wait()
        finally:
            patience.cancel()
            patience.join()
    return when, lines


def _first(told: Mapping[str, float], word: str) -> float:
    if word not in told:
        raise DeviceError("window-unavailable")
    return told[word]
