"""How fast inspection is beside a tutorial's loop and beside its own engine: everything in one interleaved run."""

from __future__ import annotations

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import torch

from castinspect.bench.processes import ProgramRun, compile_beforehand, inspect_program, run_program, tutorial_program
from castinspect.bench.spent import Spent, Stopwatch
from castinspect.bench.training import tutorial
from castinspect.bench.unguarded import looking_once, stopping_none, unguarded
from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.engines.engine import Engine, Pixels
from castinspect.inspection.engines.network import InspectionNetwork
from castinspect.inspection.inspector import Inspector
from castinspect.models.checkpoint import LoadedCheckpoint, load_model
from castinspect.progress import BenchStep, drain

TUTORIAL, LOADER = "tutorial loop", "DataLoader, batches of 32"
RAW, OURS, PLAIN = "raw engine, no decoding", "CastInspect, file to verdict", "CastInspect without map and novelty"
ONE_LOOK = "CastInspect without second looks"
GUARDED = "CastInspect, one look, gate open"
UNGUARDED = "the same without gate and strict decoding"
RAW_ONE, OURS_ONE = "raw engine, one picture", "CastInspect, one picture"

_SINGLES = 10
"""Single pictures in each round."""
_COLD_STARTS = 3
_MATRIX, _LARGE_MATRIX = 1536, 8192
"""Sides that keep a CPU, or a GPU, busy."""

_TRIES = 4


@dataclass(frozen=True)
class InspectionBench:
    """What was measured.

    Attributes:
        pictures: Judged by each contender, over all rounds.
        device: What computed.
        per_second: Pictures a second by contender.
        cpu_ms: Milliseconds of all cores for a picture, by contender; other programs hardly change them.
        single_ms: Median milliseconds of a single picture by contender.
        cold_start_s: Median seconds from a program's start to its first verdict.
        peak_mb: Peak resident memory while judging all pictures.
        matrix_gflops: Measured rate of a float32 matrix product.
        picture_gflop: What one picture costs the network.
        looked_again: Of the pictures, those that were given a second look.
        held: Of the pictures, those that the network was not asked about.
    """

    pictures: int
    device: str
    per_second: dict[str, float]
    cpu_ms: dict[str, float]
    single_ms: dict[str, float]
    cold_start_s: dict[str, float]
    peak_mb: dict[str, float]
    matrix_gflops: float
    picture_gflop: float
    looked_again: int
    held: int

    def as_dict(self) -> dict[str, Any]:
        """Ratios first, then what they were made of."""
        memory = self.peak_mb[OURS] / self.peak_mb[TUTORIAL] if OURS in self.peak_mb else None
        return {
            "speedup_over_tutorial": self.per_second[OURS] / self.per_second[TUTORIAL],
            "share_of_raw_engine": self.per_second[OURS] / self.per_second[RAW],
            "single_picture_ratio": self.single_ms[OURS_ONE] / self.single_ms[RAW_ONE],
            "cold_start_ratio": self.cold_start_s[OURS] / self.cold_start_s[TUTORIAL],
            "memory_ratio": memory,
            "map_and_novelty_cost": 1 - self.per_second[OURS] / self.per_second[PLAIN],
            "gate_and_strict_cost": 1 - self.per_second[GUARDED] / self.per_second[UNGUARDED],
            "gate_and_strict_cpu_cost": self.cpu_ms[GUARDED] / self.cpu_ms[UNGUARDED] - 1,
            "second_look_cost": 1 - self.per_second[OURS] / self.per_second[ONE_LOOK],
            "bound_per_second": self.matrix_gflops / self.picture_gflop,
            **asdict(self),
        }


def measure_inspection(
    checkpoint: LoadedCheckpoint, paths: Sequence[Path], *, engine: str = "auto", rounds: int = 5
) -> Generator[BenchStep, None, InspectionBench]:
    """Measure all contenders in turns, so that whatever else the machine does slows them alike.

    Args:
        checkpoint: What judges; converted first where it is not.
        paths: Pictures; each round takes its share of them.
        engine: As `castinspect inspect --engine`.
        rounds: Turns of each contender.

    Yields:
        Progress.

    Returns:
        The figures.

    Raises:
        DeviceError: A program that is measured failed.
    """
    patient = drain(choose_engine(checkpoint, engine, pictures=paths))
    contenders = _contenders(checkpoint, patient)
    singles = _singles(checkpoint, drain(choose_engine(checkpoint, engine, patient=False)))
    shares = [paths[index::rounds] for index in range(rounds)]
    total = rounds * (len(contenders) + len(singles)) + 3 * (_COLD_STARTS + 1)
    done = 0
    for judge in contenders.values():
        judge(paths[:8])  # what is prepared once is prepared now
    taken: defaultdict[str, Spent] = defaultdict(Spent)
    single: defaultdict[str, list[float]] = defaultdict(list)
    matrix = matrix_gflops()
    for share in shares:
        for name, judge in contenders.items():
            taken[name] += judge(share)
            yield BenchStep(done := done + 1, total)
        for name, judge_one in singles.items():
            single[name] += [judge_one(path) for path in share[:_SINGLES]]
            yield BenchStep(done := done + 1, total)
        matrix = max(matrix, matrix_gflops())
    runs: defaultdict[str, list[ProgramRun]] = defaultdict(list)
    for name, run in _program_runs(checkpoint, paths, engine):
        runs[name].append(run)
        yield BenchStep(done := done + 1, total)
    looked_again, held = _reactions(checkpoint, patient, paths)
    cold = {name: median(run.first_line_seconds for run in found[:-1]) for name, found in runs.items()}
    peaks = {name: found[-1].peak_megabytes for name, found in runs.items()}
    return InspectionBench(
        pictures=len(paths),
        device=patient.device.title,
        per_second={name: len(paths) / spent.seconds for name, spent in taken.items()},
        cpu_ms={name: 1000 * spent.cpu_seconds / len(paths) for name, spent in taken.items()},
        single_ms={name: 1000 * median(seconds) for name, seconds in single.items()},
        cold_start_s=cold,
        peak_mb={name: peak for name, peak in peaks.items() if peak is not None},
        matrix_gflops=matrix,
        picture_gflop=picture_gflop(checkpoint),
        looked_again=looked_again,
        held=held,
    )


