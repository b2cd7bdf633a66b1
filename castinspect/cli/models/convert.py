"""`castinspect models convert`: what a version computes in, 8-bit integers or float32."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from castinspect.cli.common.attribution import ByOption, WhyOption, attribution
from castinspect.cli.common.console import output, shown
from castinspect.cli.common.judging import conversion_shown
from castinspect.cli.models.versions import NameArgument
from castinspect.language import say
from castinspect.progress import drain
from castinspect.registry.registry import Registry


class Precision(StrEnum):
    """What a conversion computes in."""

    INT8 = "int8"
    FLOAT32 = "float32"


def convert(
    name: NameArgument,
    precision: Annotated[Precision, typer.Option("--precision", help="What it computes in.")] = Precision.INT8,
    pictures: Annotated[
        Path | None,
        typer.Option(
            "--pictures", metavar="DIR", help="What it was trained on: calibrates INT8, and proves it. Only for int8."
        ),
    ] = None,
    by: ByOption = None,
    why: WhyOption = "",
) -> None:
    """Convert a version to 8-bit integers, which are faster, or in float32 again; refused where a verdict changes.

    Pictures in DIR that the version learned from calibrate the integers. What integers leave in doubt (between the cuts
    or near one of them) float32 judges, and all second looks. All other pictures in DIR must get the same verdict as by
    PyTorch in float32, and no probability may move by more than 0.02. If the version is promoted, the station judges so
    from the next picture on. Never for EfficientNet-B0, which 8-bit integers ruin. It needs NNCF; judging does not.
    """
    from castinspect.versions.precision import to_float32, to_int8

    registry = Registry()
    path = registry.find(name).path
    who = attribution(by, why)
    if precision is Precision.FLOAT32:
        steps = to_float32(registry, path, who)
    elif pictures is None:
        raise typer.BadParameter(say("Say --pictures: the folder that the version was trained on."))
    else:
        steps = to_int8(registry, path, pictures, who)
    with conversion_shown() as show:
        made = drain(steps, show)
    output.print(shown(made.told), soft_wrap=True)
    for file, digest in made.converted.record.files.items():
        output.print(f"  {digest}  {file}", soft_wrap=True)
