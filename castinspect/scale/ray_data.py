"""Shards scored by Ray Data, on one computer or on a cluster that reaches archive and shards by the same paths.

On one computer without a GPU an actor reads and judges its shards itself, as a process of
`castinspect.scale.processes` does: pixels that went from one process to another would cost more than they bring. On
several computers, or where a GPU judges, reading and decoding is a stage of its own that any core works at.
"""

from __future__ import annotations

import logging
import os
import pickle
import socket
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from castinspect.errors import CastInspectError, StationError
from castinspect.inspection.reading import read_picture
from castinspect.locks import FileLock
from castinspect.models.checkpoint import read_metadata
from castinspect.process import with_variable
from castinspect.scale.extras import require
from castinspect.scale.pinning import pin
from castinspect.scale.plan import ArchivePlan
from castinspect.scale.processes import told
from castinspect.scale.scorer import ReadyScorer, Scorer
from castinspect.scale.throughput import Scored, ShardScored

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

Batch = dict[str, "np.ndarray[Any, Any]"]
_TRIES = 3
_PATIENCE = 600
"""Seconds that all actors may need to load their engines."""

_LEFT_OUT = "rfc3987_syntax"
"""A package that jsonschema, which Ray loads, can do without: each of eight processes would take a second for it."""

_TURN = ".turn-{host}-{number}"


def score_on_ray(
    plan: ArchivePlan, scorer: Scorer, out: Path, shards: Sequence[int], actors: int, *, apart: bool | None = None
) -> Generator[ShardScored]:
    """Score shards on the Ray cluster that this process belongs to, or on one of its own that ends with it.

    Args:
        plan: Of the archive.
        scorer: What each actor loads.
        out: Folder of the shards.
        shards: Their numbers.
        actors: How many judge side by side.
        apart: Whether reading and decoding is a stage of its own; None decides it by the cluster.

    Raises:
        StationError: Ray is not installed, does not start, or gave up.
        CastInspectError: Nothing can judge, or a shard cannot be written.
    """
    require("pyarrow", "ray")
    with _explained(out), cluster(actors):
        import ray

        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.wait_for_min_actors_s = _PATIENCE  # each has its engine before the first shard is judged
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        todo = ray.data.from_items([{"shard": shard} for shard in shards], override_num_blocks=max(1, len(shards)))
        is_apart = apart if apart is not None else _is_spread()
        arguments: dict[str, Any] = {"batch_size": 1, "compute": ray.data.ActorPoolStrategy(size=actors)}
        arguments["fn_constructor_args"] = (plan, scorer, out, actors)
        if is_apart:  # half a core an actor: the other half decodes
            read = todo.map_batches(_Read(plan, scorer.checkpoint), batch_size=1)
            judged = read.map_batches(_JudgeActor, num_cpus=0.5, **arguments)
        else:
            judged = todo.map_batches(_ShardActor, num_cpus=1, **arguments)
        for done, row in enumerate(judged.iter_rows(), start=1):
            outcome: Scored | CastInspectError = pickle.loads(row["outcome"])
            if isinstance(outcome, CastInspectError):
                raise outcome
            yield told(outcome, done, len(shards))


@contextmanager
def cluster(actors: int) -> Iterator[None]:
    """The cluster that this process belongs to, or one of its own with a core for each actor, which ends with it."""
    import ray

    if ray.is_initialized():
        yield
        return
    with TemporaryDirectory(prefix="castinspect-ray-", ignore_cleanup_errors=True) as folder:
        (Path(folder) / f"{_LEFT_OUT}.py").write_text("raise ImportError\n")
        try:
            _start(max(actors, os.cpu_count() or 1), folder)
            yield
        finally:
            ray.shutdown()


