"""Whether ten thousand pictures take twenty times as long as five hundred, and no more memory."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from castinspect.bench.processes import inspect_program, run_program
from castinspect.progress import BenchStep


@dataclass(frozen=True)
class ManyRun:
    """One folder judged by a program of its own.

    Attributes:
        pictures: How many.
        seconds: From the program's start to its end.
        peak_mb: Peak resident memory; None where the system does not tell.
    """

    pictures: int
    seconds: float
    peak_mb: float | None


def measure_many(
    model: Path, paths: Sequence[Path], counts: Sequence[int], engine: str = "auto"
) -> Generator[BenchStep, None, list[ManyRun]]:
    """Judge folders of so many pictures: the given ones, over and over.

    Args:
        model: Checkpoint file.
        paths: Pictures to fill the folders with.
        counts: Sizes of the folders.
        engine: As `castinspect inspect --engine`.

    Yields:
        Progress.

    Returns:
        A run for each size.

    Raises:
        DeviceError: The program failed.
    """
    runs = []
    for done, count in enumerate(counts):
        yield BenchStep(done, len(counts))
        with tempfile.TemporaryDirectory(prefix="many-") as made:
            _fill(Path(made), paths, count)
            started = time.perf_counter()
            run = run_program([*inspect_program(model, engine), made])
            runs.append(ManyRun(count, time.perf_counter() - started, run.peak_megabytes))
    return runs


def _fill(folder: Path, paths: Sequence[Path], count: int) -> None:
    """Copy each picture once and link to the copy after that; links out of a folder are not looked at."""
    copies: dict[Path, Path] = {}
    for index, path in enumerate(islice(cycle(paths), count)):
        target = folder / f"part_{index:06}{path.suffix}"
        if path in copies:
            target.hardlink_to(copies[path])
        else:
            copies[path] = target
            shutil.copyfile(path, target)
