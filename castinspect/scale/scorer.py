"""What judges in one process: its engine is loaded and timed once, then it scores shard after shard."""

from __future__ import annotations

import os
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines.engine import Engine
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.reading import ReadPicture
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import drain
from castinspect.scale.plan import ArchivePlan
from castinspect.scale.shards import row_of, score_shard, shard_file, write_rows
from castinspect.scale.throughput import Scored

_TIMED_SECONDS = 0.3


@dataclass(frozen=True)
class Scorer:
    """What a process needs to judge.

    Attributes:
        checkpoint: Its file.
        engine: See `castinspect.inspection.engines.choice.choose_engine`.
        device: Likewise.
    """

    checkpoint: Path
    engine: str = "auto"
    device: str = "auto"

    def ready(self) -> ReadyScorer:
        """Load what judges and time its engine; takes seconds, so once a process.

        Raises:
            CastInspectError: Nothing can judge.
        """
        from castinspect.inspection.engines.choice import choose_engine

        checkpoint = load_checkpoint(self.checkpoint)

        def make() -> Engine:
            return drain(choose_engine(checkpoint, self.engine, self.device))

        engine = make()
        inspector = Inspector.with_engine(engine, checkpoint, maps=False, renew=make)
        return ReadyScorer(inspector, engine_rate(engine, checkpoint.metadata.preprocessing))


class ReadyScorer:
    """Judges shards.

    Args:
        inspector: What judges.
        engine_per_second: What its engine manages alone.
    """

    def __init__(self, inspector: Inspector, engine_per_second: float) -> None:
        self._inspector, self._rate = inspector, engine_per_second
        self._name = f"{socket.gethostname()}:{os.getpid()}"

    def score(self, plan: ArchivePlan, shard: int, out: Path) -> Scored:
        """Read and judge a shard's pictures; reading goes on while the engine computes.

        Raises:
            StationError: The file cannot be written.
        """
        began = time.time()
        return self._scored(shard, score_shard(plan, shard, self._inspector, out), began)

    def score_read(self, plan: ArchivePlan, shard: int, read: list[ReadPicture], out: Path) -> Scored:
        """Judge a shard's pictures that were read elsewhere.

        Raises:
            StationError: The file cannot be written.
        """
        began = time.time()
        rows = [row_of(inspection, plan.folder) for inspection in self._inspector.judge_read(read)]
        write_rows(shard_file(out, shard), rows)
        return self._scored(shard, len(rows), began)

    def _scored(self, shard: int, pictures: int, began: float) -> Scored:
        return Scored(shard, pictures, began, time.time(), self._name, self._rate)


def engine_rate(engine: Engine, preprocessing: Preprocessing, seconds: float = _TIMED_SECONDS) -> float:
    """Forward passes a second with nothing to read, on as many threads as keep the engine busy."""
    side, batch = preprocessing.size, engine.largest_batch
    shape = (batch, side, side, 3) if preprocessing.colour == "rgb" else (batch, side, side)
    pixels = np.full(shape, 128, np.uint8)
    engine.run(pixels)  # the first makes things ready
    started = time.perf_counter()

    def run(_lane: int) -> int:
        passes = 0
        while not passes or time.perf_counter() - started < seconds:
            engine.run(pixels)
            passes += batch
        return passes

    with ThreadPoolExecutor(engine.lanes) as lanes:
        total = sum(lanes.map(run, range(engine.lanes)))
    return total / (time.perf_counter() - started)
