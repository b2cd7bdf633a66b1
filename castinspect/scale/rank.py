"""One of the processes that train together; torchrun starts it as `python -m castinspect.scale.rank`."""

from __future__ import annotations

import os
import threading
from multiprocessing.connection import Connection

from castinspect.devices.device import choose_device
from castinspect.errors import CastInspectError
from castinspect.scale.distributed import Assignment
from castinspect.scale.pinning import pin
from castinspect.training.run.trainer import TrainingRun


def main() -> int:
    """Train; returns the exit code."""
    import torch

    from castinspect.scale.process_group import ProcessGroup

    assignment = Assignment.found()
    local, processes = int(os.environ["LOCAL_RANK"]), int(os.environ["LOCAL_WORLD_SIZE"])
    all_cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    torch.set_num_threads(pin(local, processes))
    connection = assignment.call()
    try:
        on_cuda = choose_device(assignment.config.device).name == "cuda" and torch.cuda.device_count() >= processes
        if on_cuda:
            torch.cuda.set_device(local)
        config = assignment.config if on_cuda else assignment.config.model_copy(update={"device": "cpu"})
        group = ProcessGroup(on_cuda=on_cuda)
        run = TrainingRun(config, assignment.interrupted, group=group)
        threading.Thread(target=_take_wishes, args=(connection, run), daemon=True).start()
        _train(run, connection, group, all_cores)
    except CastInspectError as error:
        connection.send(error)
        return 1
    return 0


def _train(run: TrainingRun, connection: Connection, group: object, all_cores: set[int]) -> None:
    """Tell events, if this is the first process; once the others are done, it has all cores."""
    import torch

    from castinspect.progress import PicturesDescribed
    from castinspect.scale.process_group import ProcessGroup

    assert isinstance(group, ProcessGroup)
    for event in run:
        if group.is_first:
            connection.send(event)
        if isinstance(event, PicturesDescribed) and all_cores:
            os.sched_setaffinity(0, all_cores)
            torch.set_num_threads(len(all_cores))
    group.close()


def _take_wishes(connection: Connection, run: TrainingRun) -> None:
    """Finish when that is asked; end when the starting process is gone."""
    try:
        while True:
            if connection.recv() == "finish":
                run.finish()
    except (OSError, EOFError):
        os._exit(1)  # torchrun ends the others; what it takes to go on is on disk


if __name__ == "__main__":
    raise SystemExit(main())
