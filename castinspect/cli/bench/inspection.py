"""`castinspect bench inspection` and `bench parity`: how fast judging is, and that it stays the same."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from castinspect.cli.common.console import narrow_table, output, progress
from castinspect.cli.common.judging import ready_engine
from castinspect.cli.common.options import EngineChoice, EngineOption, checkpoint_file
from castinspect.errors import DeviceError, ImageError
from castinspect.imaging.finding import find_pictures
from castinspect.models.backbones import BACKBONES, find_backbone
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import BenchStep, drain

if TYPE_CHECKING:
    from rich.progress import Progress

    from castinspect.bench.inspection import InspectionBench
    from castinspect.bench.many import ManyRun
    from castinspect.bench.parity import BackboneParity

_SYNTHETIC = 100
_FEW = 500

DataArgument = Annotated[
    Path | None, typer.Argument(metavar="[DATA]", help="Pictures to judge; without it, synthetic castings.")
]


def inspection(
    data: DataArgument = None,
    model: Annotated[Path, typer.Option("--model", "-m", help="Checkpoint to judge with.")] = Path("demo"),
    engine: EngineOption = EngineChoice.AUTO,
    pictures: Annotated[int, typer.Option(min=20, help="Pictures at most, spread over DATA.")] = 300,
    rounds: Annotated[int, typer.Option(min=1, help="Turns that the contenders take.")] = 5,
    many: Annotated[
        int | None, typer.Option(min=1000, help="Measure a folder of so many pictures beside one of 500, and end.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Measure judging beside a tutorial's loop, a DataLoader and the engine alone, all in one interleaved run."""
    from castinspect.bench.inspection import measure_inspection
    from castinspect.bench.many import measure_many

    checkpoint = load_checkpoint(checkpoint_file(model))
    with _pictures(data) as found, progress() as bar:
        found = found[:: max(1, len(found) // pictures)][:pictures]
        ready_engine(checkpoint, engine, pictures=found)
        show = _shown_in(bar)
        if many is None:
            result = drain(measure_inspection(checkpoint, found, engine=engine, rounds=rounds), show)
        else:
            runs = drain(measure_many(checkpoint.path, found, (_FEW, many), engine), show)
    if many is None:
        _print_bench(result, as_json=as_json)
    else:
        _print_many(runs, as_json=as_json)


def _shown_in(bar: Progress) -> Callable[[BenchStep], None]:
    task = bar.add_task("measuring", total=None)
    return lambda step: bar.update(task, completed=step.done, total=step.total)


def batches(
    data: DataArgument = None,
    model: Annotated[Path, typer.Option("--model", "-m", help="Checkpoint to judge with.")] = Path("demo"),
    engine: EngineOption = EngineChoice.AUTO,
    batch: Annotated[
        list[int] | None, typer.Option("--batch", min=1, help="Pictures a pass; repeat it. 1, 32 and 256 if not given.")
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="Turns that the contenders take.")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Measure the engine by batch size beside eager PyTorch on the same device, and as a share of its matrix rate.

    Made for a GPU; on a CPU it shows what batches bring there.
    """
    from castinspect.bench.batches import BATCHES, measure_batches

    checkpoint = load_checkpoint(checkpoint_file(model))
    with _pictures(data) as found:
        ready = ready_engine(checkpoint, engine, pictures=found)
        with progress() as bar:
            steps = measure_batches(checkpoint, ready, found[:_SYNTHETIC], batch or BATCHES, rounds)
            result = drain(steps, _shown_in(bar))
    if as_json:
        print(json.dumps(result.as_dict()))
        return
    table = narrow_table(
        f"pictures a second, {result.device}",
        ("batch", "engine", "eager float32", "ratio", "share of the matrix rate"),
        words=0,
    )
    for rate in result.rates:
        ratio, share = rate.engine / rate.eager, result.share(rate)
        table.add_row(str(rate.batch), f"{rate.engine:.1f}", f"{rate.eager:.1f}", f"{ratio:.2f}", f"{share:.1%}")
    output.print(table)
    rates = ", ".join(f"{kind} {rate:,.0f} GFLOP/s" for kind, rate in result.matrix_gflops.items())
    output.print(f"matrix product: {rates}; {result.picture_gflop:.2f} GFLOP a picture")


def window_inspection(
    data: DataArgument = None,
    model: Annotated[Path, typer.Option("--model", "-m", help="Checkpoint to judge with.")] = Path("demo"),
    engine: EngineOption = EngineChoice.AUTO,
    pictures: Annotated[int, typer.Option(min=20, help="Pictures dropped, spread over DATA.")] = 300,
    rounds: Annotated[int, typer.Option(min=1, help="Drops.")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Measure judging in the window beside judging without it, and how long the window ever stood still."""
    checkpoint = load_checkpoint(checkpoint_file(model))
    with _pictures(data) as found:
        found = found[:: max(1, len(found) // pictures)][:pictures]
        ready_engine(checkpoint, engine, pictures=found)
        command = [
            sys.executable,
            "-m",
            "castinspect.gui.proof.inspection_bench",
            str(checkpoint.path),
            engine,
            str(rounds),
        ]
        done = subprocess.run([*command, *map(str, found)], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise DeviceError("window-unavailable")
    if as_json:
        print(done.stdout)
        return
    told = json.loads(done.stdout)
    output.print(
        f"window {told['window_per_second']:.1f} pictures/s, without it {told['core_per_second']:.1f}: "
        f"{told['window_share']:.1%}; its timer never waited longer than {told['longest_gap_ms']:.0f} ms "
        f"({told['idle_gap_ms']:.0f} ms while it was idle)"
    )


def parity(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Labelled pictures, a folder per class.")],
    backbone: Annotated[
        list[str] | None, typer.Option("--backbone", "-b", help="Only this one; repeat it. Without it, all of them.")
    ] = None,
    pictures: Annotated[int, typer.Option(min=2, help="Pictures at most, spread over DATA.")] = 300,
    size: Annotated[int | None, typer.Option(min=32, max=1024, help="Side of the input; else each one's own.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per backbone, nothing else.")] = False,
) -> None:
    """Compare OpenVINO with PyTorch on real pictures, for every backbone; exit code 1 where one does not agree."""
    from castinspect.bench.parity import BackboneParity, measure_parity
    from castinspect.data.folders import read_dataset

    chosen = [find_backbone(name) for name in backbone or BACKBONES]
    found: list[BackboneParity] = []
    with progress() as bar:
        task = bar.add_task("comparing", total=None)
        for event in measure_parity(read_dataset(data), chosen, pictures, size):
            if isinstance(event, BackboneParity):
                found.append(event)
                _print_parity(event, as_json=as_json)
            else:
                bar.update(task, completed=event.done, total=event.total, description=chosen[len(found)].title)
    if not all(item.parity.holds for item in found):
        raise typer.Exit(1)


@contextmanager
def _pictures(data: Path | None) -> Iterator[list[Path]]:
    if data is not None:
        found = find_pictures([data])
        if not found:
            raise ImageError("no-pictures", folder=data)
        yield found
        return
    from castinspect.synthetic.folder import write_castings

    with tempfile.TemporaryDirectory(prefix="castings-") as made:
        write_castings(Path(made) / "castings", _SYNTHETIC, seed=0)
        yield find_pictures([Path(made)])


def _print_bench(bench: InspectionBench, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(bench.as_dict()))
        return
    table = narrow_table(
        f"{bench.pictures} pictures, {bench.device}",
        ("contender", "pictures/s", "median ms", "cold start s", "peak MB"),
    )
    for name in [*bench.per_second, *bench.single_ms]:
        figures = (
            (bench.per_second.get(name), ".1f"), (bench.single_ms.get(name), ".1f"),
            (bench.cold_start_s.get(name), ".2f"), (bench.peak_mb.get(name), ".0f"),
        )  # fmt: skip
        table.add_row(name, *("" if value is None else format(value, form) for value, form in figures))
    output.print(table)
    ratios = bench.as_dict()
    for name in (
        "speedup_over_tutorial", "share_of_raw_engine", "single_picture_ratio", "cold_start_ratio", "memory_ratio",
        "map_and_novelty_cost",
    ):  # fmt: skip
        output.print(f"{name:24}" + ("not measured here" if ratios[name] is None else f"{ratios[name]:.3f}"))
    _print_costs(bench)
    output.print(
        f"matrix product {bench.matrix_gflops:.0f} GFLOP/s; {bench.picture_gflop:.2f} GFLOP a picture: "
        f"at most {ratios['bound_per_second']:.0f} pictures/s"
    )


def _print_costs(bench: InspectionBench) -> None:
    """What the guards of a verdict cost, with what that is made of."""
    from castinspect.bench.inspection import GUARDED, ONE_LOOK, OURS, UNGUARDED

    ratios, rates, cpu = bench.as_dict(), bench.per_second, bench.cpu_ms
    output.print(
        f"gate and strict decoding: {rates[GUARDED]:.1f} pictures/s with, {rates[UNGUARDED]:.1f} without: "
        f"cost {ratios['gate_and_strict_cost']:.1%}; CPU {cpu[GUARDED]:.2f} and {cpu[UNGUARDED]:.2f} ms a picture: "
        f"cost {ratios['gate_and_strict_cpu_cost']:.1%}",
        soft_wrap=True,
    )
    output.print(
        f"second looks: {bench.looked_again} of {bench.pictures} pictures; {rates[OURS]:.1f} pictures/s with, "
        f"{rates[ONE_LOOK]:.1f} without: cost {ratios['second_look_cost']:.1%}; HOLD before the network: {bench.held}",
        soft_wrap=True,
    )


def _print_many(runs: list[ManyRun], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([{"pictures": r.pictures, "seconds": r.seconds, "peak_mb": r.peak_mb} for r in runs]))
        return
    table = narrow_table(
        "whole folders, each by a program of its own", ("pictures", "s", "ms a picture", "peak MB"), words=0
    )
    for run in runs:
        peak = "" if run.peak_mb is None else f"{run.peak_mb:.0f}"
        table.add_row(str(run.pictures), f"{run.seconds:.1f}", f"{1000 * run.seconds / run.pictures:.2f}", peak)
    output.print(table)


def _print_parity(found: BackboneParity, *, as_json: bool) -> None:
    parity = found.parity
    if as_json:
        facts = {"backbone": found.backbone.name, "weights": found.weights, "size": found.size, "spread": found.spread}
        print(json.dumps(facts | {"holds": parity.holds} | parity.model_dump()), flush=True)
        return
    verdict = Text("agrees ", "green") if parity.holds else Text("REFUSED", "red")
    output.print(
        verdict,
        f"{found.backbone.title:16} {found.size} px, {found.weights} weights: {parity.pictures} pictures, largest "
        f"difference {parity.largest_difference:.1e}, {parity.verdicts_changed} verdicts changed, "
        f"logits spread by {found.spread:.2f}",
        soft_wrap=True,
    )
