"""`castinspect bench window`: how soon the window stands there and judges, and what memory it takes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from castinspect.cli.common.console import narrow_table, output, progress
from castinspect.progress import drain

if TYPE_CHECKING:
    from castinspect.bench.window import WindowBench

_PICTURES, _SEED = 60, 11


def window(times: Annotated[int, typer.Option(min=1, help="Starts of each.")] = 5) -> None:
    """Measure the window from its start to its first painting and verdict, beside an empty one, and its memory.

    It judges drawn castings with the demo model, on a station of its own; each start follows the end of the one before.
    """
    from castinspect.bench.window import measure_window

    with tempfile.TemporaryDirectory(prefix="station-", ignore_cleanup_errors=True) as made, progress() as bar:
        task = bar.add_task("making ready", total=None)
        home, pictures = _station(Path(made))
        bar.update(task, description="starting windows")
        result = drain(
            measure_window(home, pictures, times),
            lambda step: bar.update(task, completed=step.done, total=step.total),
        )
    output.print(_first_paintings(result, times))
    output.print(_judging(result, times))


def _station(made: Path) -> tuple[Path, Path]:
    """A station whose promoted model is made ready, and pictures to judge."""
    from castinspect.paths import demo_checkpoint, models_below
    from castinspect.registry.registry import Registry
    from castinspect.synthetic.folder import castings_to_try
    from castinspect.versions.promoting import made_ready, promote

    home, pictures = made / "home", made / "castings"
    castings_to_try(pictures, _PICTURES, _SEED)
    registry = Registry(models_below(home))
    promote(registry, demo_checkpoint())
    drain(made_ready(registry, "openvino", "cpu"))
    return home, pictures


def _first_paintings(result: WindowBench, times: int) -> Table:
    from castinspect.bench.window import EMPTY

    table = narrow_table(
        f"start to first painting, {times} starts each", ("window", "median s", "fastest s", "ratio of medians")
    )
    bare = median(result.painted[EMPTY])
    for name, seconds in result.painted.items():
        table.add_row(name, f"{median(seconds):.2f}", f"{min(seconds):.2f}", f"{median(seconds) / bare:.1f}")
    return table


def _judging(result: WindowBench, times: int) -> Table:
    verdicts = min(start.verdicts for start in result.judging)
    title = f"{times} starts that judge {verdicts} pictures, each at once after the one before"
    table = narrow_table(title, ("", "median", "least", "most"))
    _add(table, "painting to first verdict, s", [start.first_verdict for start in result.judging], "{:.2f}".format)
    for name, text in (("resident", "memory while judging, MB"), ("own", "of it shared with no process, MB")):
        if megabytes := [start.memory[name] for start in result.judging if name in start.memory]:
            _add(table, text, megabytes, "{:.0f}".format)
    return table


def _add(table: Table, name: str, values: Sequence[float], written: Callable[[float], str]) -> None:
    table.add_row(name, *(written(value) for value in (median(values), min(values), max(values))))
