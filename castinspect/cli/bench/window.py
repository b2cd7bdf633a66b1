"""`castinspect bench window`: how long the window takes until it stands there."""

from __future__ import annotations

import subprocess
import time
from statistics import median
from typing import Annotated

import typer
from rich.table import Table

from castinspect.cli.common.console import output
from castinspect.errors import DeviceError
from castinspect.process import own_command


def window(times: Annotated[int, typer.Option(min=1, help="Starts of each.")] = 5) -> None:
    """Measure how long the window takes from its start to its first painting, beside an empty Qt window."""
    commands = {
        "castinspect": [*own_command(), "window", "--until-painted"],
        "empty Qt window": [*own_command(), "window", "--empty"],
    }
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            seconds[name].append(_seconds_until_painted(command))
    table = Table(title=f"start to first painting, {times} starts each", title_justify="left")
    for column in ("window", "median s", "fastest s", "ratio of medians"):
        table.add_column(column, justify="left" if column == "window" else "right")
    bare = median(seconds["empty Qt window"])
    for name, measured in seconds.items():
        table.add_row(name, f"{median(measured):.2f}", f"{min(measured):.2f}", f"{median(measured) / bare:.1f}")
    output.print(table)


def _seconds_until_painted(command: list[str]) -> float:
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - started
        process.communicate(timeout=60)
    if line.strip() != "painted":
        raise DeviceError("window-unavailable")
    return seconds
