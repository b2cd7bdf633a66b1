"""`castinspect promote`: which checkpoint the station judges with."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from castinspect.cli.common.attribution import ByOption, WhyOption, attribution
from castinspect.cli.common.console import output, shown
from castinspect.cli.common.judging import show_conversion
from castinspect.cli.common.options import checkpoint_file
from castinspect.cli.common.unproven import AllowUnprovenOption, require_proof
from castinspect.language import say
from castinspect.registry.registry import Registry


def promote(
    model: Annotated[
        Path, typer.Argument(metavar="MODEL", help="Version or checkpoint to judge with from now on, or `demo`.")
    ],
    by: ByOption = None,
    why: WhyOption = "",
    allow_unproven: AllowUnprovenOption = False,
    allow_other_classes: Annotated[
        bool, typer.Option("--allow-other-classes", help="Also if its classes differ from those judged by now.")
    ] = False,
) -> None:
    """Make a checkpoint the one that the station judges with, and ready for this computer."""
    from castinspect.versions.promoting import made_ready, promote as promote_version

    file = checkpoint_file(model)
    require_proof(file, allowed=allow_unproven)
    registry = Registry()
    target = promote_version(registry, file, attribution(by, why), allow_other_classes=allow_other_classes)
    output.print(say("promoted {target}", target=shown(target)), soft_wrap=True)
    show_conversion(made_ready(registry))
