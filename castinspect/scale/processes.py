"""Shards scored by processes of this computer, each with cores and an engine of its own that is loaded once."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict
from pathlib import Path

from castinspect.errors import StationError
from castinspect.scale.pinning import pinned_pool
from castinspect.scale.plan import ArchivePlan
from castinspect.scale.scorer import ReadyScorer, Scorer
from castinspect.scale.throughput import Scored, ShardScored


def score_here(plan: ArchivePlan, scorer: Scorer, out: Path, shards: Sequence[int]) -> Generator[ShardScored]:
    """Score shards one after the other in this process.

    Raises:
        CastInspectError: Nothing can judge, or a shard cannot be written.
    """
    ready = scorer.ready()
    for done, shard in enumerate(shards, start=1):
        yield told(ready.score(plan, shard, out), done, len(shards))


def score_in_processes(
    plan: ArchivePlan, scorer: Scorer, out: Path, shards: Sequence[int], processes: int
) -> Generator[ShardScored]:
    """Score shards side by side; a shard is told of as soon as it is done, in any order.

    Ceasing to iterate lets the shards under way end and begins no other.

    Raises:
        CastInspectError: Nothing can judge, or a shard cannot be written.
        StationError: A process was killed; what is done stays, and the same call goes on with the rest.
    """
    with pinned_pool(processes, _begin, (scorer,)) as pool:
        waiting = iter(shards)
        running: set[Future[Scored]] = set()
        try:
            for done in range(1, len(shards) + 1):
                while len(running) < 2 * processes and (shard := next(waiting, None)) is not None:
                    running.add(pool.submit(_score, plan, shard, out))
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                one = next(iter(finished))
                running.discard(one)
                yield told(one.result(), done, len(shards))
        except BrokenProcessPool as error:
            raise StationError("archive-process-ended", out=out) from error


def told(scored: Scored, done: int, total: int) -> ShardScored:
    """A shard as one of all."""
    return ShardScored(**asdict(scored), done=done, total=total)


_ready: ReadyScorer | None = None
"""What judges in a process of the pool."""


def _begin(_cores: int, scorer: Scorer) -> None:
    """Load what judges; its threads stay on the cores that this process was pinned to."""
    global _ready
    _ready = scorer.ready()


def _score(plan: ArchivePlan, shard: int, out: Path) -> Scored:
    assert _ready is not None, "the pool began with _begin"
    return _ready.score(plan, shard, out)
