"""`castinspect backbones`: the backbones, and what each is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from castinspect.cli.common.console import narrow_table, output
from castinspect.language import say, say_each
from castinspect.models.backbones import BACKBONES, IMAGENET_CLASSES, find_backbone
from castinspect.models.structure import Structure, structure_of
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.strategies import learning_parameters, plan_phases


def backbones(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Show this one's structure.")] = None,
    classes: Annotated[int, typer.Option(min=2, help="Outputs of the new head.")] = 2,
    strategy: Annotated[Strategy, typer.Option(help="What is trained when.")] = Strategy.GRADUAL,
) -> None:
    """List the backbones and the weights at hand for them; or show what one is made of and what of it learns."""
    from castinspect.models.weights import imagenet_at_hand, starter_at_hand

    if name is not None:
        _print_structure(structure_of(find_backbone(name), classes), strategy)
        return
    table = Table()
    table.add_column(say("name"), no_wrap=True)
    for column in say_each("parameters", "ImageNet top-1", "input", "ImageNet weights", "starter"):
        table.add_column(column)
    for backbone in BACKBONES.values():
        table.add_row(
            backbone.name,
            f"{backbone.parameters_millions:.1f} M",
            f"{backbone.imagenet_top1:.1f} %",
            f"{backbone.input_size} px",
            say("at hand") if imagenet_at_hand(backbone) else say("to fetch"),
            say("bundled") if starter_at_hand(backbone) else "–",
        )
    output.print(table)


def _print_structure(structure: Structure, strategy: Strategy) -> None:
    backbone = structure.backbone
    phases = plan_phases(TrainingConfig(data=Path(), strategy=strategy, backbone=backbone.name), backbone)
    text = say(
        "{title}, {size} px, strategy {strategy}: learning rate by phase",
        title=backbone.title,
        size=structure.size,
        strategy=strategy,
    )
    table = narrow_table(text, show_footer=True)
    table.add_column(say("layers"), say("learns"), no_wrap=True)
    table.add_column(say("parameters"), f"{structure.parameters:,}", justify="right", no_wrap=True)
    table.add_column(say("output"), justify="right", no_wrap=True)
    for phase in phases:
        table.add_column(
            phase.name, f"{learning_parameters(structure, phase) / structure.parameters:.3%}", justify="right"
        )
    for found in structure.stages:
        rates = [_rate_text(phase.rate_of(found.stage.modules[0])) for phase in phases]
        table.add_row(found.stage.name, f"{found.parameters:,}", "x".join(map(str, found.output)), *rates)
    old = f"Linear({backbone.features}, {IMAGENET_CLASSES})"
    gone = [Text(say("gone"), style="dim") for _ in phases]
    table.add_row(Text(old, style="strike dim"), f"{structure.old_head_parameters:,}", str(IMAGENET_CLASSES), *gone)
    head = f"Dropout + Linear({backbone.features}, {structure.classes})"
    by_regression = Text(say("fitted"), style="green")  # the features are frozen: a logistic regression, without a rate
    rates = [by_regression if s.only_head else _rate_text(s.rate_of(backbone.head + ".")) for s in phases]
    table.add_row(Text(head, style="bold"), f"{structure.new_head_parameters:,}", str(structure.classes), *rates)
    output.print(table)


def _rate_text(rate: float | None) -> Text:
    return Text(say("frozen"), style="cyan") if rate is None else Text(f"{rate:g}", style="green")
