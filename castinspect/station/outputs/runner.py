"""Takes what waits to the outputs, each in a thread of its own: a slow or broken output stops nothing else."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from castinspect.errors import CastInspectError
from castinspect.messages import Message
from castinspect.station.outputs.heartbeat import Heartbeat
from castinspect.station.outputs.outbox import Due, Outbox
from castinspect.station.outputs.output import Output, ReportRefusedError
from castinspect.station.outputs.report import report_from_row

BEAT_SECONDS = 1.0
"""Between two signs of life to an output, and between two looks into the outbox at most."""

LONGEST_PAUSE = 300.0
_AT_ONCE = 64
_ACKNOWLEDGE_SECONDS = 0.5
"""The record is told at most so often what was taken: each time is a write to the disk that judging waits for."""


class OutputState(StrEnum):
    """How an output is."""

    STARTING = "starting"
    WORKING = "working"
    FAILING = "failing"


@dataclass(frozen=True)
class OutputHealth:
    """How an output is, for the window, `doctor` and the log.

    Attributes:
        name: Its name in the settings.
        state: FAILING from the first failure to the next success; a refused report keeps it so until one is taken.
        since: When the state began.
        error: Why it fails; None where it does not.
        sent: Reports taken since the start.
        waiting: Reports that wait.
        oldest: Since when the oldest of them waits.
    """

    name: str
    state: OutputState
    since: datetime
    error: Message | None = None
    sent: int = 0
    waiting: int = 0
    oldest: datetime | None = None


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many failures in a row: 1, 2, 4 ... seconds, five minutes at most."""
    return timedelta(seconds=min(2.0 ** min(attempts - 1, 16), LONGEST_PAUSE))


def now_utc() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class OutputWorker:
    """Serves one output, a step at a time. Nothing that an output does wrong leaves `step`.

    Args:
        name: Of the output in the outbox.
        output: Where to.
        outbox: What waits.
        heartbeat: Of the line.
        clock: Says the present moment.
    """

    def __init__(
        self,
        name: str,
        output: Output,
        outbox: Outbox,
        heartbeat: Heartbeat,
        clock: Callable[[], datetime] = now_utc,
    ) -> None:
        self._name, self._output, self._outbox, self._heartbeat = name, output, outbox, heartbeat
        self._clock = clock
        self._state, self._since = OutputState.STARTING, clock()
        self._error: Message | None = None
        self._failures = 0
        self._is_refused = False
        self._not_before = clock()
        self._next_beat = clock()
        self._sent = 0
        self._taken: list[int] = []
        self._acknowledge_at = clock()
        self._tests: deque[tuple[str, Future[Message]]] = deque()

    def step(self) -> float:
        """Beat, and send what is due; how many seconds later to come again, unless something new waits."""
        self._run_tests()
        now = self._clock()
        if now < self._not_before:
            return (self._not_before - now).total_seconds()
        try:
            self._output.open()
            self._beat(now)
            is_more = self._send_due(now)
        except Exception as error:
            self._fail(error)
            return pause_after(self._failures).total_seconds()
        if not self._is_refused:
            self._succeed()
        if is_more:
            return 0.0
        return _ACKNOWLEDGE_SECONDS if self._taken else BEAT_SECONDS

    def ask_for_test(self, station: str) -> Future[Message]:
        """Have the output tested in the next step; the future holds what it says."""
        asked: Future[Message] = Future()
        self._tests.append((station, asked))
        return asked

    @property
    def error(self) -> Message | None:
        """Why the output fails; None where it does not. Asks no store."""
        return self._error

    def health(self) -> OutputHealth:
        """How the output is."""
        waiting, oldest = 0, None
        with suppress(CastInspectError):  # the store's own alarm tells of the store
            state = self._outbox.state(self._name)
            waiting, oldest = state.waiting, state.oldest
        return OutputHealth(self._name, self._state, self._since, self._error, self._sent, waiting, oldest)

    def close(self) -> None:
        """Close the output and what it holds open."""
        with suppress(Exception):  # it ends anyway; what is not acknowledged is told again by the next start
            self._acknowledge(self._clock(), is_last=True)
        with suppress(Exception):
            self._output.close()

    def _beat(self, now: datetime) -> None:
        if now >= self._next_beat:
            self._output.beat(self._heartbeat.pulse)
            self._next_beat = now + timedelta(seconds=BEAT_SECONDS)

    def _send_due(self, now: datetime) -> bool:
        """Send what is due; whether there may be more."""
        waiting = self._outbox.due(self._name, now, _AT_ONCE, max(self._taken, default=0))
        try:
            for due in waiting:
                self._send(due)
        finally:
            self._acknowledge(now, is_last=len(waiting) == _AT_ONCE)
        return len(waiting) == _AT_ONCE

    def _acknowledge(self, now: datetime, *, is_last: bool = False) -> None:
        """Tell the record what was taken; after a crash it may be told again, by the same sequence."""
        if self._taken and (is_last or now >= self._acknowledge_at):
            self._outbox.sent(self._taken)
            self._taken = []
            self._acknowledge_at = now + timedelta(seconds=_ACKNOWLEDGE_SECONDS)

    def _send(self, due: Due) -> None:
        """Send one report. A refusal concerns it alone; any other failure ends the step and keeps the order."""
        attempts = due.attempts + 1
        try:
            if due.subject != "inspection":
                self._output.tell(due.subject, due.row)
            else:
                report = report_from_row(due.row)
                self._output.send(replace(report, heartbeat=report.heartbeat or self._heartbeat.pulse.heartbeat))
        except (ReportRefusedError, ValueError) as error:
            self._outbox.failed(due.id, str(error), self._clock() + pause_after(attempts))
            self._is_refused = True
            self._note_failure(error)
            return
        except Exception as error:
            self._outbox.failed(due.id, str(error), self._clock() + pause_after(self._failures + 1))
            raise
        self._taken.append(due.id)
        self._sent += 1
        self._is_refused = False
        self._succeed()

    def _succeed(self) -> None:
        self._failures = 0
        self._set_state(OutputState.WORKING, None)

    def _fail(self, error: Exception) -> None:
        self._failures += 1
        self._not_before = self._clock() + pause_after(self._failures)
        self._note_failure(error)

    def _note_failure(self, error: Exception) -> None:
        if isinstance(error, CastInspectError):
            message = error.message
        else:
            message = Message("unexpected", {"detail": str(error) or type(error).__name__})
        self._set_state(OutputState.FAILING, message)

    def _set_state(self, state: OutputState, error: Message | None) -> None:
        if state is not self._state:
            self._since = self._clock()
        self._state, self._error = state, error

    def _run_tests(self) -> None:
        while self._tests:
            station, asked = self._tests.popleft()
            try:
                asked.set_result(self._output.test(station))
            except Exception as error:
                asked.set_exception(error)