def _start(cores: int, first: str) -> None:
    """Start a cluster whose processes look for packages in a folder before anywhere else.

    Ray gives up after 30 seconds, which a busy computer may need, so it is tried again.
    """
    import ray

    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # a plant's computer reports to nobody
    os.environ.setdefault("RAY_worker_niceness", "0")  # as this process; Ray would have them behind all others
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what went wrong is raised here
    searched = os.pathsep.join(filter(None, (first, os.environ.get("PYTHONPATH"))))
    with with_variable("PYTHONPATH", searched):
        for left in reversed(range(_TRIES)):
            try:
                ray.init(num_cpus=cores, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
                return
            except Exception:  # its own is a bare one
                ray.shutdown()
                if not left:
                    raise


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    """An error of Ray's own as a sentence; what actors lock is taken away at the end."""
    try:
        yield
    except CastInspectError:
        raise
    except Exception as error:
        detail = (str(error).splitlines() or [type(error).__name__])[0]
        raise StationError("archive-ray-failed", out=out, detail=detail) from error
    finally:
        for file in out.glob(_TURN.format(host="*", number="*")):
            file.unlink(missing_ok=True)


def _is_spread() -> bool:
    """Whether the cluster has more than one computer, or a GPU to judge on."""
    import ray

    nodes = [node for node in ray.nodes() if node["Alive"]]  # type: ignore[no-untyped-call]
    return len(nodes) > 1 or bool(ray.cluster_resources().get("GPU"))  # type: ignore[no-untyped-call]


class _Actor:
    """Loads its engine once, before all have begun; an error of ours is an outcome, which is raised outside."""

    def __init__(self, plan: ArchivePlan, scorer: Scorer, out: Path, actors: int) -> None:
        self._plan, self._out = plan, out
        self._begin(out, actors)
        self._ready: ReadyScorer | CastInspectError
        try:
            self._ready = scorer.ready()
        except CastInspectError as error:
            self._ready = error

    def _begin(self, out: Path, actors: int) -> None:
        """Whatever must be before an engine is loaded."""

    def __call__(self, batch: Batch) -> dict[str, list[bytes]]:
        outcome: Scored | CastInspectError
        try:
            if isinstance(self._ready, CastInspectError):
                raise self._ready
            outcome = self._scored(batch, self._ready)
        except CastInspectError as error:
            outcome = error
        return {"outcome": [pickle.dumps(outcome)]}

    def _scored(self, batch: Batch, ready: ReadyScorer) -> Scored:
        raise NotImplementedError


class _ShardActor(_Actor):
    """Reads and judges shards on cores of its own."""

    def _begin(self, out: Path, actors: int) -> None:
        self._lock, turn = _turn(out, actors)
        pin(turn, actors)

    def _scored(self, batch: Batch, ready: ReadyScorer) -> Scored:
        return ready.score(self._plan, int(batch["shard"][0]), self._out)


class _Read:
    """The stage that reads and decodes: a shard's number in, its pictures at the network's size out."""

    def __init__(self, plan: ArchivePlan, checkpoint: Path) -> None:
        self._plan = plan
        self._metadata = read_metadata(checkpoint)

    def __call__(self, batch: Batch) -> dict[str, list[Any]]:
        shard = int(batch["shard"][0])
        paths = [self._plan.folder / name for name in self._plan.names(shard)]
        read = [read_picture(path, self._metadata.preprocessing, self._metadata.gate) for path in paths]
        return {"shard": [shard], "read": [pickle.dumps(read, protocol=5)]}


class _JudgeActor(_Actor):
    """Judges what was read."""

    def _scored(self, batch: Batch, ready: ReadyScorer) -> Scored:
        read = pickle.loads(batch["read"][0])
        return ready.score_read(self._plan, int(batch["shard"][0]), read, self._out)


def _turn(out: Path, actors: int) -> tuple[FileLock, int]:
    """Which of this computer's actors this is: the first number that none of the others holds."""
    for number in range(actors):
        lock = FileLock(out / _TURN.format(host=socket.gethostname(), number=number))
        if lock.acquire():
            return lock, number
    return lock, actors - 1  # an actor that is being replaced still holds its number
