"""Scoring an archive in every way in one run: by one process, several, Ray; and what engines alone would do."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median

from castinspect.bench.spent import Stopwatch
from castinspect.bench.tree_cpu import TreeCpu
from castinspect.errors import DeviceError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.engines.engine import Engine
from castinspect.language import marked
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import drain
from castinspect.scale.pinning import pinned_pool
from castinspect.scale.scorer import engine_rate

ONE_CORE, ONE, PROCESSES = marked("one process, one core"), marked("one process"), marked("processes")
RAY, ENGINE, ENGINES = "Ray", marked("engine alone, one core"), marked("engines alone")
_ENGINE_SECONDS = 5.0
_PATIENCE = 120.0
"""Seconds that an engine may need to be loaded."""


@dataclass(frozen=True)
class WayRun:
    """One scoring of the archive, or one loop of engines with nothing to read.

    Attributes:
        way: How.
        per_second: Pictures, or forward passes, a second; the start left out.
        cpu_milliseconds: Of computing a picture, by all processes together; the start left out.
        start_up: Seconds until the first picture was being judged.
        start_cpu: Seconds of computing until then.
    """

    way: str
    per_second: float
    cpu_milliseconds: float
    start_up: float = 0.0
    start_cpu: float = 0.0


@dataclass(frozen=True)
class ArchiveFigures:
    """All runs, in their order."""

    runs: tuple[WayRun, ...]

    @property
    def ways(self) -> tuple[str, ...]:
        """Which there were."""
        return tuple(dict.fromkeys(run.way for run in self.runs))

    def middle(self, way: str, name: str) -> float:
        """The median of a figure over the rounds."""
        return float(median(getattr(run, name) for run in self.runs if run.way == way))

    def ratio(self, way: str, other: str, name: str) -> float:
        """The median over the rounds of one way's figure over another's of the same round: what slows both cancels."""
        sides = ([getattr(run, name) for run in self.runs if run.way == one] for one in (way, other))
        return float(median(one / two for one, two in zip(*sides, strict=True)))


@dataclass(frozen=True)
class ArchiveWish:
    """What is measured.

    Attributes:
        folder: The archive.
        model: The checkpoint's file.
        processes: That score side by side.
        rounds: How often each way.
        shard_size: Pictures in a shard.
        on_ray: Whether by Ray, too.
    """

    folder: Path
    model: Path
    processes: int = 2
    rounds: int = 3
    shard_size: int = 100
    on_ray: bool = True


def measure_archive(wish: ArchiveWish) -> Generator[WayRun, None, ArchiveFigures]:
    """Score an archive in every way in turns, each in a program of its own that does as `castinspect archive score`.

    Yields:
        Each run.

    Returns:
        All of them.

    Raises:
        DeviceError: A run failed.
        ProcessesError: A process was killed.
    """
    several = ["--processes", str(wish.processes)]
    ways: dict[str, list[str]] = {ONE_CORE: [], ONE: [], PROCESSES: several}
    if wish.on_ray:
        ways[RAY] = [*several, "--ray"]
    runs = []
    for number in range(wish.rounds):
        names = list(ways) if number % 2 == 0 else list(reversed(ways))
        for way in names:
            with _one_core(is_wanted=way == ONE_CORE):
                runs.append(_scored(wish, way, ways[way]))
            yield runs[-1]
        for way, processes in ((ENGINE, 1), (ENGINES, wish.processes)):
            runs.append(engines_alone(way, wish.model, processes, wish.processes))
            yield runs[-1]
    return ArchiveFigures(tuple(runs))


def _scored(wish: ArchiveWish, way: str, options: list[str]) -> WayRun:
    with tempfile.TemporaryDirectory(prefix="archive-") as out:
        options = [*options, "--out", str(Path(out) / "shards"), "--shard-size", str(wish.shard_size), "--json"]
        options += ["--model", str(wish.model)]
        command = [sys.executable, "-m", "castinspect", "archive", "score", str(wish.folder), *options]
        program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with program, TreeCpu(program.pid) as cpu:
            told, problem = program.communicate()
    if program.returncode:
        raise DeviceError("bench-program-failed", detail=(problem.decode().splitlines() or ["it wrote nothing"])[-1])
    found = json.loads(told)
    computed = cpu.between(found["began"], found["ended"])
    start_cpu = cpu.between(0.0, found["began"])
    return WayRun(way, found["per_second"], 1000 * computed / found["pictures"], found["start_up"], start_cpu)


def engines_alone(way: str, model: Path, processes: int, of: int) -> WayRun:
    """Engines of so many processes with nothing to read, each on its share of the cores: what no archive exceeds.

    Args:
        way: What it is called.
        model: The checkpoint's file.
        processes: How many compute.
        of: Into how many shares the cores are divided.

    Raises:
        ProcessesError: A process was killed.
    """
    together = multiprocessing.get_context("spawn").Barrier(processes)
    with pinned_pool(of, _begin, (model, together)) as pool:
        loops = [pool.submit(_loop, _ENGINE_SECONDS) for _ in range(processes)]
        figures = [loop.result() for loop in loops]
    per_second = sum(rate for rate, _ in figures)
    return WayRun(way, per_second, 1000 * sum(cores for _, cores in figures) / per_second)


@contextmanager
def _one_core(*, is_wanted: bool) -> Iterator[None]:
    """Programs that are started meanwhile have a single core, where the system can see to it."""
    if not is_wanted or not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


_engines: list[tuple[Engine, Preprocessing]] = []
"""The engine of a process of the pool."""


def _begin(_cores: int, model: Path, together: Barrier) -> None:
    """Load an engine, and wait until all have theirs."""
    checkpoint = load_checkpoint(model)
    _engines.append((drain(choose_engine(checkpoint)), checkpoint.metadata.preprocessing))
    together.wait(_PATIENCE)


def _loop(seconds: float) -> tuple[float, float]:
    """Forward passes a second, and how many cores they took."""
    engine, preprocessing = _engines[0]
    watch = Stopwatch()
    rate = engine_rate(engine, preprocessing, seconds)
    spent = watch.read()
    return rate, spent.cpu_seconds / spent.seconds
