"""Shards scored by Ray Data: reading and decoding is a stage of tasks, judging one of actors that load once.

The same shards come out as from `castinspect.scale.processes`, on one computer or on a cluster that reaches the archive
and the folder of the shards by the same paths.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from castinspect.inspection.reading import read_picture
from castinspect.models.checkpoint import read_metadata
from castinspect.scale.extras import require
from castinspect.scale.plan import ArchivePlan
from castinspect.scale.processes import Scorer, ShardScored
from castinspect.scale.shards import row_of, shard_file, write_rows

if TYPE_CHECKING:
    import numpy as np

Batch = dict[str, "np.ndarray[Any, Any]"]


def score_on_ray(
    plan: ArchivePlan, scorer: Scorer, out: Path, shards: Sequence[int], actors: int
) -> Generator[ShardScored]:
    """Score shards on the Ray cluster that this process belongs to, or on one of its own that ends with it.

    Args:
        plan: Of the archive.
        scorer: What each actor loads.
        out: Folder of the shards.
        shards: Their numbers.
        actors: How many judge side by side.

    Raises:
        StationError: Ray is not installed.
    """
    require("pyarrow", "ray")
    import ray

    own = not ray.is_initialized()
    if own:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # a plant's computer reports to nobody
        ray.init(include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    try:
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        todo = ray.data.from_items([{"shard": shard} for shard in shards], override_num_blocks=max(1, len(shards)))
        read = todo.map_batches(_Read(plan, scorer.checkpoint), batch_size=1)
        judged = read.map_batches(
            _JudgeActor, fn_constructor_args=(plan, scorer, out), batch_size=1, concurrency=actors, num_cpus=0.5
        )
        for done, row in enumerate(judged.iter_rows(), start=1):
            yield ShardScored(int(row["shard"]), int(row["pictures"]), done, len(shards))
    finally:
        if own:
            ray.shutdown()


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


class _JudgeActor:
    """The stage that judges: loads what judges once, writes each shard's file."""

    def __init__(self, plan: ArchivePlan, scorer: Scorer, out: Path) -> None:
        self._plan, self._out = plan, out
        self._inspector = scorer.inspector()

    def __call__(self, batch: Batch) -> dict[str, list[int]]:
        shard = int(batch["shard"][0])
        read = pickle.loads(batch["read"][0])
        rows = [row_of(inspection, self._plan.folder) for inspection in self._inspector.judge_read(read)]
        write_rows(shard_file(self._out, shard), rows)
        return {"shard": [shard], "pictures": [len(rows)]}
