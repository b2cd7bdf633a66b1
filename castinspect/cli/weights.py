"""`castinspect weights …`: ImageNet weights that are at hand, fetched, or imported from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from castinspect.cli.common.console import output, progress, shown
from castinspect.language import say
from castinspect.models.backbones import BACKBONES, find_backbone

BackboneOption = Annotated[str, typer.Option("--backbone", "-b", help="See `castinspect backbones`.")]


def import_weights(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The .pth file, brought here by hand.")],
    backbone: BackboneOption = "efficientnet_b0",
) -> None:
    """Import a weights file on a machine with no network; its hash is checked."""
    from castinspect.models.weights import import_imagenet

    output.print(say("imported {file}", file=shown(import_imagenet(find_backbone(backbone), file))), soft_wrap=True)


def fetch_weights(backbone: BackboneOption = "efficientnet_b0") -> None:
    """Download the ImageNet weights of a backbone; their hash is checked."""
    from castinspect.models.weights import download_imagenet

    with progress() as bar:
        task = bar.add_task(say("ImageNet weights of {backbone}", backbone=backbone), total=None)
        for step in download_imagenet(find_backbone(backbone)):
            bar.update(task, completed=step.received_bytes, total=step.total_bytes or None)
    output.print(say("at hand"))


def list_weights() -> None:
    """For each backbone, the file, where it comes from and whether it is here."""
    from castinspect.models.weights import imagenet_at_hand, imagenet_file
    from castinspect.paths import weights_dir

    output.print(say("folder {folder}", folder=shown(weights_dir())), soft_wrap=True)
    for backbone in BACKBONES.values():
        state = say("at hand") if imagenet_at_hand(backbone) else say("not here")
        output.print(f"{backbone.name:16} {state:9} {imagenet_file(backbone).url}", soft_wrap=True)
