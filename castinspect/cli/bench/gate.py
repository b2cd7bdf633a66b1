"""`castinspect bench gate`: defective parts under a dead lamp, in fog, too small, blurred or cut off stay no OK."""

from __future__ import annotations

import json as json_format
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castinspect.cli.common.console import narrow_table, output, progress
from castinspect.cli.common.judging import ready_engine
from castinspect.cli.common.options import Device, DeviceOption, EngineChoice, EngineOption, ModelOption, checkpoint_of
from castinspect.inspection.verdict import Verdict
from castinspect.progress import drain

if TYPE_CHECKING:
    from castinspect.bench.gate import GateMeasured


def gate(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Labelled pictures; those under test, else all.")],
    model: ModelOption = None,
    engine: EngineOption = EngineChoice.AUTO,
    device: DeviceOption = Device.AUTO,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Judge pictures of defective parts as a failing camera or lamp would show them: 0 may become OK.

    Pictures of good parts are judged as they are: the gate should stop at most 1 % of them.
    """
    from castinspect.bench.gate import measure_gate
    from castinspect.data.folders import read_dataset
    from castinspect.inspection.inspector import Inspector
    from castinspect.models.metadata import Role

    checkpoint = checkpoint_of(model).without_weights()
    roles = {part_class.name: part_class.role for part_class in checkpoint.metadata.classes}
    dataset = read_dataset(data, roles)
    samples = dataset.samples.get("test") or tuple(s for some in dataset.samples.values() for s in some)
    by_role = {role: [sample.path for sample in samples if dataset.classes[sample.label].role is role] for role in Role}
    inspector = Inspector.with_engine(ready_engine(checkpoint, engine, device), checkpoint, maps=False)
    with progress() as bar:
        task = bar.add_task("judging", total=None)
        steps = measure_gate(inspector, by_role[Role.DEFECT], by_role[Role.OK])
        measured = drain(steps, lambda step: bar.update(task, completed=step.done, total=step.total))
    if json:
        print(json_format.dumps(asdict(measured)))
        return
    _print(measured)


def _print(measured: GateMeasured) -> None:
    table = narrow_table("pictures of defective parts", ("as", "became OK", *Verdict))
    table.add_column("stopped by")
    for found in measured.altered:
        counts = (str(found.verdicts[verdict]) for verdict in Verdict)
        table.add_row(found.name, str(found.became_ok), *counts, _codes(found.reasons))
    output.print(table)
    became = sum(found.became_ok for found in measured.altered)
    total = sum(sum(found.verdicts.values()) for found in measured.altered)
    share = measured.stopped / measured.good if measured.good else 0.0
    output.print(f"{became} of {total} became OK")
    text = f"good pictures as they are: the gate stops {measured.stopped} of {measured.good} ({share:.1%})"
    output.print(f"{text} {_codes(measured.reasons)}".rstrip(), soft_wrap=True)


def _codes(reasons: dict[str, int]) -> str:
    return ", ".join(f"{code} {count}" for code, count in sorted(reasons.items(), key=lambda found: -found[1]))
