"""`castinspect synth`: castings from the generator, as a data set."""

from __future__ import annotations

import csv
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.cli.console import output, progress, shown
from castinspect.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable

SOUND, DEFECTIVE = "ok", "defect"
SEVERITY = 0.5


def synth(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder to write; must be empty or not there yet.")],
    count: Annotated[int, typer.Option(min=2, help="How many pictures; half of them defective.")] = 200,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same pictures.")] = 0,
    size: Annotated[int, typer.Option(min=64, max=1024, help="Side of the pictures in pixels.")] = 300,
    severity: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="How severe each defect is at least; 0 makes some hard to see.")
    ] = SEVERITY,
    masks: Annotated[bool, typer.Option(help="Also write where each defect is, into OUT.masks.")] = False,
) -> None:
    """Make synthetic castings, sound and defective, to try things on: OUT/ok, OUT/defect."""
    if out.exists() and any(out.iterdir()):
        raise DataError("synth-folder-not-empty", folder=out)
    started = time.perf_counter()
    with progress() as bar:
        task = bar.add_task("making castings", total=count)
        write_castings(out, count, seed, size=size, severity=severity, masks=masks, advance=lambda: bar.advance(task))
    each = 1000 * (time.perf_counter() - started) / count
    text = (
        f"{count} castings in {shown(out)}: {count - count // 2} {SOUND}, {count // 2} {DEFECTIVE}; {each:.0f} ms each"
    )
    output.print(text, markup=False)


def write_castings(
    out: Path,
    count: int,
    seed: int,
    *,
    size: int = 300,
    severity: float = SEVERITY,
    masks: bool = False,
    advance: Callable[[], None],
) -> None:
    """Write `count` castings as PNG, every second one defective with one random kind, and a table of the kinds."""
    import numpy as np
    from PIL import Image

    from castinspect.imaging.synthetic import DefectKind, make_casting

    kinds = list(DefectKind)
    out.mkdir(parents=True, exist_ok=True)
    with (out / "castings.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["path", "defects"])
        for index in range(count):
            casting_seed = seed * 1_000_003 + index
            defective = index % 2 == 1
            kind = kinds[np.random.default_rng(casting_seed).integers(len(kinds))]
            casting = make_casting(casting_seed, size=size, defects=[kind] if defective else [], severity=severity)
            name = Path(DEFECTIVE if defective else SOUND) / f"casting_{index:05}.png"
            (out / name).parent.mkdir(exist_ok=True)
            Image.fromarray(casting.pixels).save(out / name)
            if masks and defective:
                mask = out.with_name(out.name + ".masks") / name.name
                mask.parent.mkdir(exist_ok=True)
                Image.fromarray(casting.mask).save(mask)
            table.writerow([name.as_posix(), " ".join(casting.defects)])
            advance()
