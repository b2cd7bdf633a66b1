"""Training by several processes beside training by one: the same scores within the noise of seeds, and the time."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, stdev

from pydantic import BaseModel, ConfigDict

from castinspect.bench.spent import Stopwatch
from castinspect.scale.distributed import train_in_processes
from castinspect.training.config import TrainingConfig
from castinspect.training.events import EpochFinished, TrainingEvent, TrainingFinished, TrainingStarted
from castinspect.training.run.trainer import train

Train = Callable[[TrainingConfig, int], Iterable[TrainingEvent]]


class RankRun(BaseModel):
    """One training.

    Attributes:
        seed: Of the run.
        processes: That trained together.
        accuracy: On the test pictures, with the cuts that the run chose.
        auroc: Likewise, without cuts.
        loss: Of the last epoch, on the pictures that are learned from.
        seconds: From its start to the checkpoint.
        learning: From its first epoch's beginning to its last one's end: without the start of processes.
        processor_seconds: Of all cores, processes that it started included.
        settings: Of the run, without its seed.
    """

    model_config = ConfigDict(frozen=True)

    seed: int
    processes: int
    accuracy: float
    auroc: float
    loss: float
    seconds: float
    learning: float
    processor_seconds: float = 0.0
    settings: str = ""


@dataclass(frozen=True)
class RankFigures:
    """All runs, and what they come to.

    Attributes:
        runs: In their order.
        processes: Of the side that is compared with one.
    """

    runs: tuple[RankRun, ...]
    processes: int

    def values(self, name: str, processes: int) -> list[float]:
        """A figure of each seed."""
        return [getattr(run, name) for run in self.runs if run.processes == processes]

    def difference(self, name: str) -> float:
        """By how much the mean over the seeds of several processes lies over that of one."""
        return mean(self.values(name, self.processes)) - mean(self.values(name, 1))

    def noise(self, name: str) -> float:
        """Standard deviation over the seeds, of the noisier side; 0 with a single seed."""
        sides = (self.values(name, 1), self.values(name, self.processes))
        return max(stdev(side) if len(side) > 1 else 0.0 for side in sides)

    def time_ratio(self, name: str = "seconds") -> float:
        """Time of several processes over that of one; under 1 is faster."""
        return sum(self.values(name, self.processes)) / sum(self.values(name, 1))


def measure_ranks(
    config: TrainingConfig,
    processes: int,
    seeds: int,
    train_with: Train | None = None,
    kept: Sequence[RankRun] = (),
) -> Generator[RankRun, None, RankFigures]:
    """Train with one process and with several, in turns, so that whatever else the computer does slows both alike.

    Args:
        config: Of all runs; each has a seed of its own.
        processes: Of the side that is compared with one.
        seeds: Runs of each side.
        train_with: Trains by so many processes; None as `castinspect train` does.
        kept: Runs that ended before; those of these settings are not repeated.

    Yields:
        Each run that is not among the kept ones.

    Returns:
        All of them.

    Raises:
        CastInspectError: A run cannot be.
    """
    runs, before = [], {(run.settings, run.seed, run.processes): run for run in kept}
    for seed in range(seeds):
        sides = (1, processes) if seed % 2 == 0 else (processes, 1)
        for count in sides:
            if (found := before.get((_settings(config), seed, count))) is not None:
                runs.append(found)
                continue
            runs.append(_run(config.model_copy(update={"seed": seed}), count, train_with or _train))
            yield runs[-1]
    return RankFigures(tuple(runs), processes)


def _settings(config: TrainingConfig) -> str:
    return config.model_dump_json(exclude={"seed", "out"})


def _train(config: TrainingConfig, processes: int) -> Iterable[TrainingEvent]:
    return train(config) if processes == 1 else train_in_processes(config, processes)


def _run(config: TrainingConfig, processes: int, train_with: Train) -> RankRun:
    watch = Stopwatch()
    begun = ended = time.perf_counter()
    loss = 0.0
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "run.safetensors"
        for event in train_with(config.model_copy(update={"out": out}), processes):
            match event:
                case TrainingStarted():
                    begun = time.perf_counter()
                case EpochFinished():
                    ended, loss = time.perf_counter(), event.train_loss
                case TrainingFinished():
                    finished = event
    found = finished.metadata.evaluation
    assert found is not None, "there is a part of the data that nothing was learned from"
    spent = watch.read()
    return RankRun(
        seed=config.seed, processes=processes, accuracy=found.accuracy, auroc=found.auroc or 0.0, loss=loss,
        seconds=spent.seconds, learning=ended - begun, processor_seconds=spent.cpu_seconds, settings=_settings(config),
    )  # fmt: skip
