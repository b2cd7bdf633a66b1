"""`castinspect bench weights`: what a backbone starts from, compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from castinspect.bench.training.looks import accuracy_at_cuts
from castinspect.bench.training.weights import Summary, Trial, compare_starts, effective_strategy, summarise
from castinspect.cli.common.console import errors, narrow_table, output, progress, shown
from castinspect.cli.common.results import ResultsOption, TableOption, keep_result, kept_results
from castinspect.cli.common.run_settings import Settings, takes_settings
from castinspect.cli.common.training_progress import show_progress
from castinspect.errors import TrainingError
from castinspect.training.config import Strategy, TrainingConfig


@takes_settings("backbone", "size", "epochs", "folds", "turns", "device")
def weights(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="DATA/train and DATA/test with a folder per class.")],
    start: Annotated[list[str], typer.Option("--weights", help="Starts to compare; repeat the option.")] = [  # noqa: B006
        "none",
        "starter",
        "auto",
    ],
    strategy: Annotated[list[Strategy], typer.Option("--strategy", help="Strategies to compare; repeat it.")] = [  # noqa: B006
        Strategy.HEAD,
        Strategy.FULL,
        Strategy.GRADUAL,
    ],
    seeds: Annotated[int, typer.Option(min=1, help="Runs per start and strategy.")] = 5,
    results: ResultsOption = None,
    only_table: TableOption = False,
    *,
    settings: Settings,
) -> None:
    """Compare what a backbone starts from: random weights against the starter or ImageNet, by each strategy.

    Every run chooses its cuts on parts that its networks had not learned from; the test pictures are only scored. A
    network that looks twice at what leaves doubt has a second row, as it would be if it looked once. Balanced accuracy
    is at the chosen cuts: a part that is left to a person got no wrong verdict. Pictures of a part that lie on both
    sides of the split are brought to one. Ctrl+C ends it with a table of the runs that ended; with --out they are kept,
    and the same command goes on.
    """
    config = TrainingConfig(data=data, **({"regroup": True} | settings))
    trials = [trial for trial in kept_results(results, Trial) if trial.is_of(config)]
    wanted = [] if only_table else [(begin, s, seed) for seed in range(seeds) for begin in start for s in strategy]
    try:
        with progress() as bar:
            failed = _run(config, wanted, trials, results, bar)
    finally:
        if trials:
            _print_table(summarise(trials))
    if failed:
        raise typer.Exit(1)


def _run(
    config: TrainingConfig,
    wanted: Sequence[tuple[str, Strategy, int]],
    trials: list[Trial],
    results: Path | None,
    bar: Progress,
) -> int:
    """Make the runs that are not there yet and add them; one that breaks down is told, and the others still run.

    Returns:
        How many broke down.
    """
    done, failed = {(trial.weights, trial.strategy, trial.seed) for trial in trials}, 0
    for begin, strategy, seed in wanted:
        if (begin, effective_strategy(begin, strategy), seed) in done:
            continue
        try:
            for event in compare_starts(config, [begin], [strategy], [seed]):
                if isinstance(event, Trial):
                    trials.append(event)
                    done.add((event.weights, event.strategy, event.seed))
                    _keep(event, results)
                else:
                    show_progress(event, bar)
        except TrainingError as error:
            if error.code != "training-diverged":
                raise
            errors.print(f"{shown(begin)} {strategy} seed {seed}: {shown(error)}", style="red", soft_wrap=True)
            failed += 1
    return failed


def _keep(trial: Trial, results: Path | None) -> None:
    score = trial.evaluation
    output.print(
        f"{shown(trial.weights)} {trial.strategy} seed {trial.seed}: balanced accuracy {accuracy_at_cuts(score):.3f}, "
        f"escapes {score.escapes}, overkill {score.overkill}, review {score.review}, {trial.seconds:.0f} s "
        f"({trial.processor_seconds or 0:.0f} s of all cores)",
        soft_wrap=True,
    )
    keep_result(results, trial)


def _print_table(rows: list[Summary]) -> None:
    title = "test pictures, means (± standard deviation) over the seeds, of which n ended"
    table = narrow_table(
        title,
        ("start", "strategy", "looks", "n", "bal. acc.", "AUROC", "escapes", "overkill", "review", "s"),
        words=3,
    )
    for row in rows:
        table.add_row(
            shown(row.weights),
            row.strategy,
            row.look,
            str(row.seeds),
            f"{row.balanced_accuracy[0]:.1%}±{100 * row.balanced_accuracy[1]:.1f}",
            f"{row.auroc[0]:.4f}",
            f"{row.escapes:.1f}",
            f"{row.overkill:.1f}",
            f"{row.review:.1f}",
            f"{row.seconds:.0f}",
        )
    output.print(table)
