"""`castinspect bench training`: head-only and gradual training beside the plain loop of a guide."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.bench.training.against_plain import (
    PARTS,
    Group,
    Measured,
    Part,
    Ratios,
    empty_cache,
    measure,
    ratios,
    warm_up,
)
from castinspect.bench.training.plain_loop import PlainEpoch
from castinspect.cli.common.console import errors, narrow_table, output, progress
from castinspect.cli.common.results import keep_result, kept_results
from castinspect.cli.common.run_settings import Settings, takes_settings
from castinspect.cli.common.training_progress import show_progress
from castinspect.progress import drain
from castinspect.training.config import TrainingConfig
from castinspect.training.events import TrainingEvent

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PICTURES, _TEST_PICTURES = 400, 100


@takes_settings("backbone", "weights", "size", "epochs", "device", given=("device",))
def training(
    data: Annotated[
        Path | None,
        typer.Argument(metavar="[DATA]", help="DATA/train and DATA/test; without it 400 synthetic castings are drawn."),
    ] = None,
    what: Annotated[
        list[str],
        typer.Option("--only", metavar="head|gradual|full", help="Measure only one of them; repeat it. Else all."),
    ] = [],  # noqa: B006 - typer copies it
    seeds: Annotated[int, typer.Option(min=1, help="Runs of each side; accuracies are their mean.")] = 1,
    results: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep each run as a line of JSON; runs that are there are not repeated."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print ratios and what they are made of as JSON.")] = False,
    *,
    settings: Settings,
) -> None:
    """Measure head-only training, cold and warm, gradual and full training against the plain loop of a guide.

    Cold begins with an empty cache, warm is the same training once more. Times run from the folder to the trained
    network, decoding included on both sides; imports and the scoring of the test pictures are left out on both.
    """
    with _data(data) as folder:
        config = TrainingConfig(data=folder, **({"device": "cpu", "folds": 0, "regroup": True} | settings))
        measured = kept_results(results, Measured)
        with progress() as bar:
            for found in _missing(config, _chosen(what), seeds, measured, bar):
                measured.append(found)
                _keep(found, results)
    wanted = [m for m in measured if m.seed < seeds and m.epochs == config.epochs]
    _print(wanted, ratios(wanted), as_json=as_json)


def _missing(
    config: TrainingConfig,
    groups: list[Group],
    seeds: int,
    measured: list[Measured],
    bar: Progress,
) -> Iterator[Measured]:
    """Measure what is not there yet; what belongs together shares one cache and begins with it empty."""
    done = {(m.part, m.seed, m.epochs) for m in measured}
    is_warm = False
    for seed in range(seeds):
        for group in groups:
            parts = [part for part in PARTS[group] if (part, seed, config.epochs) not in done]
            if Part.HEAD_WARM in parts and Part.HEAD_COLD not in parts:
                parts.insert(parts.index(Part.HEAD_WARM), Part.HEAD_COLD)  # it fills the cache
            with empty_cache() if parts else nullcontext():
                for part in parts:
                    if not is_warm:
                        warm_up(config)
                        is_warm = True
                    yield _watched(measure(config.model_copy(update={"seed": seed}), part), f"{part}, seed {seed}", bar)
                    done.add((part, seed, config.epochs))


def _watched(steps: Generator[TrainingEvent | PlainEpoch, None, Measured], label: str, bar: Progress) -> Measured:
    plain: TaskID | None = None

    def show(event: TrainingEvent | PlainEpoch) -> None:
        nonlocal plain
        if isinstance(event, PlainEpoch):
            plain = bar.add_task(label) if plain is None else plain
            bar.update(plain, completed=event.epoch, total=event.epochs)
        else:
            show_progress(event, bar)

    measured = drain(steps, show)
    if plain is not None:
        bar.remove_task(plain)
    return measured


def _chosen(what: list[str]) -> list[Group]:
    unknown = set(what) - set(PARTS)
    if unknown:
        raise typer.BadParameter(f"--only takes head, gradual or full, not {', '.join(sorted(unknown))}.")
    return [group for group in PARTS if not what or group in what]


@contextmanager
def _data(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder
        return
    from castinspect.synthetic.folder import write_castings

    with tempfile.TemporaryDirectory() as drawn, progress() as bar:
        task = bar.add_task("drawing castings", total=_PICTURES + _TEST_PICTURES)
        for split, count, seed in (("train", _PICTURES, 1), ("test", _TEST_PICTURES, 2)):
            write_castings(Path(drawn) / split, count, seed, advance=lambda: bar.advance(task))
        bar.remove_task(task)
        yield Path(drawn)


def _keep(found: Measured, results: Path | None) -> None:
    errors.print(
        f"{found.part}, seed {found.seed}: {found.seconds:.1f} s, balanced accuracy {found.balanced_accuracy:.3f}"
    )
    keep_result(results, found)


def _print(measured: list[Measured], found: Ratios, *, as_json: bool) -> None:
    if as_json:
        made_of = [m.model_dump(mode="json") for m in measured]
        typer.echo(json.dumps(asdict(found) | {"made_of": made_of}, indent=2))
        return
    table = narrow_table(
        "times from the folder to the trained network; accuracy on the test pictures",
        ("training", "seeds", "s", "balanced acc."),
    )
    for part in Part:
        runs = [m for m in measured if m.part is part]
        if runs:
            seconds = sum(m.seconds for m in runs) / len(runs)
            accuracy = sum(m.balanced_accuracy for m in runs) / len(runs)
            table.add_row(str(part), str(len(runs)), f"{seconds:.1f}", f"{accuracy:.3f}")
    output.print(table)
    for name, value in asdict(found).items():
        if value is not None:
            output.print(f"{name}: {value:+.2f}" if name.endswith("points") else f"{name}: {value:.2f}")