def matrix_gflops(device: str = "cpu", kind: torch.dtype = torch.float32) -> float:
    """Rate of a matrix product on a whole device: the most that a network made of such products can reach."""
    side = _MATRIX if device == "cpu" else _LARGE_MATRIX
    left, right = (torch.rand((side, side), device=device, dtype=kind) for _ in range(2))
    seconds = []
    for _ in range(_TRIES):
        started = time.perf_counter()
        float((left @ right)[0, 0])  # waits for it
        seconds.append(time.perf_counter() - started)
    return float(2 * side**3 / min(seconds) / 1e9)


def picture_gflop(checkpoint: LoadedCheckpoint) -> float:
    """Operations that the network spends on one picture, in thousand millions; a multiply-add counts as two."""
    from torch.utils.flop_counter import FlopCounterMode

    preprocessing = checkpoint.metadata.preprocessing
    shape = (preprocessing.size, preprocessing.size, *(() if preprocessing.colour == "grey" else (3,)))
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        InspectionNetwork(checkpoint)(torch.zeros((1, *shape), dtype=torch.uint8))
    return float(counter.get_total_flops()) / 1e9


_Judge = Callable[[Sequence[Path]], Spent]


def _contenders(checkpoint: LoadedCheckpoint, engine: Engine) -> dict[str, _Judge]:
    """Each judges pictures and tells what that took."""
    metadata = checkpoint.metadata
    model = load_model(checkpoint)
    transform = tutorial.transform_of(metadata.preprocessing.size)
    inspectors = {
        OURS: Inspector.with_engine(engine, checkpoint),
        PLAIN: Inspector(engine, metadata, maps=False),
        ONE_LOOK: Inspector.with_engine(engine, looking_once(checkpoint)),
        GUARDED: Inspector.with_engine(engine, stopping_none(checkpoint)),
        UNGUARDED: Inspector.with_engine(engine, unguarded(checkpoint)),
    }
    return {
        TUTORIAL: lambda paths: _spent(lambda: list(tutorial.one_by_one(model, transform, paths))),
        LOADER: lambda paths: _spent(lambda: list(tutorial.in_batches(model, transform, paths))),
        RAW: lambda paths: _raw_spent(engine, _prepared(checkpoint, paths)),
        **{name: partial(_judging_spent, inspector) for name, inspector in inspectors.items()},
    }


def _judging_spent(inspector: Inspector, paths: Sequence[Path]) -> Spent:
    return _spent(lambda: list(inspector.inspect(paths)))


def _reactions(checkpoint: LoadedCheckpoint, engine: Engine, paths: Sequence[Path]) -> tuple[int, int]:
    """How many pictures the station looks at twice, and how many it does not ask the network about."""
    predictions = [found.prediction for found in Inspector.with_engine(engine, checkpoint).inspect(paths)]
    looked_again = sum(found is not None and found.first_look is not None for found in predictions)
    return looked_again, sum(found is None for found in predictions)


def _singles(checkpoint: LoadedCheckpoint, engine: Engine) -> dict[str, Callable[[Path], float]]:
    inspector = Inspector.with_engine(engine, checkpoint)

    def raw(path: Path) -> float:
        (pixels,) = _prepared(checkpoint, [path])
        return _seconds(lambda: engine.run(pixels))

    return {RAW_ONE: raw, OURS_ONE: lambda path: _seconds(lambda: next(inspector.inspect([path])))}


def _prepared(checkpoint: LoadedCheckpoint, paths: Sequence[Path]) -> list[Pixels]:
    preprocessing = checkpoint.metadata.preprocessing
    return [np.stack([preprocessing.resized(preprocessing.load(path).pixels)]) for path in paths]


def _raw_spent(engine: Engine, pictures: list[Pixels]) -> Spent:
    """All lanes of the engine, fed with batches that are ready."""
    step = engine.largest_batch
    batches = [np.concatenate(pictures[start : start + step]) for start in range(0, len(pictures), step)]
    with ThreadPoolExecutor(engine.lanes) as lanes:
        return _spent(lambda: list(lanes.map(engine.run, batches)))


def _spent(act: Callable[[], object]) -> Spent:
    watch = Stopwatch()
    act()
    return watch.read()


def _seconds(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def _program_runs(checkpoint: LoadedCheckpoint, paths: Sequence[Path], engine: str) -> Iterator[tuple[str, ProgramRun]]:
    """Start each program some times for one picture, in turns, then once for all of them."""
    compile_beforehand()
    metadata = checkpoint.metadata
    with tempfile.TemporaryDirectory(prefix="bench-") as made:
        weights = Path(made) / "weights.pt"
        torch.save(load_model(checkpoint).state_dict(), weights)
        facts = (weights, metadata.backbone, metadata.preprocessing.size, len(metadata.classes))
        programs = {
            TUTORIAL: tutorial_program(*facts, 1),
            LOADER: tutorial_program(*facts, tutorial.BATCH),
            OURS: inspect_program(checkpoint.path, engine),
        }
        for turn in range(_COLD_STARTS + 1):
            pictures = paths[:1] if turn < _COLD_STARTS else paths
            for name, program in programs.items():
                yield name, run_program([*program, *map(str, pictures)])
