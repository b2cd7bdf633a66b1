"""Where a run writes: its checkpoint, the best epoch so far, and what it takes to go on another day."""

from __future__ import annotations

import errno
import math
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from castinspect.errors import CheckpointError, TrainingError
from castinspect.locks import FileLock, file_for
from castinspect.models.checkpoint import SUFFIX
from castinspect.paths import models_dir
from castinspect.training.config import TrainingConfig
from castinspect.training.run.state import forget, state_file, unfinished_file


@dataclass(frozen=True)
class RunFiles:
    """The files of one run.

    Attributes:
        out: The checkpoint.
        unfinished: The best epoch so far, until the checkpoint is written.
        state: What it takes to go on after an interruption; None where the run cannot be given its pictures again.
    """

    out: Path
    unfinished: Path
    state: Path | None

    @classmethod
    def of(cls, out: Path, *, resumable: bool) -> RunFiles:
        """The files beside a checkpoint."""
        return cls(out, unfinished_file(out), state_file(out) if resumable else None)

    @contextmanager
    def kept_after_a_crash(self, suspend: threading.Event) -> Iterator[None]:
        """What stands beside the checkpoint when the block ends.

        Nothing after its end, and nothing when the run is discarded, unless `suspend` is set; both after a crash. A
        run that failed for want of any good epoch leaves its best epoch, if there is one, but nothing to go on from.
        """
        try:
            yield
        except GeneratorExit:
            if not suspend.is_set():
                self.remove()
            raise
        except TrainingError:
            self._forget()
            raise
        self.remove()

    def require_room(self, megabytes: float) -> None:
        """Find out before the training whether there is room for what it writes; what it wrote before is counted.

        Raises:
            CheckpointError: There is not.
        """
        kept = [file for file in (self.unfinished, self.state) if file is not None and file.is_file()]
        free = (shutil.disk_usage(self.out.parent).free + sum(file.stat().st_size for file in kept)) / 1e6
        if free < megabytes:
            needed, left = math.ceil(megabytes), math.floor(free)
            raise CheckpointError("checkpoint-no-room", folder=self.out.parent, needed=needed, free=left)

    def remove(self) -> None:
        """Leave nothing to go on from."""
        self.unfinished.unlink(missing_ok=True)
        self._forget()

    def _forget(self) -> None:
        if self.state is not None:
            forget(self.state)


def named_checkpoint(config: TrainingConfig) -> Path:
    """The checkpoint that was asked for, else one in the models folder named after data, network and time."""
    if config.out is not None:
        return config.out
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    return models_dir() / f"{config.data.resolve().name}-{config.backbone}-{config.strategy}-{stamp}{SUFFIX}"


def require_writable(checkpoint: Path) -> None:
    """Find out before the training, not after it, whether its result can be written.

    Raises:
        CheckpointError: It cannot.
    """
    try:
        if checkpoint.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        checkpoint.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=checkpoint.parent):
            pass
    except OSError as error:
        raise CheckpointError("checkpoint-not-written", path=checkpoint, detail=error.strerror or error) from error


@contextmanager
def written_by_one(checkpoint: Path) -> Iterator[None]:
    """Within the block no other run on this computer writes the checkpoint, or what lies beside it.

    A run that was killed holds nothing. Where a computer keeps no such locks, nothing is known of others.

    Raises:
        TrainingError: One is under way.
    """
    lock = FileLock(file_for(checkpoint, "run"))
    try:
        is_ours = lock.acquire()
    except OSError:
        is_ours = True
    if not is_ours:
        raise TrainingError("run-under-way", path=checkpoint)
    with lock:
        yield
