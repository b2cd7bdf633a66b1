"""`castinspect bench weights`: what a backbone starts from, compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from castinspect.bench.training.weights import (
    Summary,
    Trial,
    accuracy_at_cuts,
    compare_starts,
    effective_strategy,
    summarise,
)
from castinspect.cli.common.console import narrow_table, output, progress, shown
from castinspect.cli.common.results import keep_result, kept_results
from castinspect.cli.common.run_settings import Settings, takes_settings
from castinspect.cli.common.training_progress import show_progress
from castinspect.training.config import Strategy, TrainingConfig


@takes_settings("backbone", "size", "epochs", "folds", "device")
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
    results: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Keep each run as a line of JSON; runs that are there are not repeated."),
    ] = None,
    *,
    settings: Settings,
) -> None:
    """Compare what a backbone starts from: random weights against the starter or ImageNet, by each strategy.

    Every run chooses its cuts on parts that its networks had not learned from; the test pictures are only scored. A
    network that looks twice at what leaves doubt has a second row, as it would be if it looked once. Balanced accuracy
    is at the chosen cuts: a part that is left to a person got no wrong verdict. Pictures of a part that lie on both
    sides of the split are brought to one.
    """
    config = TrainingConfig(data=data, **({"regroup": True} | settings))
    trials = kept_results(results, Trial)
    done = {(trial.weights, trial.strategy, trial.seed, trial.epochs) for trial in trials}
    with progress() as bar:
        for seed in range(seeds):
            for begin in start:
                missing = [
                    s for s in strategy if (begin, effective_strategy(begin, s), seed, config.epochs) not in done
                ]
                for event in compare_starts(config, [begin], missing, [seed]):
                    if isinstance(event, Trial):
                        trials.append(event)
                        _keep(event, results)
                    else:
                        show_progress(event, bar)
    _print_table(summarise(trials))


def _keep(trial: Trial, results: Path | None) -> None:
    score = trial.evaluation
    output.print(
        f"{trial.weights} {trial.strategy} seed {trial.seed}: balanced accuracy {accuracy_at_cuts(score):.3f}, "
        f"escapes {score.escapes}, overkill {score.overkill}, review {score.review}, {trial.seconds:.0f} s",
        soft_wrap=True,
    )
    keep_result(results, trial)


def _print_table(rows: list[Summary]) -> None:
    counts = sorted({row.seeds for row in rows})
    title = f"test pictures, means (± standard deviation) over {' or '.join(map(str, counts))} seeds"
    table = narrow_table(
        title, ("start", "strategy", "looks", "bal. acc.", "AUROC", "escapes", "overkill", "review", "s"), words=3
    )
    for row in rows:
        table.add_row(
            shown(row.weights),
            row.strategy,
            row.look,
            "{:.3f}±{:.3f}".format(*row.balanced_accuracy),
            f"{row.auroc[0]:.4f}",
            f"{row.escapes:.1f}",
            f"{row.overkill:.1f}",
            f"{row.review:.1f}",
            f"{row.seconds:.0f}",
        )
    output.print(table)
