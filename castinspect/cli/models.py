"""`castinspect models`, `promote`, `backbones` and `weights`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from castinspect.cli.console import output, progress, shown
from castinspect.cli.options import checkpoint_file
from castinspect.models.backbones import BACKBONES, find_backbone
from castinspect.models.registry import Registry

weights = typer.Typer(help="ImageNet weights: see what is at hand, fetch them, or import a file.", no_args_is_help=True)
BackboneOption = Annotated[str, typer.Option("--backbone", "-b", help="See `castinspect backbones`.")]


def models() -> None:
    """List the checkpoints of this station; the promoted one is marked."""
    registry = Registry()
    entries = registry.checkpoints()
    if not entries:
        output.print("No checkpoint yet. `castinspect train DATA` makes one.", markup=False)
        return
    promoted = registry.promoted()
    table = Table()
    for column in ("", "checkpoint", "backbone", "started from", "strategy", "classes", "balanced accuracy", "escapes"):
        table.add_column(column)
    for entry in entries:
        mark = "▶" if promoted and entry.path == promoted else ""
        name = Text(shown(entry.path.name))
        metadata = entry.metadata
        if metadata is None:
            table.add_row(mark, name, Text(shown(entry.problem), style="red"))
            continue
        score = metadata.evaluation
        table.add_row(
            mark, name, metadata.backbone, Text(metadata.weights), metadata.strategy,
            Text(", ".join(metadata.class_names)),
            f"{score.balanced_accuracy:.3f} ({score.split})" if score else "–",
            f"{score.escapes} of {score.defective}" if score else "–",
        )  # fmt: skip
    output.print(table)


def promote(
    model: Annotated[Path, typer.Argument(metavar="MODEL", help="Checkpoint to judge with from now on, or `demo`.")],
) -> None:
    """Make a checkpoint the one that the station judges with."""
    output.print(f"promoted {shown(Registry().promote(checkpoint_file(model)))}", markup=False, soft_wrap=True)


def backbones() -> None:
    """List the backbones, and which weights for them are at hand."""
    from castinspect.models.weights import imagenet_at_hand, starter_at_hand

    table = Table()
    table.add_column("name", no_wrap=True)
    for column in ("parameters", "ImageNet top-1", "input", "ImageNet weights", "starter"):
        table.add_column(column)
    for backbone in BACKBONES.values():
        table.add_row(
            backbone.name,
            f"{backbone.parameters_millions:.1f} M",
            f"{backbone.imagenet_top1:.1f} %",
            f"{backbone.input_size} px",
            "at hand" if imagenet_at_hand(backbone) else "to fetch",
            "bundled" if starter_at_hand(backbone) else "–",
        )
    output.print(table)


@weights.command("import")
def import_weights(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The .pth file, brought here by hand.")],
    backbone: BackboneOption = "efficientnet_b0",
) -> None:
    """Import a weights file on a machine with no network; its hash is checked."""
    from castinspect.models.weights import import_imagenet

    output.print(f"imported {shown(import_imagenet(find_backbone(backbone), file))}", markup=False, soft_wrap=True)


@weights.command("fetch")
def fetch_weights(backbone: BackboneOption = "efficientnet_b0") -> None:
    """Download the ImageNet weights of a backbone; their hash is checked."""
    from castinspect.models.weights import download_imagenet

    with progress() as bar:
        task = bar.add_task(f"ImageNet weights of {backbone}", total=None)
        for step in download_imagenet(find_backbone(backbone)):
            bar.update(task, completed=step.received_bytes, total=step.total_bytes or None)
    output.print("at hand")


@weights.command("list")
def list_weights() -> None:
    """For each backbone, the file, where it comes from and whether it is here."""
    from castinspect.models.weights import imagenet_at_hand, imagenet_file
    from castinspect.paths import weights_dir

    output.print(f"folder {shown(weights_dir())}", markup=False, soft_wrap=True)
    for backbone in BACKBONES.values():
        state = "at hand" if imagenet_at_hand(backbone) else "not here"
        output.print(f"{backbone.name:16} {state:9} {imagenet_file(backbone).url}", markup=False, soft_wrap=True)