class OutputRunner:
    """Runs a worker a thread. `start` it before judging, `wake` it after each part, `close` it at the end.

    Args:
        outputs: By their names in the outbox.
        outbox: What waits.
        heartbeat: Of the line.
    """

    def __init__(self, outputs: Mapping[str, Output], outbox: Outbox, heartbeat: Heartbeat) -> None:
        self._workers = {name: OutputWorker(name, output, outbox, heartbeat) for name, output in outputs.items()}
        self._wakes = {name: threading.Event() for name in outputs}
        self._threads: list[threading.Thread] = []
        self._ending = False

    @property
    def names(self) -> tuple[str, ...]:
        """Of the outputs, in the order of the settings."""
        return tuple(self._workers)

    def start(self) -> None:
        """Open the outputs and begin."""
        for name in self._workers:
            thread = threading.Thread(target=self._serve, args=(name,), name=f"output {name}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def wake(self) -> None:
        """Say that something new waits."""
        for wake in self._wakes.values():
            wake.set()

    def health(self) -> tuple[OutputHealth, ...]:
        """How each output is, in the order of the settings."""
        return tuple(worker.health() for worker in self._workers.values())

    def errors(self) -> tuple[tuple[str, Message], ...]:
        """Why outputs fail, by their names; cheap enough for every look of the line."""
        found = ((name, worker.error) for name, worker in self._workers.items())
        return tuple((name, error) for name, error in found if error is not None)

    def test(self, name: str, station: str, seconds: float = 60.0) -> Message:
        """Test an output that runs; what it says.

        Raises:
            CastInspectError: It does not work.
            TimeoutError: It did not answer.
        """
        asked = self._workers[name].ask_for_test(station)
        self._wakes[name].set()
        return asked.result(seconds)

    def close(self, seconds: float = 30.0) -> None:
        """Try once more what is due, say "not ready", and end; an output that hangs is left behind."""
        self._ending = True
        self.wake()
        latest = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(latest - time.monotonic(), 0.0))
        self._threads = []

    def _serve(self, name: str) -> None:
        worker, wake = self._workers[name], self._wakes[name]
        while not self._ending:
            seconds = worker.step()
            wake.wait(seconds)
            wake.clear()
        while worker.step() == 0:  # all that is due, if it is taken
            pass
        worker.close()
