"""`castinspect train --estimate`: how long each preset would take on this machine."""

from __future__ import annotations

from dataclasses import asdict

from castinspect.cli.common.console import narrow_table, output
from castinspect.language import say, say_each
from castinspect.training.config import TrainingConfig
from castinspect.training.presets import PRESETS, preset_of


def print_estimate(config: TrainingConfig) -> None:
    """Time a few steps, and print how long the asked-for training and the three presets would take.

    Raises:
        DataError: The data cannot be trained on.
    """
    from castinspect.data.folders import read_dataset
    from castinspect.training.estimate import counts_of, estimated_seconds, measure_speed

    dataset = read_dataset(config.data, config.roles, config.class_level)
    counts = counts_of(config, {split: len(found) for split, found in dataset.samples.items()})
    speed = measure_speed(config, [sample.path for sample in dataset.samples["train"]])
    table = narrow_table(
        say(
            "{total} picture{total:s}, {backbone}, measured on this machine just now",
            total=counts.total,
            backbone=config.with_backbone_of_start().backbone,
        ),
        say_each("preset", "strategy", "epochs", "folds", "at most about"),
        words=2,
    )
    rows = {str(name): config.model_copy(update=asdict(values)) for name, values in PRESETS.items()}
    if preset_of(config.strategy, config.epochs, config.folds) is None:
        rows[say("as asked for")] = config
    for name, changed in rows.items():
        seconds = estimated_seconds(changed, speed, counts)
        table.add_row(name, changed.strategy, str(changed.epochs), str(changed.folds or ""), _rounded(seconds))
    output.print(table)


def _rounded(seconds: float) -> str:
    return f"{max(1, round(seconds))} s" if seconds < 90 else f"{round(seconds / 60)} min"
