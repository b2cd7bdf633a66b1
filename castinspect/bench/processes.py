"""Programs measured from outside: how long until their first line, and how much memory they take."""

from __future__ import annotations

import compileall
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from castinspect.errors import DeviceError
from castinspect.process import is_frozen


@dataclass(frozen=True)
class ProgramRun:
    """One run of a program.

    Attributes:
        first_line_seconds: From its start to the first line it wrote.
        peak_megabytes: Most memory it had resident; None where the system does not tell.
    """

    first_line_seconds: float
    peak_megabytes: float | None


def compile_beforehand() -> None:
    """Compile the package, as an installed one is: where bytecode is not kept, each start compiles all it imports."""
    if not is_frozen():
        compileall.compile_dir(Path(__file__).parents[1], quiet=2)


def run_program(arguments: Sequence[str]) -> ProgramRun:
    """Run a Python program of ours to its end.

    Raises:
        DeviceError: It failed.
    """
    command = [sys.executable, "-m", "castinspect.bench.launcher", sys.executable, *arguments]
    told = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    if problem := told.pop("problem"):
        raise DeviceError("bench-program-failed", detail=problem)
    return ProgramRun(**told)


def tutorial_program(weights: Path, backbone: str, size: int, classes: int, batch: int) -> list[str]:
    """The tutorial's script; pictures are to be added."""
    given = (weights, backbone, size, classes, batch)
    return ["-m", "castinspect.bench.training.tutorial", *map(str, given)]


def inspect_program(model: Path, engine: str) -> list[str]:
    """`castinspect inspect`; pictures are to be added."""
    return ["-m", "castinspect", "inspect", "--json", "--model", str(model), "--engine", engine]
