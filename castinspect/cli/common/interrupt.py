"""Ctrl+C during a training run: the first asks it to finish, the second ends it at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from castinspect.cli.common.console import errors
from castinspect.language import say


@contextmanager
def ended_by_person() -> Iterator[None]:
    """A block that Ctrl+C ends in the ordinary way, and the end of a service, too."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, previous)


@contextmanager
def finish_on_interrupt(run: object) -> Iterator[None]:
    """Within the block, turn the first Ctrl+C into `run.finish()`."""
    finish = getattr(run, "finish", None)
    if finish is None or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ask(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, previous)
        errors.print(say("finishing after this batch; Ctrl+C again ends at once"), style="yellow")
        finish()

    previous = signal.signal(signal.SIGINT, ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)
