"""Shards scored by processes of this computer, each with cores and an engine of its own that is loaded once."""

from __future__ import annotations

import multiprocessing
from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from castinspect.errors import StationError
from castinspect.inspection.inspector import Inspector
from castinspect.models.checkpoint import load_checkpoint
from castinspect.scale.pinning import pin
from castinspect.scale.plan import ArchivePlan
from castinspect.scale.shards import score_shard


@dataclass(frozen=True)
class ShardScored:
    """A shard is done: `pictures` rows in its file; `done` of the `total` shards that were asked for."""

    shard: int
    pictures: int
    done: int
    total: int


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

    def inspector(self) -> Inspector:
        """Load what judges; takes seconds, so once a process."""
        return Inspector.from_checkpoint(
            load_checkpoint(self.checkpoint), self.device, engine=self.engine, maps=False
        )  # fmt: skip


def score_here(plan: ArchivePlan, scorer: Scorer, out: Path, shards: Sequence[int]) -> Generator[ShardScored]:
    """Score shards one after the other in this process.

    Raises:
        CastInspectError: Nothing can judge, or a shard cannot be written.
    """
    inspector = scorer.inspector()
    for done, shard in enumerate(shards, start=1):
        yield ShardScored(shard, score_shard(plan, shard, inspector, out), done, len(shards))


def score_in_processes(
    plan: ArchivePlan, scorer: Scorer, out: Path, shards: Sequence[int], processes: int
) -> Generator[ShardScored]:
    """Score shards side by side; a shard is told of as soon as it is done, in any order.

    Ceasing to iterate lets the shards under way end and begins no other.

    Raises:
        CastInspectError: Nothing can judge, or a shard cannot be written.
        StationError: A process was killed; what is done stays, and the same call goes on with the rest.
    """
    context = multiprocessing.get_context("spawn")  # a fork would inherit threads that hold locks
    turns = context.Value("i", 0)
    pool = ProcessPoolExecutor(processes, context, _begin, (scorer, turns, processes))
    try:
        waiting = iter(shards)
        running: set[Future[tuple[int, int]]] = set()
        for done in range(1, len(shards) + 1):
            while len(running) < 2 * processes and (shard := next(waiting, None)) is not None:
                running.add(pool.submit(_score, plan, shard, out))
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            one = next(iter(finished))
            running.discard(one)
            shard, pictures = one.result()
            yield ShardScored(shard, pictures, done, len(shards))
    except BrokenProcessPool as error:
        raise StationError("archive-process-ended", out=out) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_inspector: Inspector | None = None
"""What judges in a process of the pool."""


def _begin(scorer: Scorer, turns: object, processes: int) -> None:
    """Pin this process to its share of the cores, then load what judges."""
    global _inspector
    with turns.get_lock():  # type: ignore[attr-defined]
        turn = turns.value  # type: ignore[attr-defined]
        turns.value += 1  # type: ignore[attr-defined]
    pin(turn, processes)
    _inspector = scorer.inspector()


def _score(plan: ArchivePlan, shard: int, out: Path) -> tuple[int, int]:
    assert _inspector is not None, "the pool began with _begin"
    return shard, score_shard(plan, shard, _inspector, out)
