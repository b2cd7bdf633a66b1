"""`castinspect bench training`: head-only and gradual training beside the plain loop of a guide."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.bench.training.against_plain import (
    DRAWN,
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
from castinspect.bench.training.looks import accuracy_at_cuts
from castinspect.bench.training.plain_loop import PlainEpoch
from castinspect.cli.common.console import errors, narrow_table, output, progress
from castinspect.cli.common.results import ResultsOption, TableOption, keep_result, kept_results
from castinspect.cli.common.run_settings import Settings, takes_settings
from castinspect.cli.common.training_progress import show_progress
from castinspect.progress import drain
from castinspect.training.config import TrainingConfig
from castinspect.training.events import TrainingEvent

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID
    from rich.table import Table

_PICTURES, _TEST_PICTURES = 400, 100


@takes_settings("backbone", "weights", "size", "epochs", "folds", "device", given=("device", "folds"))
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
    results: ResultsOption = None,
    only_table: TableOption = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print ratios and what they are made of as JSON.")] = False,
    *,
    settings: Settings,
) -> None:
    """Measure head-only training, cold and warm, gradual and full training against the plain loop of a guide.

    Cold begins with an empty cache, warm is the same training once more. Times run from the folder to the trained
    network, decoding included on both sides; imports and the scoring of the test pictures are left out on both. Both
    learn from the same pictures and are scored on the same, by their most probable class (acc.) and at the cuts that
    ours chose; both are balanced accuracies. The plain loop has only its most probable class, and asks nobody. Ctrl+C
    ends it with a table of the runs that ended; with --out they are kept, and the same command goes on.
    """
    with _data(data) as folder:
        config = TrainingConfig(data=folder, **({"device": "cpu", "folds": 0, "regroup": True} | settings))
        kept = [m for m in kept_results(results, Measured) if m.is_of(config)]
        measured = [m for m in kept if m.seed < seeds]
        try:
            with progress() as bar:
                for found in [] if only_table else _missing(config, _chosen(what), seeds, kept, bar):
                    measured.append(found)
                    _keep(found, results)
        finally:
            if measured:
                _print(measured, ratios(measured), as_json=as_json)


def _missing(
    config: TrainingConfig,
    groups: list[Group],
    seeds: int,
    measured: list[Measured],
    bar: Progress,
) -> Iterator[Measured]:
    """Measure what is not there yet; what belongs together shares one cache and begins with it empty."""
    done = {(m.part, m.seed) for m in measured}
    is_warm = False
    for seed in range(seeds):
        for group in groups:
            parts = [part for part in PARTS[group] if (part, seed) not in done]
            if Part.HEAD_WARM in parts and Part.HEAD_COLD not in parts:
                parts.insert(parts.index(Part.HEAD_WARM), Part.HEAD_COLD)  # it fills the cache
            with empty_cache() if parts else nullcontext():
                for part in parts:
                    if not is_warm:
                        warm_up(config)
                        is_warm = True
                    yield _watched(measure(config.model_copy(update={"seed": seed}), part), f"{part}, seed {seed}", bar)
                    done.add((part, seed))


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

    with tempfile.TemporaryDirectory() as folder_of_all, progress() as bar:
        drawn = Path(folder_of_all) / DRAWN
        task = bar.add_task("drawing castings", total=_PICTURES + _TEST_PICTURES)
        for split, count, seed in (("train", _PICTURES, 1), ("test", _TEST_PICTURES, 2)):
            write_castings(drawn / split, count, seed, advance=lambda: bar.advance(task))
        bar.remove_task(task)
        yield drawn


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
        "means over the seeds; times from the folder to the trained network, scores on the test pictures",
        ("training", "looks", "n", "s", "acc.", "at cuts", "AUROC", "escapes", "overkill", "review"),
        words=2,
    )
    for part in Part:
        _add_rows(table, [m for m in measured if m.part is part])
    output.print(table)
    for name, value in asdict(found).items():
        if value is not None:
            output.print(f"{name}: {value:+.2f}" if name.endswith("points") else f"{name}: {value:.2f}")


def _add_rows(table: Table, runs: list[Measured]) -> None:
    """What one part of the measurement is worth, by its second look and as it would be without."""
    for look, scores in (
        ("twice", [m.evaluation for m in runs if m.first is not None and m.evaluation is not None]),
        ("once", [found for m in runs if (found := m.first or m.evaluation) is not None]),
    ):
        if not scores:
            continue
        table.add_row(
            str(runs[0].part),
            look,
            str(len(scores)),
            f"{fmean(m.seconds for m in runs):.1f}",
            f"{fmean(score.balanced_accuracy for score in scores):.3f}",
            f"{fmean(accuracy_at_cuts(score) for score in scores):.3f}",
            f"{fmean(score.auroc or 0.0 for score in scores):.4f}",
            f"{fmean(score.escapes for score in scores):.1f}",
            f"{fmean(score.overkill for score in scores):.1f}",
            f"{fmean(score.review for score in scores):.1f}",
        )
