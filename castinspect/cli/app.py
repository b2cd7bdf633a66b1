"""All commands in one place."""

from __future__ import annotations

from typing import Annotated

import typer

from castinspect.cli import (
    adapting,
    bench,
    bench_cuts,
    bench_grouping,
    bench_inspection,
    bench_novelty,
    bench_training,
    compare,
    cuts,
    data,
    dataset,
    demo,
    evaluating,
    inspecting,
    models,
    pretraining,
    system,
    training,
    version_comparison,
    versions,
)
from castinspect.cli.options import APPEARANCE
from castinspect.cli.running import run

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
app.command(rich_help_panel="Start")(system.doctor)
inspecting.register(app)
app.command(rich_help_panel="Train")(training.train)
app.command(rich_help_panel="Train")(evaluating.evaluate)
app.command(rich_help_panel="Train")(compare.compare)
app.command(rich_help_panel="Train")(data.synth)
app.command(rich_help_panel="Train")(cuts.cuts)
app.command(rich_help_panel="Models")(versions.promote)
app.command(rich_help_panel="Models")(versions.rollback)
app.command(rich_help_panel="Models")(adapting.adapt)
bench.bench.command("adapt")(adapting.bench_adapt)
versions.models.command("compare")(version_comparison.compare)
app.command(rich_help_panel="Models")(models.backbones)
app.command(rich_help_panel="Models")(pretraining.pretrain)
app.add_typer(versions.models, name="models", rich_help_panel="Models")
bench.bench.command("grouping")(bench_grouping.grouping)
bench.bench.command("cuts")(bench_cuts.cuts)
bench.bench.command("inspection")(bench_inspection.inspection)
bench.bench.command("batches")(bench_inspection.batches)
bench.bench.command("window-inspection")(bench_inspection.window_inspection)
bench.bench.command("parity")(bench_inspection.parity)
bench.bench.command("training")(bench_training.training)
bench.bench.command("novelty")(bench_novelty.novelty)
app.add_typer(bench.bench, name="bench", rich_help_panel="Measure")
app.add_typer(dataset.dataset, name="dataset", rich_help_panel="Train")
app.add_typer(models.weights, name="weights", rich_help_panel="Models")

__all__ = ["app", "run"]
