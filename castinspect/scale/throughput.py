"""How fast shards are scored: the start apart, and beside what the engines alone could do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scored:
    """A shard that a process has scored.

    Attributes:
        shard: Its number.
        pictures: Rows in its file.
        began: When its pictures began to be judged, in seconds of the computer's clock.
        ended: When its file was there.
        judge: Which of the processes judged it.
        engine_per_second: Forward passes a second that the engine of that process manages with nothing to read.
    """

    shard: int
    pictures: int
    began: float
    ended: float
    judge: str
    engine_per_second: float


@dataclass(frozen=True)
class ShardScored(Scored):
    """A shard is done, as one of all.

    Attributes:
        done: Shards that are done, of those that were asked for.
        total: Shards that were asked for.
    """

    done: int
    total: int


@dataclass(frozen=True)
class Throughput:
    """What was measured while shards were scored.

    Attributes:
        start_up: Seconds until the first picture was being judged.
        seconds: From then to the end.
        pictures: Judged in that time.
        engine_per_second: Forward passes a second of all engines together, each with nothing to read.
        began: When the first picture began to be judged, in seconds of the computer's clock.
        ended: When the last shard's file was there.
    """

    start_up: float
    seconds: float
    pictures: int
    engine_per_second: float
    began: float = 0.0
    ended: float = 0.0

    @property
    def per_second(self) -> float:
        """Pictures a second, the start left out."""
        return self.pictures / self.seconds if self.seconds > 0 else 0.0


def throughput(started: float, scored: Iterable[ShardScored]) -> Throughput | None:
    """Sum up a scoring.

    Args:
        started: When it was asked for, by the same clock as the shards.
        scored: All its shards; a computer of a cluster whose clock goes otherwise falsifies the figures.

    Returns:
        None where there was nothing to score.
    """
    shards = list(scored)
    if not shards:
        return None
    began, ended = min(one.began for one in shards), max(one.ended for one in shards)
    engines = {one.judge: one.engine_per_second for one in shards}
    pictures, rates = sum(one.pictures for one in shards), sum(engines.values())
    return Throughput(began - started, ended - began, pictures, rates, began, ended)
