"""Training by several processes under torchrun: started, listened to, and ended together.

The processes run the same `TrainingRun`; the first of them tells its events to the process that started it, which
yields them as a run of its own would. torchrun ends all of them when one is killed.
"""

from __future__ import annotations

import os
import queue
import secrets
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from typing import Literal

from castinspect.errors import CastInspectError, ProcessesError, TrainingError
from castinspect.process import is_frozen
from castinspect.training.config import TrainingConfig
from castinspect.training.events import TrainingEvent, TrainingFinished
from castinspect.training.run.files import RunFiles, named_checkpoint
from castinspect.training.run.state import interrupted_run

Wish = Literal["finish"]

_PORT, _KEY, _CONFIG, _STATE = (f"CASTINSPECT_RANK_{name}" for name in ("PORT", "KEY", "CONFIG", "STATE"))
_LOOK_SECONDS = 0.2
_END_SECONDS = 30


@dataclass(frozen=True)
class Assignment:
    """What a process that torchrun started is to do, as its environment says.

    Attributes:
        config: The settings of the run.
        interrupted: The state to go on from.
        port: Of loopback, where the starting process listens.
        key: That proves who calls there.
    """

    config: TrainingConfig
    interrupted: Path | None
    port: int
    key: bytes

    @classmethod
    def found(cls) -> Assignment:
        """Read it from the environment."""
        config = TrainingConfig.model_validate_json(os.environ[_CONFIG])
        state = os.environ.get(_STATE)
        return cls(config, Path(state) if state else None, int(os.environ[_PORT]), bytes.fromhex(os.environ[_KEY]))

    def environment(self) -> dict[str, str]:
        """The variables that say it."""
        told = {_CONFIG: self.config.model_dump_json(), _PORT: str(self.port), _KEY: self.key.hex()}
        return told if self.interrupted is None else {**told, _STATE: str(self.interrupted)}

    def call(self) -> Connection:
        """Call the starting process."""
        return Client(("127.0.0.1", self.port), authkey=self.key)


def train_in_processes(config: TrainingConfig, processes: int) -> DistributedRun:
    """Prepare a run of several processes; iterating over it trains.

    Raises:
        TrainingError: Processes cannot be started from here, or a batch has fewer pictures than there are processes.
    """
    return DistributedRun(config, processes)


def resume_in_processes(file: Path | None, processes: int) -> DistributedRun:
    """Prepare an interrupted run, of however many processes, to go on in several from its last finished epoch.

    Raises:
        TrainingError: There is none, or as `train_in_processes`.
    """
    interrupted = interrupted_run(file)
    if interrupted is None:
        raise TrainingError("resume-unreadable", path=file) if file else TrainingError("resume-nothing")
    return DistributedRun(interrupted.config, processes, interrupted.file)


class DistributedRun:
    """Tells what `castinspect.training.run.trainer.TrainingRun` tells, and takes the same wishes.

    Args:
        config: What to do.
        processes: How many train together.
        interrupted: The state of the same run to go on from.
    """

    def __init__(self, config: TrainingConfig, processes: int, interrupted: Path | None = None) -> None:
        if is_frozen():
            raise TrainingError("processes-not-packaged")
        if config.batch_size < processes:
            raise TrainingError("processes-too-many", processes=processes, batch=config.batch_size)
        out = named_checkpoint(config.with_backbone_of_start())
        self.config = config.model_copy(update={"out": out})
        self._processes = processes
        self._interrupted = interrupted
        self._suspend = threading.Event()
        self._wishes: list[Connection] = []
        self._wished: set[Wish] = set()

    def finish(self) -> None:
        """Ask the run to end after the current batch and to keep the best epoch; may be called from any thread."""
        self._wished.add("finish")
        for connection in self._wishes:
            with suppress(OSError):
                connection.send("finish")

    def suspend(self) -> None:
        """Leave what it takes to go on another day when the iterator is closed; may be called from any thread."""
        self._suspend.set()

    def __iter__(self) -> Generator[TrainingEvent, None, TrainingFinished]:
        """Train.

        Returns:
            The last thing that is told: the end, with the checkpoint.

        Raises:
            CastInspectError: As a run of one process.
            ProcessesError: A process was killed; the same run goes on from its last epoch.
        """
        assert self.config.out is not None
        files = RunFiles.of(self.config.out, resumable=True)
        with _Listening() as calls, tempfile.TemporaryDirectory() as logs:
            assignment = Assignment(self.config, self._interrupted, calls.port, calls.key)
            try:
                with _torchrun(assignment, self._processes, Path(logs)) as program:
                    for event in self._told(calls, program):
                        yield event
                        if isinstance(event, TrainingFinished):
                            program.wait(_END_SECONDS)
                            return event
            except GeneratorExit:
                if not self._suspend.is_set():
                    files.remove()
                raise
        raise ProcessesError("processes-ended")

    def _told(self, calls: _Listening, program: subprocess.Popen[bytes]) -> Iterator[TrainingEvent]:
        """Events in the order in which the first process tells them, until all processes have ended."""
        is_over = False
        while True:
            try:
                told = calls.told.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                if is_over:
                    return
                is_over = program.poll() is not None  # once more: what was told last may still be on its way
                continue
            match told:
                case CastInspectError():
                    raise told
                case Connection():
                    self._wishes.append(told)
                    if self._wished:
                        self.finish()
                case _:
                    yield told


class _Listening:
    """Takes calls of the processes, and what they tell, in threads of its own."""

    def __init__(self) -> None:
        self.key = secrets.token_bytes(32)
        self.told: queue.Queue[TrainingEvent | CastInspectError | Connection] = queue.Queue()

    def __enter__(self) -> _Listening:
        self._listener = Listener(("127.0.0.1", 0), authkey=self.key)
        address = self._listener.address
        assert isinstance(address, tuple)
        self.port = int(address[1])
        threading.Thread(target=self._accept, name="training processes", daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # a last call of our own lets the thread see that it is over
            self._is_over = True
            Client(("127.0.0.1", self.port), authkey=self.key).close()

    _is_over = False

    def _accept(self) -> None:
        from multiprocessing import AuthenticationError

        with self._listener:
            while not self._is_over:
                try:
                    connection = self._listener.accept()
                except (OSError, EOFError, AuthenticationError):
                    continue
                threading.Thread(target=self._take, args=(connection,), daemon=True).start()

    def _take(self, connection: Connection) -> None:
        with suppress(OSError, EOFError), connection:
            if not self._is_over:
                self.told.put(connection)
            while True:
                self.told.put(connection.recv())


@contextmanager
def _torchrun(assignment: Assignment, processes: int, logs: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The processes at work; whatever happens, none of them is left when the block ends."""
    options = ["--standalone", "--nnodes", "1", "--nproc-per-node", str(processes), "--max-restarts", "0"]
    quiet = ["--log-dir", str(logs), "--redirects", "3"]
    program = subprocess.Popen(
        [sys.executable, "-m", "torch.distributed.run", *options, *quiet, "-m", "castinspect.scale.rank"],
        env={**os.environ, **assignment.environment()}, start_new_session=True,  # Ctrl+C is for the starting process
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield program
    finally:
        program.terminate()  # torchrun ends its processes
        try:
            program.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
