"""`castinspect compare`: which strategy suits one's own data, and how many pictures it takes."""

from __future__ import annotations

import json as json_format
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from castinspect.cli.common.console import errors, narrow_table, out_of, output, progress, shown
from castinspect.cli.common.run_settings import Settings, takes_settings
from castinspect.cli.common.training_progress import show_progress
from castinspect.language import say, say_each
from castinspect.studies.strategies import (
    COUNTS,
    FOLDS,
    Plan,
    RunTrials,
    StrategyTrial,
    TrialProgress,
    TrialSkipped,
    TrialStarted,
    compare_strategies,
    in_turn,
)
from castinspect.studies.strategy_summary import StrategyRow, data_needed, summarise
from castinspect.training.config import Strategy, TrainingConfig

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@takes_settings("backbone", "weights", "size", "epochs", "roles", "seed", "device")
def compare(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Labelled pictures; those under test are left alone.")],
    strategy: Annotated[list[Strategy], typer.Option("--strategy", "-s", help="Strategies; repeat the option.")] = list(  # noqa: B006
        Strategy
    ),
    folds: Annotated[
        int, typer.Option(min=2, help="Into how many the parts are dealt; each is left out once.")
    ] = FOLDS,
    counts: Annotated[list[int], typer.Option(min=8, help="Pictures of the learning curve; repeat it.")] = list(COUNTS),  # noqa: B006
    curves: Annotated[
        bool, typer.Option("--all-curves", help="The learning curve for every strategy, not only for head: slow.")
    ] = False,
    results: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep each run as a line of JSON; runs that are there are not repeated."),
    ] = None,
    jobs: Annotated[
        int, typer.Option(min=1, max=64, help="Runs side by side, each a process on cores of its own.")
    ] = 1,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    *,
    settings: Settings,
) -> None:
    """Run scratch, head, full and gradual on the same parts left out, and show what each is worth and costs.

    Ctrl+C ends it; with --results the runs that ended are kept.
    """
    from castinspect.studies.trial_file import keeping, read_trials

    config = TrainingConfig(data=data, **settings)
    strategies = tuple(dict.fromkeys(strategy))
    plan = Plan(config, strategies, tuple(counts), strategies if curves else (Strategy.HEAD,), folds)
    known = read_trials(results)
    trials: list[StrategyTrial] = []
    with progress() as bar, closing(keeping(compare_strategies(plan, known, _runner(jobs)), results, known)) as events:
        bars = _Bars(bar)
        for event in events:
            match event:
                case StrategyTrial():
                    trials.append(event)
                case TrialStarted():
                    _show_start(event, bar, quiet=json)
                case TrialProgress():
                    bars.show(event)
                case TrialSkipped():
                    _show_skipped(event)
                case _:
                    show_progress(event, bar)
    rows = summarise(trials)
    if json:
        needed = {str(name): data_needed(rows, name) for name in strategies}
        print(json_format.dumps({"rows": [asdict(row) for row in rows], "data_needed": needed}))
        return
    _print_strategies(rows)
    _print_curves(rows)


def _show_skipped(event: TrialSkipped) -> None:
    text = say(
        "{strategy} with {pictures}: {reason}",
        strategy=event.strategy,
        pictures=event.pictures,
        reason=shown(event.reason),
    )
    errors.print(Text(text, style="yellow"))


def _runner(jobs: int) -> RunTrials:
    if jobs == 1:
        return in_turn
    from castinspect.scale.trials import TrialsSideBySide

    return TrialsSideBySide(jobs)


class _Bars:
    """A line for each of the runs that are under way side by side."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._lines: dict[int, TaskID] = {}

    def show(self, event: TrialProgress) -> None:
        """Move a run's line; one that has ended is gone."""
        if event.number not in self._lines:
            self._lines[event.number] = self._bar.add_task(
                say("run {number} of {total}", number=event.number, total=event.total), total=1
            )
        self._bar.update(self._lines[event.number], completed=event.share)
        if event.share == 1:
            self._bar.remove_task(self._lines.pop(event.number))


def _show_start(event: TrialStarted, bar: Progress, *, quiet: bool) -> None:
    if quiet:
        return
    left = (
        ""
        if event.seconds_left is None
        else say(", about {seconds_left} left", seconds_left=_minutes(event.seconds_left))
    )
    text = say(
        "run {number} of {total}: {strategy}, {pictures} picture{pictures:s}, fold {fold}{left}",
        number=event.number,
        total=event.total,
        strategy=event.strategy,
        pictures=event.pictures,
        fold=event.fold,
        left=left,
    )
    bar.console.print(text, style="dim")


def _minutes(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def _print_strategies(rows: Sequence[StrategyRow]) -> None:
    table = narrow_table(
        say("each part left out once; ± over the folds; time of one run"),
        say_each("strategy", "accuracy", "balanced", "escapes", "overkill", "review", "time", "data needed"),
    )
    for row in rows:
        if row.asked is not None:
            continue
        needed = data_needed(rows, row.strategy)
        table.add_row(
            row.strategy,
            f"{row.accuracy:.1%}",
            f"{row.balanced_accuracy:.1%} ±{100 * row.spread:.1f}",
            out_of(row.escapes, row.defective),
            out_of(row.overkill, row.good),
            str(row.review),
            _minutes(row.seconds),
            f"{needed}" if needed else "–",
        )
    output.print(table)


def _print_curves(rows: Sequence[StrategyRow]) -> None:
    curves = [row for row in rows if any(r.asked is not None for r in rows if r.strategy is row.strategy)]
    if not curves:
        return
    table = narrow_table(
        say("learning curve: whole parts, smaller sets within larger ones"),
        say_each("strategy", "pictures", "balanced", "escapes", "overkill", "review", "time"),
    )
    for row in sorted(curves, key=lambda row: (row.strategy, row.pictures)):
        table.add_row(
            row.strategy,
            say("{pictures} (all)", pictures=row.pictures) if row.asked is None else str(row.pictures),
            f"{row.balanced_accuracy:.1%} ±{100 * row.spread:.1f}",
            out_of(row.escapes, row.defective),
            out_of(row.overkill, row.good),
            str(row.review),
            _minutes(row.seconds),
        )
    output.print(table)
    output.print(
        say("data needed: the fewest pictures whose balanced accuracy lies within 1 point of the strategy's best"),
        style="dim",
        soft_wrap=True,
    )
