"""All commands in one place."""

from __future__ import annotations

from typing import Annotated

import typer

from castinspect.cli import (
    adapt,
    backbones,
    compare,
    cuts,
    dataset,
    demo,
    doctor,
    evaluate,
    inspect,
    models,
    models_compare,
    pretrain,
    synth,
    train,
)
from castinspect.cli.bench import (
    cuts as bench_cuts,
    grouping as bench_grouping,
    inspection as bench_inspection,
    novelty as bench_novelty,
    training as bench_training,
    weights as bench_weights,
)
from castinspect.cli.common.options import APPEARANCE
from castinspect.cli.common.running import run

app = typer.Typer(
    name="castinspect",
    help="Inspection station for cast parts. Without arguments the window opens.",
    epilog="First time here?  castinspect demo  shows the whole job once, in about a minute.",
    no_args_is_help=True,
    **APPEARANCE,
)


@app.callback()
def _options(
    _self_test: Annotated[
        bool, typer.Option("--self-test", help="Prove that this installation works, each part by using it.")
    ] = False,
) -> None:
    """Shown in the help; `castinspect.__main__` runs the self-test, which needs the window, too."""


app.command(rich_help_panel="Start")(demo.demo)
app.command(rich_help_panel="Start")(doctor.doctor)
inspect.register(app)
app.command(rich_help_panel="Train")(train.train)
app.command(rich_help_panel="Train")(evaluate.evaluate)
app.command(rich_help_panel="Train")(compare.compare)
app.command(rich_help_panel="Train")(synth.synth)
app.command(rich_help_panel="Train")(cuts.cuts)
app.command(rich_help_panel="Models")(models.promote)
app.command(rich_help_panel="Models")(models.rollback)
app.command(rich_help_panel="Models")(adapt.adapt)
bench_weights.bench.command("adapt")(adapt.bench_adapt)
models.models.command("compare")(models_compare.compare)
app.command(rich_help_panel="Models")(backbones.backbones)
app.command(rich_help_panel="Models")(pretrain.pretrain)
app.add_typer(models.models, name="models", rich_help_panel="Models")
bench_weights.bench.command("grouping")(bench_grouping.grouping)
bench_weights.bench.command("cuts")(bench_cuts.cuts)
bench_weights.bench.command("inspection")(bench_inspection.inspection)
bench_weights.bench.command("batches")(bench_inspection.batches)
bench_weights.bench.command("window-inspection")(bench_inspection.window_inspection)
bench_weights.bench.command("parity")(bench_inspection.parity)
bench_weights.bench.command("training")(bench_training.training)
bench_weights.bench.command("novelty")(bench_novelty.novelty)
app.add_typer(bench_weights.bench, name="bench", rich_help_panel="Measure")
app.add_typer(dataset.dataset, name="dataset", rich_help_panel="Train")
app.add_typer(backbones.weights, name="weights", rich_help_panel="Models")

__all__ = ["app", "run"]
